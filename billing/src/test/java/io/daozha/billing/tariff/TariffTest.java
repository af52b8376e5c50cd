package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daozha.billing.Charge;
import io.daozha.billing.Charge.Line.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TariffTest {
    private static final Instant IN = Instant.parse("2026-03-01T02:00:00Z");
    private static final Tariff TARIFF = Tariff.parse(Tariff.defaultText());

    @ParameterizedTest(name = "{0} costs {1} fen")
    @CsvFileSource(resources = "/tariff/default.csv")
    void priceOnEachSideOfEachBoundary(Duration stay, long fen) {
        assertEquals(fen, TARIFF.price(Stay.of(IN, IN.plus(stay))).total().minor());
    }

    @Test
    void linesExplainTheSum() {
        Charge charge = TARIFF.price(Stay.of(IN, IN.plus(Duration.ofHours(26))));
        assertEquals("标准停车收费", charge.tariff());
        assertEquals(
                List.of(Kind.UNITS, Kind.CAP, Kind.UNITS),
                charge.lines().stream().map(Charge.Line::kind).toList());
        assertEquals(
                List.of(7200L, -4800L, 600L),
                charge.lines().stream().map(line -> line.amount().minor()).toList());
        assertEquals(IN.plus(Duration.ofHours(24)), charge.lines().get(2).from());
    }

    @Test
    void aLineSaysItInBothLanguages() {
        List<Charge.Line> lines =
                TARIFF.price(Stay.of(IN, IN.plus(Duration.ofHours(26)))).lines();
        assertEquals(
                List.of("计时：每1小时3.00元 × 24 = 72.00元", "每24小时最高24.00元，减免 48.00元", "计时：每1小时3.00元 × 2 = 6.00元"),
                lines.stream().map(line -> line.sentence(Locale.CHINESE)).toList());
        assertEquals(
                List.of(
                        "24 × CNY 3.00 per 1 h = CNY 72.00",
                        "most per 24 h: CNY 24.00, takes off CNY 48.00",
                        "2 × CNY 3.00 per 1 h = CNY 6.00"),
                lines.stream().map(line -> line.sentence(Locale.ENGLISH)).toList());
    }

    @Test
    void nothingToPayHasALineSayingWhy() {
        Charge charge = TARIFF.price(Stay.of(IN, IN.plus(Duration.ofMinutes(30))));
        assertEquals(Kind.FREE, charge.lines().get(0).kind());
        assertEquals(Kind.FREE, TARIFF.price(Stay.of(IN, IN)).lines().get(0).kind());
        assertThrows(IllegalArgumentException.class, () -> new Charge("x", List.of(), "CNY"));
    }

    @Test
    void timeThatRunsBackwardsHasNoPrice() {
        assertThrows(CannotPriceException.class, () -> TARIFF.price(Stay.of(IN, IN.minusNanos(1))));
        assertThrows(CannotPriceException.class, () -> TARIFF.price(Stay.of(IN, IN.minus(Duration.ofDays(400)))));
    }

    @Test
    void aStayBeyondTheLongestHasNoPrice() {
        assertEquals(
                60 * 2400,
                TARIFF.price(Stay.of(IN, IN.plus(Duration.ofDays(60)))).total().minor());
        assertThrows(
                CannotPriceException.class,
                () -> TARIFF.price(Stay.of(IN, IN.plus(Duration.ofDays(60)).plus(Duration.ofMinutes(1)))));
        assertThrows(CannotPriceException.class, () -> TARIFF.price(Stay.of(Instant.EPOCH, Instant.MAX)));
    }
}
