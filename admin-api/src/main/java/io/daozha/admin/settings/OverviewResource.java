package io.daozha.admin.settings;

import io.daozha.admin.lanes.CarPark;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.payment.Checkout;
import io.daozha.gate.FailPolicy.Cause;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings → Overview: what is in force, where it was set, and how things stand. Changes nothing. */
@Path("/settings/overview")
@Blocking
class OverviewResource {
    private final Configuration configuration;
    private final Condition condition;
    private final CarPark carPark;
    private final Checkout checkout;
    private final Shell shell;

    OverviewResource(
            Configuration configuration, Condition condition, CarPark carPark, Checkout checkout, Shell shell) {
        this.configuration = configuration;
        this.condition = condition;
        this.carPark = carPark;
        this.checkout = checkout;
        this.shell = shell;
    }

    /** The template. */
    @CheckedTemplate(basePath = "settings", requireTypeSafeExpressions = false)
    static class Pages {
        private Pages() {}

        static native TemplateInstance overview(Overview view);
    }

    /**
     * What the page shows.
     *
     * @param channels by which drivers pay
     * @param trouble why they cannot, a sentence; empty while they can
     */
    record Overview(
            Condition.Now now,
            List<String> channels,
            String trouble,
            List<Configuration.Policy> policies,
            List<Configuration.Part> parts) {}

    /** For the template. */
    @TemplateExtension
    static List<Cause> causes(Overview view) {
        return List.of(Cause.values());
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
    public Response page() {
        Map<String, Direction> lanes = new TreeMap<>();
        carPark.sites().stream()
                .map(site -> site.lane().status().rules())
                .forEach(rules -> lanes.put(rules.lane(), rules.direction()));
        return shell.page(Pages.overview(new Overview(
                condition.now(),
                checkout.channels(),
                checkout.trouble().orElse(""),
                configuration.policies(lanes),
                configuration.parts())));
    }
}
