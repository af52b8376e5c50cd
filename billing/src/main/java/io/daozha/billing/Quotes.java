package io.daozha.billing;

import io.daozha.billing.Charge.Line;
import io.daozha.billing.Charge.Line.Kind;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.right.Segment;
import io.daozha.billing.right.StayRights;
import io.daozha.billing.tariff.CannotPriceException;
import io.daozha.billing.tariff.Discount;
import io.daozha.billing.tariff.Stay;
import io.daozha.billing.tariff.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prices some stays as of one moment. What bears on them beside their tariff is read for all of them together, in as many
 * questions as for one. Inside a transaction of {@link Parking}.
 */
final class Quotes {
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final Collection<ParkingSession> stays;
    private final Instant at;
    private final Map<Long, PaymentOrder> pending;
    private Circumstances known;

    Quotes(Collection<ParkingSession> stays, Instant at) {
        this.stays = List.copyOf(stays);
        this.at = at;
        this.pending = PaymentOrder.pending(this.stays);
    }

    /**
     * What a stay is worth, segment by segment.
     *
     * @param segments the whole stay, up to the moment it was asked of
     */
    record Bill(List<Segment> segments, Charge charge) {}

    private record Circumstances(
            StayRights rights, List<Coupon> coupons, List<ParkingSession> earlier, List<ClockJump> jumps) {}

    /**
     * What a stay is worth to a driver who asks, or stands at the exit, at this moment. A sum that was paid holds until
     * the time to leave is over, a sum that was named as long as its order is valid (X04, X12); what remains of the stay
     * is then under the right of its last segment.
     *
     * @throws CannotPriceException when a person has to decide
     */
    Bill bill(ParkingSession stay) {
        List<Segment> segments = new ArrayList<>(known().rights().segments(stay));
        Charge charge = stay.fixedCharge(at).orElseGet(() -> price(stay, segments));
        Segment last = segments.remove(segments.size() - 1);
        segments.add(at.isAfter(last.to()) ? last.endingAt(at) : last);
        return new Bill(segments, charge);
    }

    private Circumstances known() {
        if (known == null) {
            Map<ParkingSession, Instant> ends = new LinkedHashMap<>();
            stays.forEach(stay -> ends.put(stay, grownTo(stay)));
            known = new Circumstances(
                    StayRights.of(ends),
                    Coupon.counting(stays, at),
                    Reach.stays(stays.stream().map(Quotes::before).toList()),
                    ClockJump.since(stays));
        }
        return known;
    }

    private Instant grownTo(ParkingSession stay) {
        return stay.oversight()
                .grownTo(stay.settledTo(at)
                        .or(() -> order(stay).map(PaymentOrder::pricedTo))
                        .orElse(at));
    }

    /** Asks for a sum that may still be paid. */
    private Optional<PaymentOrder> order(ParkingSession stay) {
        return Optional.ofNullable(pending.get(stay.id())).filter(order -> order.holds(at));
    }

    private Charge price(ParkingSession stay, List<Segment> segments) {
        Tariff tariff = stay.tariffVersion().tariff();
        if (segments.stream().anyMatch(segment -> !segment.covered())) {
            ClockJump.refuseAcross(known().jumps(), stay, at);
        }
        Instant to = grownTo(stay);
        List<Line> lines = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        List<Discount> discounts = Coupon.discounts(known().coupons(), stay, at);
        for (Segment segment : segments) {
            // A clock set back: the tariff says that it cannot price that.
            Instant end = to.isBefore(segment.to()) ? to : segment.to();
            Charge part = segment.covered()
                    ? covered(segment, stay)
                    : tariff.price(new Stay(
                            segment.from(), end, stay.plate().vehicle(), !lines.isEmpty(), discounts, earlier(stay)));
            if (!segment.covered()) {
                // A coupon is for one piece of time, and that is the first which costs anything.
                discounts = part.total().minor() > 0 || used(part) ? List.of() : discounts;
            }
            names.add(part.tariff());
            lines.addAll(part.lines());
        }
        return new Charge(String.join(" + ", names), lines, stay.currency());
    }

    /** Where the earlier visits of a stay's plate are looked for: as far back as a cap across visits of a day can reach. */
    private static Reach before(ParkingSession stay) {
        return new Reach(stay.plate().text(), stay.enteredAt().minus(TWO_DAYS), stay.enteredAt());
    }

    /** What earlier visits of this plate were charged. */
    private List<Stay.Earlier> earlier(ParkingSession stay) {
        Reach before = before(stay);
        return known().earlier().stream()
                .filter(visit -> visit.plate().equals(stay.plate()) && before.covers(visit))
                .flatMap(visit -> visit.charge().stream())
                .flatMap(charge -> Stay.Earlier.of(charge).stream())
                .toList();
    }

    private static Charge covered(Segment segment, ParkingSession stay) {
        Money nothing = new Money(0, stay.currency());
        Line line = new Line(Kind.PERMIT, segment.from(), segment.to(), 1, nothing, nothing);
        return new Charge(segment.name(), List.of(line), stay.currency());
    }

    private static boolean used(Charge part) {
        return part.lines().stream().anyMatch(line -> line.kind() == Kind.DISCOUNT);
    }

    /**
     * What is left to pay for one of the stays.
     *
     * @throws CannotPriceException when a person has to decide
     */
    Quote of(ParkingSession stay) {
        Charge charge = stay.state() == State.OPEN
                ? bill(stay).charge()
                : stay.charge()
                        .orElseThrow(() -> new CannotPriceException(
                                "第 " + stay.id() + " 次停车在「待核对」里，等人决定",
                                "Stay " + stay.id() + " is held for review: a person decides"));
        Money due = stay.left(charge);
        Instant validUntil = order(stay)
                .map(PaymentOrder::validUntil)
                .orElseGet(() -> at.plus(stay.tariffVersion().tariff().quoteValid()));
        return new Quote(
                stay.id(),
                stay.plate(),
                stay.enteredAt(),
                Duration.between(stay.enteredAt(), stay.leftAt().orElse(at)),
                charge,
                stay.paid(),
                due.minor() > 0 ? due : due.times(0),
                validUntil);
    }
}
