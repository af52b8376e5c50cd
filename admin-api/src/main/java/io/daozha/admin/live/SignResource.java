package io.daozha.admin.live;

import io.daozha.admin.live.Refused.Cause;
import io.daozha.admin.web.Language;
import io.daozha.admin.web.Shell;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * A lane's sign for a tablet or an old phone that stands in the lane. It is kept up to date by server-sent events: {@code
 * sign} carries what it shows, {@code beat} says every three seconds that this is still so; a screen that misses two of
 * them says that it is out of date instead of showing an old message.
 */
@Path("/lane/{id}/sign")
@PermitAll
class SignResource {
    private static final Logger LOG = Logger.getLogger(SignResource.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private final Console console;
    private final LiveFeed feed;
    private final ScreenHours hours;
    private final ScreenFacts facts;
    private final Shell shell;

    SignResource(Console console, LiveFeed feed, ScreenHours hours, ScreenFacts facts, Shell shell) {
        this.facts = facts;
        this.console = console;
        this.feed = feed;
        this.hours = hours;
        this.shell = shell;
    }

    @GET
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("id") String id, @QueryParam("voice") String voice) {
        SignView view = view(id, shell.language()).orElseThrow(() -> new Refused(Cause.NO_SUCH_LANE));
        return shell.page(Pages.sign(view, shell.language(), "1".equals(voice)));
    }

    @GET
    @Path("/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers, @Context Sse sse) {
        Language language = Language.of(uri, headers);
        AtomicReference<String> shown = new AtomicReference<>("");
        return feed.looks(HEARTBEAT, () -> look(id, language, shown, sse));
    }

    private List<OutboundSseEvent> look(String id, Language language, AtomicReference<String> shown, Sse sse) {
        List<OutboundSseEvent> events = new ArrayList<>();
        try {
            view(id, language).ifPresent(view -> {
                String html = Pages.signboard(view).setLocale(language.locale()).render();
                if (!html.equals(shown.getAndSet(html))) {
                    events.add(LiveResource.event(sse, "sign", new Board(html)));
                }
                events.add(LiveResource.event(sse, "beat", new Beat(view.at().toEpochMilli())));
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "The sign of lane %s could not be drawn for its screen, which will say so", id);
        }
        return events;
    }

    private Optional<SignView> view(String id, Language language) {
        ConsoleView now = console.now();
        return now.lane(id)
                .map(lane -> new SignView(
                        now.place(),
                        now.at(),
                        lane,
                        hours.levels(id, now.at()),
                        facts.payCode(lane),
                        facts.prices(now.at()).stream()
                                .map(words -> language == Language.ZH ? words.zh() : words.en())
                                .toList()));
    }

    record Board(String html) {}

    /** @param at the car park's time, in milliseconds since 1970 */
    record Beat(long at) {}
}
