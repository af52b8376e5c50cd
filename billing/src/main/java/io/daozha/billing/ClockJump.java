package io.daozha.billing;

import io.daozha.billing.tariff.CannotPriceException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * The clock of the site was set. A fee is time: between two moments of which one was told by another clock nobody knows
 * how much of it lies, so no fee is asked for it (X16).
 *
 * <p>A moment lies after a jump when it is no earlier than what the clock showed then. Each stay keeps the last jump that
 * lay before its entry; those from there to its end are added up, so that a clock that was set and set back does no harm.
 */
@Entity
@Table(name = "clock_jump")
class ClockJump extends PanacheEntityBase {
    /** Set by less, it moves no fee worth asking about. */
    private static final Duration MOVES_A_FEE = Duration.ofMinutes(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Instant expected;

    private Instant shown;

    ClockJump() {}

    private ClockJump(Instant expected, Instant shown) {
        this.expected = expected;
        this.shown = shown;
    }

    /** Takes a jump once, however often it is told. */
    static void take(Instant expected, Instant shown) {
        ClockJump jump = new ClockJump(expected.truncatedTo(ChronoUnit.MICROS), shown.truncatedTo(ChronoUnit.MICROS));
        if (count("expected = ?1 and shown = ?2", jump.expected, jump.shown) == 0) {
            jump.persist();
            OutboxRow.clockJumped(jump.expected, jump.shown).persist();
        }
    }

    /** The number of the last jump that lay before a moment, 0 where none did. */
    static long lastBefore(Instant at) {
        return ClockJump.<ClockJump>find("shown <= ?1", Sort.descending("id"), at)
                .firstResultOptional()
                .map(jump -> jump.id)
                .orElse(0L);
    }

    /** The number of the last jump, 0 where the clock was never set. */
    static long last() {
        return ClockJump.<ClockJump>findAll(Sort.descending("id"))
                .firstResultOptional()
                .map(jump -> jump.id)
                .orElse(0L);
    }

    /** Those that lay after the entry of any of these stays, in their order. */
    static List<ClockJump> since(Collection<ParkingSession> stays) {
        return list(
                "id > ?1",
                Sort.by("id"),
                stays.stream().mapToLong(ParkingSession::clockEpoch).min().orElse(Long.MAX_VALUE));
    }

    static boolean doubtful(ParkingSession stay, Instant to) {
        return doubtful(since(List.of(stay)), stay, to);
    }

    private static boolean doubtful(List<ClockJump> jumps, ParkingSession stay, Instant to) {
        return within(jumps, stay, to).abs().compareTo(MOVES_A_FEE) >= 0;
    }

    /**
     * @param jumps all since the entry, in their order
     * @throws CannotPriceException when between the entry and a moment the clock was set
     */
    static void refuseAcross(List<ClockJump> jumps, ParkingSession stay, Instant to) {
        if (doubtful(jumps, stay, to)) {
            String since = stay.tariffVersion().tariff().wall(stay.enteredAt());
            Duration by = within(jumps, stay, to);
            boolean back = by.isNegative();
            long minutes = by.abs().toMinutes();
            throw new CannotPriceException(
                    "这辆车按当时的时钟 " + since + " 进场，其间时钟被拨" + (back ? "慢" : "快") + Spans.zh(minutes) + "：请人工决定，或更正进场时间",
                    "While the car of stay " + stay.id() + " was inside, since " + since
                            + " by the clock of then, the clock was set " + (back ? "back" : "forward") + " by "
                            + Spans.en(minutes) + ": a person decides, or corrects the time of its entry");
        }
    }

    private static Duration within(List<ClockJump> jumps, ParkingSession stay, Instant to) {
        long last = jumps.stream()
                .filter(jump -> !jump.shown.isAfter(to))
                .mapToLong(jump -> jump.id)
                .max()
                .orElse(0);
        return jumps.stream()
                .filter(jump -> jump.id > stay.clockEpoch() && jump.id <= last)
                .map(jump -> Duration.between(jump.expected, jump.shown))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
