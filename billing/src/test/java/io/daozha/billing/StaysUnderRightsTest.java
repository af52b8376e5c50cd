package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Charge.Line;
import io.daozha.billing.right.Hours;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.Segment;
import io.daozha.billing.tariff.Stay;
import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.VehicleClass;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stays priced segment by segment, each under its right. Temporary parts are longer than the free minutes throughout. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class StaysUnderRightsTest extends RightsScenario {
    private static final int STEPS = 250;

    @Test
    void x01_aCoveredStayKeepsItsSegment() {
        permit(type(terms -> terms.days(9)), TODAY, CAR);
        parking.record(in(CAR, TEN));
        assertInstanceOf(ExitVerdict.Covered.class, parking.mayLeave(CAR, minutes(2000)));
        ParkingSession stay = leaves(CAR, minutes(2000));
        Segment segment = stay.segments().get(0);
        assertEquals(1, stay.segments().size());
        assertEquals(TEN, segment.from());
        assertEquals(minutes(2000), segment.to());
        assertEquals(HOME, segment.name());
        assertEquals(rights.permitsOf(CAR).get(0).id(), segment.number());
        assertEquals(Set.of(), stay.review());
    }

    @ParameterizedTest(name = "X18 {0}, {1} to {2}")
    @CsvSource(delimiter = '|', textBlock = """
        DAY   | 2026-03-02T16:00 | 2026-03-02T18:00           | PERMIT 2T16:00                                     | 0
        DAY   | 2026-03-02T16:00 | 2026-03-02T19:00           | PERMIT 2T16:00, TEMPORARY 2T18:00                  | 300
        DAY   | 2026-03-02T16:00 | 2026-03-02T19:01           | PERMIT 2T16:00, TEMPORARY 2T18:00                  | 600
        DAY   | 2026-03-02T06:00 | 2026-03-02T20:00           | TEMPORARY 2T06:00, PERMIT 2T08:00, TEMPORARY 2T18:00 | 1200
        NIGHT | 2026-03-02T17:00 | 2026-03-03T09:00           | TEMPORARY 2T17:00, PERMIT 2T18:00, TEMPORARY 3T08:00 | 600
        NIGHT | 2026-03-02T18:00 | 2026-03-03T08:00           | PERMIT 2T18:00                                     | 0
        DAY   | 2026-02-28T22:00 | 2026-03-01T09:00           | TEMPORARY 28T22:00, PERMIT 1T08:00                 | 2400
        """)
    void x18_hoursOfAPermit(String hours, String from, String to, String segments, long worth) {
        permit(type(terms -> terms.days(5).hours(hours.equals("DAY") ? DAY : NIGHT)), TODAY, CAR);
        parking.record(in(CAR, at(from)));
        long open = parking.findOpen(CAR).orElseThrow().id();
        Quote quote = parking.quote(open, at(to));
        ParkingSession stay = leaves(CAR, at(to));
        assertEquals(segments, told(stay));
        assertEquals(Money.fen(worth), worth(stay));
        assertEquals(untold(stay.charge().orElseThrow().lines()), quote.charge().lines(), "what the driver saw before");
        assertLinesAgree(stay);
    }

    @ParameterizedTest(name = "E04 a permit to 1 March with a day of grace, left at {0}")
    @CsvSource(delimiter = '|', textBlock = """
        2026-03-02T00:00           | PERMIT 1T10:00                    | 0
        2026-03-02T23:59:59.999999 | PERMIT 1T10:00, GRACE 2T00:00     | 0
        2026-03-03T00:00           | PERMIT 1T10:00, GRACE 2T00:00     | 0
        2026-03-03T00:00:00.000001 | PERMIT 1T10:00, TEMPORARY 2T00:00 | 2400
        2026-03-03T01:00           | PERMIT 1T10:00, TEMPORARY 2T00:00 | 2700
        """)
    void e04_afterTheGraceTemporaryFromTheMomentOfExpiry(String to, String segments, long worth) {
        permit(type(terms -> terms.graceDays(1)), TODAY, CAR);
        parking.record(in(CAR, TEN));
        ParkingSession stay = leaves(CAR, at(to));
        assertEquals(segments, told(stay));
        assertEquals(Money.fen(worth), worth(stay));
    }

    @Test
    void e04_renewedInTheGraceItIsCoveredThroughout() {
        Permit permit = permit(type(terms -> terms.days(3).graceDays(1)), TODAY, CAR);
        parking.record(in(CAR, TEN));
        rights.renew(permit.id(), act(at("2026-03-04T12:00")));
        assertEquals("PERMIT 1T10:00", told(leaves(CAR, at("2026-03-06T12:00"))));
        refused("days of grace", () -> rights.renew(permit.id(), act(at("2026-03-08T00:00"))));
    }

    @ParameterizedTest(name = "E03 swap within 40 minutes; the other has left {0} µs after them")
    @CsvSource(delimiter = '|', textBlock = """
        -1 | SWAP 1T10:00, PERMIT 1T10:39:59.999999 | 0
         0 | SWAP 1T10:00, PERMIT 1T10:40           | 0
         1 | TEMPORARY 1T10:00, PERMIT 1T10:40:00.000001 | 300
        """)
    void e03_theRightMovesOver(long micros, String segments, long worth) {
        permit(type(terms -> terms.days(9).swapMinutes(40)), TODAY, CAR, OTHER);
        parking.record(in(OTHER, minutes(-60)));
        parking.record(in(CAR, TEN));
        Instant left = minutes(40).plusNanos(micros * 1000);
        long before = dueOf(CAR, minutes(39));
        assertEquals(300, before, "as long as the other is in, this one is temporary");
        // It has left eight seconds after it came to the arm.
        assertEquals("PERMIT 1T09:00", told(leaves(OTHER, left.minusSeconds(8))));
        ParkingSession stay = leaves(CAR, minutes(200));
        assertEquals(segments, told(stay));
        assertEquals(Money.fen(worth), worth(stay));
        assertLinesAgree(stay);
    }

    @Test
    void e03_anOverflowCarThatLeavesFirstWasTemporary() {
        permit(type(terms -> terms.days(9).swapMinutes(40)), TODAY, CAR, OTHER);
        parking.record(in(OTHER, minutes(-60)));
        parking.record(in(CAR, TEN));
        assertEquals("TEMPORARY 1T10:00", told(leaves(CAR, minutes(60))));
        assertEquals("PERMIT 1T09:00", told(leaves(OTHER, minutes(61))));
    }

    @Test
    @DisplayName("E03 two cars of a household ask at two lanes at once: both are let in, one is covered")
    void e03_twoCarsAtOnce() throws Exception {
        permit(type(terms -> terms.days(9)), TODAY, CAR, OTHER);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService lanes = Executors.newFixedThreadPool(2);
        List<Callable<EntryVerdict>> cars = new ArrayList<>();
        for (Plate plate : List.of(CAR, OTHER)) {
            cars.add(() -> {
                start.await();
                EntryVerdict verdict = parking.mayEnter(plate, TEN);
                start.await();
                parking.record(in(plate, TEN));
                return verdict;
            });
        }
        for (Future<EntryVerdict> verdict : lanes.invokeAll(cars)) {
            assertInstanceOf(EntryVerdict.Permitted.class, verdict.get());
        }
        lanes.shutdown();
        assertEquals(
                Set.of(0L, 600L), Set.of(dueOf(CAR, minutes(90)), dueOf(OTHER, minutes(90))), "one of the two pays");
        List<String> told = List.of(told(leaves(CAR, minutes(90))), told(leaves(OTHER, minutes(90))));
        assertTrue(told.contains("PERMIT 1T10:00") && told.contains("TEMPORARY 1T10:00"), told.toString());
    }

    @ParameterizedTest(name = "E05 a pass to 14:00, left at {0}")
    @CsvSource(delimiter = '|', textBlock = """
        2026-03-01T14:00 | VISITOR 1T10:01                    | 0
        2026-03-01T15:00 | VISITOR 1T10:01, TEMPORARY 1T14:00 | 300
        2026-03-01T15:01 | VISITOR 1T10:01, TEMPORARY 1T14:00 | 600
        """)
    void e05_aPassCoversTheStayUpToItsEnd(String to, String segments, long worth) {
        rights.givePass(Optional.empty(), Optional.of(CAR), TEN, minutes(240), 1, act(TEN));
        parking.record(in(CAR, minutes(1)));
        ParkingSession stay = leaves(CAR, at(to));
        assertEquals(segments, told(stay));
        assertEquals(Money.fen(worth), worth(stay));
    }

    @Test
    @DisplayName("E12 same plate inside already: its old stay holds no space, the new one does")
    void e12_aGhostTakesNoSpace() {
        permit(type(terms -> terms.days(9)), TODAY, CAR, OTHER);
        parking.record(in(CAR, TEN));
        parking.record(in(OTHER, minutes(60)));
        assertEquals(600, dueOf(OTHER, minutes(150)));
        // CAR had left unseen; it comes in again behind OTHER.
        parking.record(in(CAR, minutes(180)));
        assertEquals(0, dueOf(OTHER, minutes(181)));
        assertEquals(
                Set.of(Review.EXIT_UNSEEN),
                parking.recent(9).stream()
                        .filter(stay -> stay.state() == ParkingSession.State.EXIT_UNSEEN)
                        .findFirst()
                        .orElseThrow()
                        .review());
        assertEquals("TEMPORARY 1T13:00", told(leaves(CAR, minutes(240))));
        assertEquals("PERMIT 1T11:00", told(leaves(OTHER, minutes(300))));
    }

    @Test
    void x16_aClockSetBackDoesNotStopAResident() {
        permit(type(terms -> terms.days(9)), TODAY, CAR);
        parking.record(in(CAR, TEN));
        assertInstanceOf(ExitVerdict.Covered.class, parking.mayLeave(CAR, minutes(-5)));
    }

    @Test
    void aPaidStayStaysPaidWhileTheTimeToLeaveRuns() {
        permit(type(terms -> terms.days(5).hours(DAY)), TODAY, CAR);
        parking.record(in(CAR, at("2026-03-01T17:00")));
        long stay = parking.findOpen(CAR).orElseThrow().id();
        PaymentOrder order = parking.order(stay, at("2026-03-01T18:59"));
        parking.settle(new PaymentNotice(order.number(), "wechat", "w1", order.amount()), at("2026-03-01T18:59"));
        assertInstanceOf(ExitVerdict.Settled.class, parking.mayLeave(CAR, at("2026-03-01T19:05")));
        ParkingSession closed = leaves(CAR, at("2026-03-01T19:05"));
        assertEquals("PERMIT 1T17:00, TEMPORARY 1T18:00", told(closed));
        assertEquals(at("2026-03-01T19:05"), closed.segments().get(1).to());
        assertEquals(Money.fen(0), closed.balance());
    }

    @Test
    void aPlateCountsFromWhenItIsAddedToWhenItIsTakenOff() {
        Permit permit = permit(type(terms -> terms.days(9)), TODAY, OTHER);
        parking.record(in(CAR, TEN));
        rights.addPlate(permit.id(), CAR, act(minutes(60)));
        rights.removePlate(permit.id(), CAR, act(minutes(180)));
        ParkingSession stay = leaves(CAR, minutes(240));
        assertEquals("TEMPORARY 1T10:00, PERMIT 1T11:00, TEMPORARY 1T13:00", told(stay));
        assertEquals(List.of(OTHER), rights.permit(permit.id()).plates());
    }

    @Test
    void daysFrozenAreTemporaryAndAddedAtTheEnd() {
        Permit permit = permit(type(terms -> terms.days(5)), TODAY, CAR);
        rights.freeze(permit.id(), TODAY.plusDays(1), act(TEN));
        parking.record(in(CAR, TEN));
        assertInstanceOf(EntryVerdict.Temporary.class, parking.mayEnter(CAR, at("2026-03-09T12:00")));
        rights.unfreeze(permit.id(), TODAY.plusDays(3), act(at("2026-03-03T20:00")));
        ParkingSession stay = leaves(CAR, at("2026-03-04T12:00"));
        assertEquals("PERMIT 1T10:00, TEMPORARY 2T00:00, PERMIT 4T00:00", told(stay));
        assertEquals(TODAY.plusDays(6), rights.permit(permit.id()).lastDay());
        assertTrue(rights.permit(permit.id()).holds(CAR, at("2026-03-07T23:59"), SHANGHAI));
        assertFalse(rights.permit(permit.id()).holds(CAR, at("2026-03-08T00:00"), SHANGHAI));
    }

    @Test
    @DisplayName("At no moment more cars are covered than there are spaces; segments part the stay; lines agree")
    void whateverHappensSegmentsAddUp() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int spaces = 1 + random.nextInt(2);
        boolean byDay = random.nextBoolean();
        List<Plate> cars = List.of(CAR, OTHER, blue("湘A33333"), blue("湘A44444"));
        permit(
                type(terms -> terms.days(4)
                        .graceDays(1)
                        .spaces(spaces)
                        .swapMinutes(40)
                        .hours(byDay ? DAY : Hours.ALL_DAY)),
                TODAY,
                cars.toArray(Plate[]::new));
        Instant now = TEN;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(4000));
            Plate plate = cars.get(random.nextInt(cars.size()));
            if (parking.findOpen(plate).isEmpty() || random.nextInt(20) == 0) {
                parking.record(in(plate, now));
            } else {
                parking.record(out(plate, now));
            }
        }
        List<ParkingSession> stays = parking.recent(STEPS).stream()
                .filter(stay -> stay.state() == ParkingSession.State.CLOSED)
                .toList();
        assertTrue(stays.size() > 50, "seed " + seed + ": only " + stays.size() + " stays");
        for (ParkingSession stay : stays) {
            List<Segment> segments = stay.segments();
            assertEquals(stay.enteredAt(), segments.get(0).from(), "seed " + seed);
            assertEquals(
                    stay.exit().orElseThrow().arrivedAt(),
                    segments.get(segments.size() - 1).to(),
                    "seed " + seed);
            assertLinesAgree(stay);
        }
        List<Segment> onSpaces = stays.stream()
                .flatMap(stay -> stay.segments().stream())
                .filter(segment -> segment.kind() == Segment.Kind.PERMIT || segment.kind() == Segment.Kind.GRACE)
                .toList();
        assertTrue(onSpaces.size() > 10, "seed " + seed);
        for (Segment one : onSpaces) {
            long atOnce = onSpaces.stream()
                    .filter(other ->
                            !other.from().isAfter(one.from()) && other.to().isAfter(one.from()))
                    .count();
            assertTrue(atOnce <= spaces, "seed " + seed + ": " + atOnce + " cars at " + one.from());
        }
        stays.stream()
                .flatMap(stay -> stay.segments().stream())
                .filter(segment -> segment.kind() == Segment.Kind.SWAP)
                .forEach(swap ->
                        assertTrue(Duration.between(swap.from(), swap.to()).toMinutes() <= 40, "seed " + seed));
        assertEquals(List.of(), parking.audit(), "seed " + seed);
    }

    /** A line without a price for each covered segment, the tariff's lines for each other one, in their order. */
    private static void assertLinesAgree(ParkingSession stay) {
        Tariff tariff = stay.tariffVersion().tariff();
        List<Line> expected = new ArrayList<>();
        for (Segment segment : stay.segments()) {
            if (segment.covered()) {
                Money nothing = Money.fen(0);
                expected.add(new Line(Line.Kind.PERMIT, segment.from(), segment.to(), 1, nothing, nothing));
            } else {
                boolean continued = !expected.isEmpty();
                expected.addAll(
                        tariff.price(new Stay(segment.from(), segment.to(), VehicleClass.SMALL, continued, List.of()))
                                .lines());
            }
        }
        assertEquals(expected, untold(stay.charge().orElseThrow().lines()), "stay " + stay.id());
    }

    /** As the lines were before the closed bill kept their sentences. */
    private static List<Line> untold(List<Line> lines) {
        return lines.stream()
                .map(line -> new Line(
                        line.kind(),
                        line.name(),
                        line.from(),
                        line.to(),
                        line.count(),
                        line.unitMinutes(),
                        line.unitPrice(),
                        line.amount(),
                        Words.NONE))
                .toList();
    }

    private long dueOf(Plate plate, Instant at) {
        return parking.quote(parking.findOpen(plate).orElseThrow().id(), at)
                .due()
                .minor();
    }
}
