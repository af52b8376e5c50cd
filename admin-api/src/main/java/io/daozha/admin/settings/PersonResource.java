package io.daozha.admin.settings;

import io.daozha.admin.access.Deed;
import io.daozha.admin.keeping.PersonArchive;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.People;
import io.daozha.billing.Plate;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Settings → One person's data: what is held on the cars of somebody, handed over or forgotten at his request. */
@Path("/settings/person")
@Blocking
@RolesAllowed(Roles.MANAGER)
class PersonResource {
    private static final int CARS = 3;
    private static final int LONGEST_PLATE = 12;

    private final PersonArchive archive;
    private final Shell shell;
    private final Deed deed;

    PersonResource(PersonArchive archive, Shell shell, Deed deed) {
        this.archive = archive;
        this.shell = shell;
        this.deed = deed;
    }

    /** The templates. A trouble is null where nothing is wrong. */
    @CheckedTemplate(basePath = "settings", requireTypeSafeExpressions = false)
    static class Pages {
        private Pages() {}

        static native TemplateInstance person(Request request, Trouble trouble);

        static native TemplateInstance forgotten(People.Forgotten forgotten);
    }

    /** As it was typed, one field each, for the form to come again with. */
    record Request(List<String> plates, List<String> colours, String reason) {
        static final Request BLANK = new Request(List.of(), List.of(), "");

        public String field(int car) {
            return "plate-" + car;
        }

        public String plate(int car) {
            return car < plates.size() ? plates.get(car) : "";
        }

        public String colour(int car) {
            return car < colours.size() ? colours.get(car) : "BLUE";
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response ask() {
        return shell.page(Pages.person(Request.BLANK, null));
    }

    /** A ZIP with all that is held. */
    @POST
    @Path("export")
    @Produces({"application/zip", MediaType.TEXT_HTML})
    public Response hand(
            @FormParam("plate") List<String> plates,
            @FormParam("colour") List<String> colours,
            @FormParam("reason") String reason) {
        Request request = new Request(plates, colours, reason);
        try {
            List<Plate> cars = cars(request, true);
            StreamingOutput zip = out -> archive.write(cars, out);
            return Response.ok(zip, "application/zip")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"held.zip\"")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), Pages.person(request, trouble));
        }
    }

    @POST
    @Path("forget")
    @Produces(MediaType.TEXT_HTML)
    public Response forget(
            @FormParam("plate") List<String> plates,
            @FormParam("colour") List<String> colours,
            @FormParam("reason") String reason,
            @FormParam("sure") boolean sure) {
        Request request = new Request(plates, colours, reason);
        try {
            return shell.page(Pages.forgotten(archive.forget(cars(request, sure))));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), Pages.person(request, trouble));
        }
    }

    /** The audit log keeps the reason, and of the plates no more than masks: it is never forgotten. */
    private List<Plate> cars(Request request, boolean sure) {
        Fields form = new Fields();
        List<Plate> cars = new ArrayList<>();
        for (int car = 0; car < CARS; car++) {
            String text = form.text(request.field(car), request.plate(car), 0, LONGEST_PLATE)
                    .replaceAll("[\\s·.-]", "")
                    .toUpperCase(Locale.ROOT);
            if (!text.isEmpty()) {
                Plate.Colour colour = form.one(request.field(car), request.colour(car), Plate.Colour.class);
                if (!text.matches("[\\p{IsHan}A-Z0-9]+")) {
                    form.flaw(
                            request.field(car),
                            language -> language.words(SettingsMsg.class).noCar());
                    continue;
                }
                cars.add(new Plate(text, colour == null ? Plate.Colour.BLUE : colour));
            }
        }
        if (cars.isEmpty()) {
            form.flaw("plate-0", language -> language.words(SettingsMsg.class).noCar());
        }
        String reason = form.text("reason", request.reason(), 2, 120);
        if (!sure) {
            form.flaw("sure", language -> language.words(SettingsMsg.class).notSure());
        }
        deed.to(cars.stream().map(Plate::masked).collect(Collectors.joining(" ")));
        deed.because(reason);
        form.check();
        return cars;
    }
}
