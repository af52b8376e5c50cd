package io.daozha.admin.month;

import io.daozha.billing.EntryVerdict;
import io.daozha.billing.ExitVerdict;
import io.daozha.billing.Grounds;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What must be true of stays and sums, worked out again from nothing but the passages and payments that billing has
 * acknowledged: for each plate its passages in the order in which they happened, whatever the order in which they were
 * told. Knows one tariff, and permits that hold for ever.
 */
final class Books {
    /** The tariff of this car park, as its text; the constants below say the same. */
    static final String TARIFF = """
            schema: daozha-tariff/1
            name: month
            currency: CNY
            zone: Asia/Shanghai
            free: {minutes: 30 min}
            rates: {per: 60 min, price: 3.00}
            caps: {day: {per: 24 h, amount: 24.00}}
            restart: {every: 24 h, what: units}
            """;

    private static final int CAPACITY = 30;

    /** A clock that was set by less in all moves no fee worth asking about. */
    private static final Duration MOVES_A_FEE = Duration.ofMinutes(1);

    private final Checks checks;
    private final Set<Plate> permits = new HashSet<>();
    private final Map<Plate, List<Passage>> passages = new HashMap<>();
    private final Map<String, Stay> stays = new HashMap<>();
    /** The only one of a plate that can be open. */
    private final Map<Plate, Stay> lastStays = new HashMap<>();

    private final Set<String> taken = new HashSet<>();
    private final Set<String> unmatched = new HashSet<>();
    private final List<Jump> jumps = new ArrayList<>();
    private final Till till;

    /** The clock was set, as billing was told. */
    private record Jump(Instant expected, Instant shown) {}

    /** A stay as it must be. */
    static final class Stay {
        final Passage in;
        final int jumpsBefore;
        final Account account = new Account();
        Optional<Passage> out = Optional.empty();
        boolean unseen;
        OptionalLong charge = OptionalLong.empty();

        Stay(Passage in, int jumpsBefore) {
            this.in = in;
            this.jumpsBefore = jumpsBefore;
        }

        ParkingSession.State state() {
            return out.isPresent()
                    ? ParkingSession.State.CLOSED
                    : unseen ? ParkingSession.State.EXIT_UNSEEN : ParkingSession.State.OPEN;
        }

        long balance() {
            return charge.orElse(0) - account.paid;
        }
    }

    /** The money of one stay. */
    static final class Account {
        long paid;
        Optional<Instant> settledTo = Optional.empty();
        Instant leaveBy = Instant.MIN;
        Optional<Till.Order> pending = Optional.empty();

        /** A stay ends where it stood at the exit, or when its driver was asked there for what he then paid. */
        Instant pricedTo(Passage out) {
            return settledTo
                    .filter(asked -> asked.isAfter(out.arrivedAt()) && !asked.isAfter(out.passedAt()))
                    .orElse(out.arrivedAt());
        }

        /** The moment up to which a fee is reckoned (X04, X12). */
        Instant pricedTo(Instant at) {
            if (settledTo.isPresent() && !at.isAfter(leaveBy)) {
                return settledTo.get().isBefore(at) ? settledTo.get() : at;
            }
            return pending.filter(order -> !at.isAfter(order.validUntil()))
                    .map(Till.Order::pricedTo)
                    .orElse(at);
        }
    }

    Books(Checks checks, List<Vehicle> residents) {
        this.checks = checks;
        this.till = new Till(checks, this);
        residents.forEach(resident -> permits.add(resident.plate().orElseThrow()));
    }

    Till till() {
        return till;
    }

    boolean has(String passage) {
        return taken.contains(passage);
    }

    /** Billing has acknowledged a passage. */
    void took(Passage passage) {
        if (!taken.add(passage.id())) {
            return;
        }
        List<Passage> all = passages.computeIfAbsent(passage.plate(), plate -> new ArrayList<>());
        all.add(passage);
        all.sort(Comparator.comparing(Books::when));
        judge(all);
    }

    /** A stay begins when the car has passed, and is priced to where it stood at the exit. */
    private static Instant when(Passage passage) {
        return passage.direction() == Direction.IN ? passage.passedAt() : passage.arrivedAt();
    }

    private void judge(List<Passage> inOrder) {
        Optional<Stay> last = Optional.empty();
        for (Passage passage : inOrder) {
            if (passage.direction() == Direction.IN) {
                last.filter(before -> before.out.isEmpty()).ifPresent(before -> before.unseen = true);
                last = Optional.of(
                        stays.computeIfAbsent(passage.id(), id -> new Stay(passage, jumpsUntil(passage.passedAt()))));
            } else if (last.filter(stay -> stay.out.isEmpty() || stay.out.get().equals(passage))
                    .isPresent()) {
                unmatched.remove(passage.id());
                close(last.get(), passage);
            } else {
                unmatched.add(passage.id());
            }
        }
        last.ifPresent(stay -> lastStays.put(stay.in.plate(), stay));
    }

    private void close(Stay stay, Passage out) {
        if (stay.out.isEmpty()) {
            stay.charge = price(stay, stay.account.pricedTo(out));
            stay.out = Optional.of(out);
        }
    }

    /** Billing has acknowledged that the clock was set, once or again. */
    void clockWasSet(Instant expected, Instant shown) {
        Jump jump = new Jump(expected, shown);
        if (!jumps.contains(jump)) {
            jumps.add(jump);
        }
    }

    /** How many jumps there were when the last came that lies before a moment. */
    private int jumpsUntil(Instant at) {
        int count = jumps.size();
        while (count > 0 && jumps.get(count - 1).shown().isAfter(at)) {
            count--;
        }
        return count;
    }

    /** Between its entry and a moment the clock was set, and not set back: nobody knows how long it was inside (X16). */
    private boolean isDoubtful(Stay stay, Instant at) {
        Duration astray = Duration.ZERO;
        for (int n = stay.jumpsBefore; n < jumpsUntil(at); n++) {
            astray = astray.plus(
                    Duration.between(jumps.get(n).expected(), jumps.get(n).shown()));
        }
        return astray.abs().compareTo(MOVES_A_FEE) >= 0;
    }

    /** @return empty where nobody could stand by a price */
    private OptionalLong price(Stay stay, Instant at) {
        Instant from = stay.in.passedAt();
        Instant to = stay.account.pricedTo(at);
        if (permits.contains(stay.in.plate())) {
            return OptionalLong.of(0);
        }
        long minutes = Duration.between(from, to).toMinutes();
        if (to.isBefore(from) || minutes > 60 * 1440 || isDoubtful(stay, at)) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (long left = minutes <= 30 ? 0 : minutes; left > 0; left -= 1_440) {
            sum += Math.min(2_400, (Math.min(left, 1_440) + 59) / 60 * 300);
        }
        return OptionalLong.of(sum);
    }

    /** @return empty where it has no price */
    OptionalLong due(Stay stay, Instant at) {
        OptionalLong worth = price(stay, at);
        return worth.isEmpty() ? worth : OptionalLong.of(Math.max(0, worth.getAsLong() - stay.account.paid));
    }

    Optional<Stay> open(Plate plate) {
        return Optional.ofNullable(lastStays.get(plate)).filter(stay -> stay.state() == ParkingSession.State.OPEN);
    }

    Stay stay(String entry) {
        return stays.get(entry);
    }

    long inside() {
        return lastStays.values().stream()
                .filter(stay -> stay.state() == ParkingSession.State.OPEN)
                .count();
    }

    long unmatchedExits() {
        return unmatched.size();
    }

    long ledger() {
        return stays.values().stream().mapToLong(Stay::balance).sum();
    }

    /** Spaces that are kept for permits whose cars are not inside. */
    private long kept() {
        return permits.stream().filter(plate -> open(plate).isEmpty()).count();
    }

    /** What a car owes for stays that are over. */
    private long debt(Plate plate) {
        return passages.getOrDefault(plate, List.of()).stream()
                .map(passage -> stays.get(passage.id()))
                .filter(stay -> stay != null && stay.state() == ParkingSession.State.CLOSED)
                .mapToLong(stay -> Math.max(0, stay.balance()))
                .sum();
    }

    void judged(Plate plate, EntryVerdict verdict) {
        if (verdict instanceof EntryVerdict.Reminded reminded) {
            checks.same(debt(plate), reminded.debt().minor(), plate, "what it is reminded of");
            judged(plate, reminded.as());
            return;
        }
        long besides = inside() - (open(plate).isPresent() ? 1 : 0) + kept();
        if (verdict instanceof EntryVerdict.Permitted) {
            checks.that(permits.contains(plate), plate, "let in under a permit it does not have");
        } else if (verdict instanceof EntryVerdict.Temporary temporary) {
            checks.that(!permits.contains(plate), plate, "its permit is not honoured");
            checks.same(CAPACITY - besides - 1, temporary.spacesLeft(), plate, "spaces left once it is in");
        } else if (verdict instanceof EntryVerdict.Full) {
            checks.that(besides >= CAPACITY, plate, "refused while " + besides + " are inside or kept");
        } else {
            checks.notJudged(verdict);
        }
    }

    void judged(Plate plate, ExitVerdict verdict, Instant at) {
        Optional<Stay> stay = open(plate);
        checks.same(stay.isEmpty(), verdict instanceof ExitVerdict.NotInside, plate, "whether it is not inside");
        if (stay.isEmpty()) {
            return;
        }
        OptionalLong due = due(stay.get(), at);
        if (verdict instanceof ExitVerdict.Covered) {
            checks.that(permits.contains(plate), plate, "let out under a permit it does not have");
        } else if (verdict instanceof ExitVerdict.Unpriced) {
            checks.that(due.isEmpty(), plate, "has no price, and should cost " + due);
        } else if (verdict instanceof ExitVerdict.Due asked) {
            checks.same(due, OptionalLong.of(asked.quote().due().minor()), plate, "what it is asked to pay");
        } else if (verdict instanceof ExitVerdict.NothingDue || verdict instanceof ExitVerdict.Settled) {
            checks.same(due, OptionalLong.of(0), plate, "what it is asked to pay");
        } else {
            checks.notJudged(verdict);
        }
    }

    /** Holds what billing made of a passage against what must be true. */
    void compare(Passage passage, Optional<ParkingSession> kept) {
        Plate plate = passage.plate();
        if (kept.isEmpty()) {
            checks.that(unmatched.contains(passage.id()), plate, "no stay for passage " + passage.id());
            return;
        }
        ParkingSession stay = kept.get();
        Stay expected = stays.get(stay.entry().id());
        checks.that(expected != null, plate, "a stay began with a passage that nobody brought: " + stay.entry());
        till.is(stay.id(), expected);
        checks.same(expected.state(), stay.state(), plate, "state of stay " + stay.id());
        checks.same(expected.out.map(Passage::id), stay.exit().map(Passage::id), plate, "exit of stay " + stay.id());
        checks.same(expected.account.paid, stay.paid().minor(), plate, "paid for stay " + stay.id());
        checks.same(expected.balance(), stay.balance().minor(), plate, "owed for stay " + stay.id());
        Set<Review> review = stay.review();
        checks.same(
                expected.state() == ParkingSession.State.EXIT_UNSEEN,
                review.contains(Review.EXIT_UNSEEN),
                plate,
                "whether its exit was unseen");
        if (expected.out.isPresent()) {
            long lines = stay.charge().map(charge -> charge.total().minor()).orElse(-1L);
            checks.same(expected.charge.orElse(-1), lines, plate, "the charge that its lines explain");
            checks.same(expected.charge.isEmpty(), review.contains(Review.UNPRICED), plate, "whether it has no price");
            boolean priced = expected.charge.isPresent();
            checks.same(
                    !priced && isDoubtful(expected, expected.account.pricedTo(expected.out.get())),
                    review.contains(Review.CLOCK_JUMP),
                    plate,
                    "whether the clock was set while it was inside");
            checks.same(priced && expected.balance() > 0, review.contains(Review.UNPAID), plate, "whether it owes");
            checks.same(
                    priced && expected.balance() < 0, review.contains(Review.OVERPAID), plate, "whether it overpaid");
            Optional<Grounds> grounds = expected.out.flatMap(Passage::grounds);
            boolean regular =
                    grounds.filter(why -> !why.leaks() && why != Grounds.NONE).isPresent();
            checks.that(!regular || expected.balance() <= 0, plate, "left owing on grounds of " + grounds);
        }
        boolean certain =
                expected.in.certain() && expected.out.map(Passage::certain).orElse(true);
        checks.same(!certain, review.contains(Review.UNCERTAIN_PASSAGE), plate, "whether a passage is uncertain");
    }
}
