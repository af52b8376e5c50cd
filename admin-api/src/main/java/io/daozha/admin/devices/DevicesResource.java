package io.daozha.admin.devices;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.hardware.DeviceException;
import io.daozha.hardware.SignText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The page of the devices, for the manager and the installer while the application runs: what the installer's commands
 * do, on the lines that the application holds.
 */
@Path("/settings/devices")
@Blocking
class DevicesResource {
    private static final Logger LOG = Logger.getLogger(DevicesResource.class);
    private static final Duration PULSE = Duration.ofMillis(500);
    private static final int MOST_LINES = 4;

    private final Devices devices;
    private final Shell shell;
    private final Deed deed;

    DevicesResource(Devices devices, Shell shell, Deed deed) {
        this.devices = devices;
        this.shell = shell;
        this.deed = deed;
    }

    /** Templates: the page, and the part of it that changes by itself. */
    @CheckedTemplate(basePath = "devices", requireTypeSafeExpressions = false)
    static class Pages {
        private Pages() {}

        static native TemplateInstance devices(DevicesView view);

        static native TemplateInstance section(DevicesView view);
    }

    /** @param sure that nobody is near the arm */
    record Pulse(int relay, String reason, boolean sure) {}

    /** @param say may be empty */
    record Words(String text, String say) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
    public Response page() {
        return shell.page(Pages.devices(DevicesView.of(devices)));
    }

    @GET
    @Path("now")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
    public Response now() {
        return shell.page(Pages.section(DevicesView.of(devices)));
    }

    /** A pulse of the relay that opens is an opening by hand and goes onto the leakage sheet as one. */
    @POST
    @Path("{lane}/pulse")
    @RolesAllowed(Roles.MANAGER)
    public void pulse(@PathParam("lane") String id, Pulse order) {
        Devices.Wired lane = devices.lane(id).orElseThrow(() -> trouble(404, "no-such-lane", DeviceMsg::noSuchLane));
        if (order == null || order.reason() == null || order.reason().isBlank()) {
            throw trouble(400, "reason-missing", DeviceMsg::reasonMissing);
        }
        if (!order.sure()) {
            throw trouble(400, "not-sure", DeviceMsg::notSure);
        }
        String reason = order.reason().strip();
        deed.because(reason);
        switch (DevicesView.load(lane.contacts(), order.relay())) {
            case CLOSE -> throw trouble(409, "close-relay", DeviceMsg::closeRelay);
            case OPEN -> {
                if (!lane.lane().open(shell.name(), reason)) {
                    throw trouble(409, "not-now", DeviceMsg::notNow);
                }
            }
            case FREE -> pulse(lane, order.relay(), reason);
        }
    }

    private void pulse(Devices.Wired lane, int relay, String reason) {
        try {
            lane.board().pulse(relay, PULSE);
            LOG.infof("Relay %d of %s pulsed by %s: %s", relay, lane.board(), shell.name(), reason);
        } catch (DeviceException e) {
            throw refused(e);
        }
    }

    /** Shown until the lane has something to say itself. */
    @POST
    @Path("{lane}/text")
    @RolesAllowed(Roles.MANAGER)
    public void text(@PathParam("lane") String id, Words order) {
        Devices.Wired lane = devices.lane(id)
                .filter(Devices.Wired::hasSign)
                .orElseThrow(() -> trouble(404, "no-sign", DeviceMsg::noSign));
        List<String> lines = order == null || order.text() == null
                ? List.of()
                : order.text().lines().limit(MOST_LINES).toList();
        if (lines.isEmpty()) {
            throw trouble(400, "text-missing", DeviceMsg::textMissing);
        }
        Optional<String> speech = Stream.ofNullable(order.say())
                .map(String::strip)
                .filter(say -> !say.isEmpty())
                .findFirst();
        try {
            lane.sign().show(new SignText(lines, speech, Optional.empty()));
        } catch (DeviceException e) {
            throw refused(e);
        }
    }

    private static Trouble refused(DeviceException e) {
        return new Trouble(
                503,
                "device-refused",
                language -> language.words(DeviceMsg.class).deviceRefused(),
                io.daozha.billing.Words.of(e.getMessage()),
                List.of());
    }

    private static Trouble trouble(int status, String code, Function<DeviceMsg, String> sentence) {
        return Trouble.of(status, code, language -> sentence.apply(language.words(DeviceMsg.class)));
    }
}
