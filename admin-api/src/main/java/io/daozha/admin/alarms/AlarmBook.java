package io.daozha.admin.alarms;

import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.LaneView.Alarm.Kind;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Facts;
import io.daozha.billing.postgres.Outage;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes down when alarms begin and end, and who has seen them. Pages ask {@link #unseen} at every look, so it is answered
 * from memory. Safe from any thread.
 */
@ApplicationScoped
@Named("alarms")
public class AlarmBook {
    /** What a person did himself needs nobody to see it. */
    private static final Set<Kind> DEEDS = EnumSet.of(Kind.OPENED_BY_HAND, Kind.HELD, Kind.RELEASED);

    private static final int SHOWN = 20;

    /** Word of the facts, for an outage of the brought-along database. */
    static final String DATABASE_DOWN = "DATABASE_DOWN";

    private final Facts facts;
    private volatile List<Alarm> unseen = List.of();
    private volatile long count;
    private volatile Optional<Alarm> away = Optional.empty();
    private Instant told = Instant.MIN;

    AlarmBook(Facts facts) {
        this.facts = facts;
    }

    private record Key(String lane, String kind) {}

    /** The newest that nobody has seen yet. */
    public List<Alarm> unseen() {
        return Stream.concat(away.stream(), unseen.stream()).toList();
    }

    public long count() {
        return count + (away.isPresent() ? 1 : 0);
    }

    /**
     * The database cannot be told that it is away: while it is, the alarm is in memory, and it is written down afterwards.
     *
     * @param latest outage, by the clock of the machine
     * @param at the car park's time, which in simulation is another
     * @return whether the pages have something else to show
     */
    boolean away(Optional<Outage> latest, Instant at) {
        if (latest.isEmpty() || latest.get().began().equals(told)) {
            return false;
        }
        Outage outage = latest.get();
        Optional<Alarm> before = away;
        Alarm now = new Alarm(
                "", DATABASE_DOWN, outage.reason(), before.map(Alarm::beganAt).orElse(at));
        if (outage.lasts()) {
            away = Optional.of(now);
            return before.isEmpty() || !before.get().detail().equals(now.detail());
        }
        QuarkusTransaction.requiringNew().run(() -> {
            facts.alarm(DATABASE_DOWN, now.detail(), now.beganAt());
            Panache.flush(); // the table of alarms hears it from the facts
            Alarm.update("endedAt = ?1 where kind = ?2 and beganAt = ?3", at, DATABASE_DOWN, now.beganAt());
        });
        told = outage.began();
        away = Optional.empty();
        refresh();
        return true;
    }

    /** Compares what is wrong with what was. @return whether the pages have something else to show */
    boolean look(ConsoleView view) {
        List<Alarm> before = unseen;
        QuarkusTransaction.requiringNew().run(() -> compare(view));
        refresh();
        return !ids(before).equals(ids(unseen));
    }

    private static List<String> ids(List<Alarm> alarms) {
        return alarms.stream().map(alarm -> alarm.id() + " " + alarm.lasts()).toList();
    }

    private static void compare(ConsoleView view) {
        Map<Key, LaneView.Alarm> now = new LinkedHashMap<>();
        view.lanes()
                .forEach(lane -> lane.alarms().stream()
                        .filter(alarm -> !DEEDS.contains(alarm.kind()))
                        .forEach(alarm ->
                                now.putIfAbsent(new Key(lane.id(), alarm.kind().name()), alarm)));
        List<Alarm> lasting = Alarm.list("endedAt is null");
        for (Alarm alarm : lasting) {
            if (now.remove(new Key(alarm.lane(), alarm.kind())) == null) {
                alarm.ends(view.at());
            }
        }
        now.forEach((key, alarm) -> new Alarm(key.lane(), key.kind(), alarm.detail(), alarm.since()).persist());
    }

    private void refresh() {
        QuarkusTransaction.requiringNew().run(() -> {
            unseen = Alarm.<Alarm>find("seenAt is null order by id desc")
                    .page(Page.ofSize(SHOWN))
                    .list();
            count = Alarm.count("seenAt is null");
        });
    }

    /** @throws Trouble 404 where there is no such alarm */
    Alarm see(long id, String by, Instant at) {
        Alarm seen = QuarkusTransaction.requiringNew().call(() -> {
            Alarm alarm = Alarm.<Alarm>findByIdOptional(id).orElseThrow(Trouble::notFound);
            alarm.seen(by, at);
            return alarm;
        });
        refresh();
        return seen;
    }

    /** @param before ids below this, newest first; 0 for the newest of all */
    Slice<Alarm> list(long before, int limit) {
        List<Alarm> found = QuarkusTransaction.requiringNew()
                .call(() -> Alarm.<Alarm>find("id < ?1 order by id desc", before == 0 ? Long.MAX_VALUE : before)
                        .page(Page.ofSize(limit + 1))
                        .list());
        return Slice.of(found, limit, Alarm::id);
    }
}
