package io.daozha.admin.live;

import io.daozha.admin.web.Language;
import io.daozha.admin.web.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Keeps an open console up to date by server-sent events. {@code region} carries the new HTML of one part of the page,
 * sent when it differs from what this page has; {@code clock} carries the car park's time and is the heartbeat. A fresh
 * connection gets everything, so a page recovers from whatever it missed by connecting again.
 */
@Path("/live")
class LiveResource {
    private static final Logger LOG = Logger.getLogger(LiveResource.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Console console;
    private final LiveFeed feed;
    private final Map<Language, Drawing> drawings = new EnumMap<>(Language.class);

    LiveResource(Console console, LiveFeed feed) {
        this.console = console;
        this.feed = feed;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(@Context UriInfo uri, @Context HttpHeaders headers, @Context Sse sse) {
        Language language = Language.of(uri, headers);
        Map<String, String> shown = new HashMap<>();
        return feed.looks(HEARTBEAT, () -> look(language, shown, sse));
    }

    /** What has changed since the last look, the clock always. A look that fails is made up for by the next. */
    private List<OutboundSseEvent> look(Language language, Map<String, String> shown, Sse sse) {
        List<OutboundSseEvent> events = new ArrayList<>();
        try {
            Drawing drawing = drawing(language);
            for (Fragment region : drawing.regions()) {
                if (!region.html().equals(shown.put(region.id(), region.html()))) {
                    events.add(event(sse, "region", region));
                }
            }
            events.add(event(sse, "clock", drawing.clock()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The console could not be drawn for a live page");
        }
        return events;
    }

    /**
     * Drawn once for all pages that look at the same change: each looks a while after it heard of the change, so what was begun
     * within that while shows it.
     */
    private synchronized Drawing drawing(Language language) {
        Drawing last = drawings.get(language);
        long now = System.nanoTime();
        if (last != null && now - last.begun() < LiveFeed.GATHER.toNanos()) {
            return last;
        }
        ConsoleView view = console.now();
        List<Fragment> regions = Pages.REGIONS.stream()
                .map(region -> new Fragment(region.id(), region.html(view, language)))
                .toList();
        Drawing drawing = new Drawing(now, regions, new Tick(view.at().toEpochMilli(), view.pace()));
        drawings.put(language, drawing);
        return drawing;
    }

    static OutboundSseEvent event(Sse sse, String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }

    /** @param id of the element that is to look like this */
    record Fragment(String id, String html) {}

    /** @param at milliseconds since 1970; pace how many of them go by in one of the reader's */
    record Tick(long at, double pace) {}

    /** @param begun by {@link System#nanoTime()} */
    private record Drawing(long begun, List<Fragment> regions, Tick clock) {}
}
