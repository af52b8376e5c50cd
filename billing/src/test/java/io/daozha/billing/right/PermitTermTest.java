package io.daozha.billing.right;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.right.PermitTerm.Presence;
import io.daozha.billing.right.Segment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A permit in March 2026, and what it makes of stays. */
class PermitTermTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 10);

    @ParameterizedTest(name = "E04, X18: from {0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
        2026-03-05T10:00 | 2026-03-06T10:00        | PERMIT 5T10:00
        2026-03-01T22:00 | 2026-03-02T00:00        | TEMPORARY 1T22:00
        2026-03-01T22:00 | 2026-03-02T00:00:00.001 | TEMPORARY 1T22:00, PERMIT 2T00:00
        2026-03-02T00:00 | 2026-03-02T00:00        | PERMIT 2T00:00
        2026-03-10T22:00 | 2026-03-11T00:00        | PERMIT 10T22:00
        2026-03-10T22:00 | 2026-03-11T00:00:00.001 | PERMIT 10T22:00, GRACE 11T00:00
        2026-03-10T22:00 | 2026-03-13T00:00        | PERMIT 10T22:00, GRACE 11T00:00
        2026-03-10T22:00 | 2026-03-13T00:00:00.001 | PERMIT 10T22:00, TEMPORARY 11T00:00
        2026-03-11T08:00 | 2026-03-13T00:00        | GRACE 11T08:00
        2026-03-11T08:00 | 2026-03-13T00:00:00.001 | TEMPORARY 11T08:00
        2026-03-13T00:00 | 2026-03-13T01:00        | TEMPORARY 13T00:00
        2026-03-12T23:59 | 2026-03-12T23:59        | GRACE 12T23:59
        2026-03-13T00:00 | 2026-03-13T00:00        | TEMPORARY 13T00:00
        """)
    void holdsInItsDaysAndInThoseOfGraceForStaysThatEndInThem(LocalDateTime from, LocalDateTime to, String expected) {
        assertEquals(expected, segments(term(Hours.ALL_DAY, List.of(), 1, 0), from, to, List.of()));
    }

    @ParameterizedTest(name = "by day: from {0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
        2026-03-05T10:00 | 2026-03-05T18:00 | PERMIT 5T10:00
        2026-03-05T10:00 | 2026-03-05T19:00 | PERMIT 5T10:00, TEMPORARY 5T18:00
        2026-03-05T06:00 | 2026-03-05T19:00 | TEMPORARY 5T06:00, PERMIT 5T08:00, TEMPORARY 5T18:00
        2026-03-05T20:00 | 2026-03-06T09:00 | TEMPORARY 5T20:00, PERMIT 6T08:00
        2026-03-10T17:00 | 2026-03-11T09:00 | PERMIT 10T17:00, TEMPORARY 10T18:00, GRACE 11T08:00
        """)
    void aPermitForTheDayLeavesTheNightTemporary(LocalDateTime from, LocalDateTime to, String expected) {
        Hours day = new Hours(LocalTime.of(8, 0), LocalTime.of(18, 0));
        assertEquals(expected, segments(term(day, List.of(), 1, 0), from, to, List.of()));
    }

    @Test
    void daysOnWhichItRestsAreTemporary() {
        List<Frozen> rests = List.of(new Frozen(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 7)));
        assertEquals(
                "PERMIT 4T12:00, TEMPORARY 5T00:00, PERMIT 7T00:00",
                segments(
                        term(Hours.ALL_DAY, rests, 1, 0),
                        LocalDateTime.parse("2026-03-04T12:00"),
                        LocalDateTime.parse("2026-03-08T12:00"),
                        List.of()));
        List<Frozen> stillRests = List.of(new Frozen(LocalDate.of(2026, 3, 5), null));
        assertEquals(
                "PERMIT 4T12:00, TEMPORARY 5T00:00",
                segments(
                        term(Hours.ALL_DAY, stillRests, 1, 0),
                        LocalDateTime.parse("2026-03-04T12:00"),
                        LocalDateTime.parse("2026-03-12T12:00"),
                        List.of()));
    }

    /** The other car of a permit of one space is inside since eight; it leaves at the time given. */
    @ParameterizedTest(name = "E03: the other leaves at {0}")
    @CsvSource(delimiter = '|', textBlock = """
        09:59    | PERMIT 5T10:00
        10:00    | PERMIT 5T10:00
        10:00:01 | SWAP 5T10:00, PERMIT 5T10:00:01
        10:15    | SWAP 5T10:00, PERMIT 5T10:15
        10:15:01 | TEMPORARY 5T10:00, PERMIT 5T10:15:01
        11:59    | TEMPORARY 5T10:00, PERMIT 5T11:59
        12:00    | TEMPORARY 5T10:00
        13:00    | TEMPORARY 5T10:00
        """)
    void e03_theRightMovesOverWhenTheOtherCarLeaves(LocalTime leaves, String expected) {
        LocalDate day = LocalDate.of(2026, 3, 5);
        Presence other = new Presence(at(day.atTime(8, 0)), at(day.atTime(leaves)), 1);
        assertEquals(
                expected,
                segments(term(Hours.ALL_DAY, List.of(), 1, 15), day.atTime(10, 0), day.atTime(12, 0), List.of(other)));
    }

    @Test
    void e03_atTheSameMomentTheEarlierStayHasTheSpace() {
        LocalDateTime ten = LocalDateTime.parse("2026-03-05T10:00");
        Presence first = new Presence(at(ten), at(ten.plusHours(5)), 6);
        Presence second = new Presence(at(ten), at(ten.plusHours(5)), 8);
        PermitTerm term = term(Hours.ALL_DAY, List.of(), 1, 15);
        assertEquals("TEMPORARY 5T10:00", segments(term, ten, ten.plusHours(2), List.of(first)));
        assertEquals("PERMIT 5T10:00", segments(term, ten, ten.plusHours(2), List.of(second)));
    }

    /** Minute by minute, cars that come and go, against a model that counts who stands where. */
    @RepeatedTest(60)
    void e03_neverMoreCarsThanSpaces() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int spaces = 1 + random.nextInt(3);
        Hours hours = random.nextBoolean() ? Hours.ALL_DAY : new Hours(LocalTime.of(7, 30), LocalTime.of(19, 0));
        PermitTerm term = term(hours, List.of(new Frozen(LAST.minusDays(1), LAST)), spaces, random.nextInt(60));
        Instant start = at(FIRST.minusDays(1).atTime(12, 0));
        List<Presence> stays = new ArrayList<>();
        for (int car = 0; car < 5; car++) {
            Instant at = start;
            for (int stay = 0; stay < 6; stay++) {
                Instant from = at.plus(Duration.ofMinutes(random.nextInt(3000)));
                at = from.plus(Duration.ofMinutes(1 + random.nextInt(2000)));
                stays.add(new Presence(from, at, stays.size()));
            }
        }
        List<List<Segment>> all = stays.stream()
                .map(mine -> segments(term, mine, without(stays, mine)))
                .toList();
        for (int i = 0; i < stays.size(); i++) {
            assertParted(stays.get(i), all.get(i), seed);
        }
        for (Instant minute = start;
                minute.isBefore(at(LAST.plusDays(8).atStartOfDay()));
                minute = minute.plus(Duration.ofMinutes(7))) {
            Instant now = minute;
            List<Presence> inside = stays.stream()
                    .filter(one -> !one.from().isAfter(now) && one.to().isAfter(now))
                    .sorted((a, b) -> a.from().equals(b.from())
                            ? Long.compare(a.order(), b.order())
                            : a.from().compareTo(b.from()))
                    .toList();
            for (int place = 0; place < inside.size(); place++) {
                Presence one = inside.get(place);
                Kind kind = all.get(stays.indexOf(one)).stream()
                        .filter(segment ->
                                !segment.from().isAfter(now) && segment.to().isAfter(now))
                        .findFirst()
                        .orElseThrow()
                        .kind();
                boolean holds = place < spaces
                        && term.holds(now)
                        && (now.isBefore(term.ends()) || !one.to().isAfter(term.graceEnds()));
                assertEquals(
                        holds, kind == Kind.PERMIT || kind == Kind.GRACE, "seed " + seed + " at " + now + ": " + kind);
            }
        }
    }

    private static void assertParted(Presence stay, List<Segment> segments, long seed) {
        Instant end = stay.from();
        for (Segment segment : segments) {
            assertEquals(end, segment.from(), "seed " + seed);
            assertTrue(segment.from().isBefore(segment.to()), "seed " + seed);
            end = segment.to();
        }
        assertEquals(stay.to(), end, "seed " + seed);
    }

    private static List<Presence> without(List<Presence> all, Presence one) {
        return all.stream().filter(other -> !other.equals(one)).toList();
    }

    private static PermitTerm term(Hours hours, List<Frozen> frozen, int spaces, int swapMinutes) {
        return new PermitTerm(
                "3栋 402", 7, FIRST, LAST, 2, frozen, hours, spaces, Duration.ofMinutes(swapMinutes), SHANGHAI);
    }

    private static List<Segment> segments(PermitTerm term, Presence mine, List<Presence> others) {
        return Segments.of(mine.from(), mine.to(), term.claims(mine, others));
    }

    /** Each segment's kind and begin. */
    private static String segments(PermitTerm term, LocalDateTime from, LocalDateTime to, List<Presence> others) {
        Instant end = from.equals(to) ? at(to).plusNanos(1000) : at(to);
        Presence mine = new Presence(at(from), end, 7);
        return Segments.of(at(from), at(to), term.claims(mine, others)).stream()
                .map(segment -> {
                    LocalDateTime begin = LocalDateTime.ofInstant(segment.from(), SHANGHAI);
                    return segment.kind() + " " + begin.getDayOfMonth() + "T" + begin.toLocalTime();
                })
                .collect(Collectors.joining(", "));
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(SHANGHAI).toInstant();
    }
}
