package io.daozha.billing.right;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0}–{1} within {2} – {3}")
    @CsvSource(delimiter = '|', textBlock = """
        08:00 | 18:00 | 2026-03-01T10:00 | 2026-03-01T18:00 | 1T10:00 1T18:00
        08:00 | 18:00 | 2026-03-01T10:00 | 2026-03-01T18:01 | 1T10:00 1T18:00
        08:00 | 18:00 | 2026-03-01T07:00 | 2026-03-01T08:00 | ''
        08:00 | 18:00 | 2026-03-01T18:00 | 2026-03-02T08:00 | ''
        08:00 | 18:00 | 2026-03-01T17:59 | 2026-03-02T08:01 | 1T17:59 1T18:00 2T08:00 2T08:01
        18:00 | 08:00 | 2026-03-01T07:00 | 2026-03-01T19:00 | 1T07:00 1T08:00 1T18:00 1T19:00
        18:00 | 08:00 | 2026-03-01T23:59 | 2026-03-02T00:01 | 1T23:59 2T00:01
        00:00 | 00:00 | 2026-03-01T23:59 | 2026-03-03T00:01 | 1T23:59 3T00:01
        20:00 | 00:00 | 2026-03-01T19:00 | 2026-03-02T01:00 | 1T20:00 2T00:00
        """)
    void holdEachDayFromWhenTheyOpenUpToWhenTheyClose(
            LocalTime opens, LocalTime closes, LocalDateTime from, LocalDateTime to, String expected) {
        List<Span> spans = new Hours(opens, closes).within(new Span(at(from), at(to)), SHANGHAI);
        assertEquals(
                expected,
                spans.stream()
                        .map(span -> day(span.from()) + " " + day(span.to()))
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest(name = "{0}–{1} and {2}–{3}: {4}")
    @CsvSource({
        "08:00, 18:00, 18:00, 08:00, false",
        "08:00, 18:01, 18:00, 08:00, true",
        "08:00, 18:00, 17:59, 08:00, true",
        "00:00, 00:00, 03:00, 04:00, true",
        "03:00, 04:00, 00:00, 00:00, true",
        "22:00, 06:00, 06:00, 22:00, false",
        "22:00, 06:00, 05:59, 06:00, true"
    })
    void overlap(LocalTime opens, LocalTime closes, LocalTime otherOpens, LocalTime otherCloses, boolean overlap) {
        assertEquals(overlap, new Hours(opens, closes).overlap(new Hours(otherOpens, otherCloses)));
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(SHANGHAI).toInstant();
    }

    private static String day(Instant at) {
        LocalDateTime time = LocalDateTime.ofInstant(at, SHANGHAI);
        return time.getDayOfMonth() + "T" + time.toLocalTime();
    }
}
