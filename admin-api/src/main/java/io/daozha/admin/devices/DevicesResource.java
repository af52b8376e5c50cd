package io.daozha.admin.devices;

import io.daozha.admin.live.HtmlPage;
import io.daozha.admin.live.Language;
import io.daozha.hardware.DeviceException;
import io.daozha.hardware.SignText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The page of the devices, for the manager and the installer while the application runs: what the installer's commands
 * do, on the lines that the application holds.
 */
@Path("/devices")
@Blocking
class DevicesResource {
    private static final Logger LOG = Logger.getLogger(DevicesResource.class);
    private static final String BY = "operator";
    private static final Duration PULSE = Duration.ofMillis(500);
    private static final int MOST_LINES = 4;

    private final Devices devices;

    DevicesResource(Devices devices) {
        this.devices = devices;
    }

    /** Templates: the page, and the part of it that changes by itself. */
    @CheckedTemplate(basePath = "devices", requireTypeSafeExpressions = false)
    static class Pages {
        private Pages() {}

        static native TemplateInstance devices(DevicesView view, Language language);

        static native TemplateInstance section(DevicesView view);
    }

    /** @param title the sentence for a reader, detail in the device's own words (RFC 9457) */
    record Problem(String title, int status, String detail) {}

    /** @param sure that nobody is near the arm */
    record Pulse(int relay, String reason, boolean sure) {}

    /** @param say may be empty */
    record Words(String text, String say) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(@Context UriInfo uri, @Context HttpHeaders headers) {
        Language language = Language.of(uri, headers);
        return HtmlPage.answer(Response.Status.OK, Pages.devices(DevicesView.of(devices), language), language, uri);
    }

    @GET
    @Path("now")
    @Produces(MediaType.TEXT_HTML)
    public Response now(@Context UriInfo uri, @Context HttpHeaders headers) {
        Language language = Language.of(uri, headers);
        return HtmlPage.answer(Response.Status.OK, Pages.section(DevicesView.of(devices)), language, uri);
    }

    /** A pulse of the relay that opens is an opening by hand and goes onto the leakage sheet as one. */
    @POST
    @Path("{lane}/pulse")
    public Response pulse(
            @PathParam("lane") String id, Pulse order, @Context UriInfo uri, @Context HttpHeaders headers) {
        DeviceMsg words = words(Language.of(uri, headers));
        Optional<Devices.Wired> lane = devices.lane(id);
        if (lane.isEmpty()) {
            return refused(404, words.noSuchLane(), "");
        }
        if (order == null || order.reason() == null || order.reason().isBlank()) {
            return refused(400, words.reasonMissing(), "");
        }
        if (!order.sure()) {
            return refused(400, words.notSure(), "");
        }
        return switch (DevicesView.load(lane.get().contacts(), order.relay())) {
            case CLOSE -> refused(409, words.closeRelay(), "");
            case OPEN ->
                lane.get().lane().open(BY, order.reason().strip())
                        ? Response.noContent().build()
                        : refused(409, words.notNow(), "");
            case FREE -> pulse(lane.get(), order, words);
        };
    }

    private static Response pulse(Devices.Wired lane, Pulse order, DeviceMsg words) {
        try {
            lane.board().pulse(order.relay(), PULSE);
            LOG.infof("Relay %d of %s pulsed by %s: %s", order.relay(), lane.board(), BY, order.reason());
            return Response.noContent().build();
        } catch (DeviceException e) {
            return refused(503, words.deviceRefused(), e.getMessage());
        }
    }

    /** Shown until the lane has something to say itself. */
    @POST
    @Path("{lane}/text")
    public Response text(
            @PathParam("lane") String id, Words order, @Context UriInfo uri, @Context HttpHeaders headers) {
        DeviceMsg words = words(Language.of(uri, headers));
        Optional<Devices.Wired> lane = devices.lane(id).filter(Devices.Wired::hasSign);
        if (lane.isEmpty()) {
            return refused(404, words.noSign(), "");
        }
        List<String> lines = order == null || order.text() == null
                ? List.of()
                : order.text().lines().limit(MOST_LINES).toList();
        if (lines.isEmpty()) {
            return refused(400, words.textMissing(), "");
        }
        Optional<String> speech = Stream.ofNullable(order.say())
                .map(String::strip)
                .filter(say -> !say.isEmpty())
                .findFirst();
        try {
            lane.get().sign().show(new SignText(lines, speech, Optional.empty()));
            return Response.noContent().build();
        } catch (DeviceException e) {
            return refused(503, words.deviceRefused(), e.getMessage());
        }
    }

    private static Response refused(int status, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(new Problem(title, status, detail))
                .build();
    }

    private static DeviceMsg words(Language language) {
        return MessageBundles.get(DeviceMsg.class, Localized.Literal.of(language.code()));
    }
}
