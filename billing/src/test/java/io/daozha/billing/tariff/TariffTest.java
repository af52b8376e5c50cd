package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Charge;
import io.daozha.billing.Charge.Line.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
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
                List.of(Kind.UNITS, Kind.DAILY_CAP, Kind.UNITS),
                charge.lines().stream().map(Charge.Line::kind).toList());
        assertEquals(
                List.of(7200L, -4800L, 600L),
                charge.lines().stream().map(line -> line.amount().minor()).toList());
        assertEquals(IN.plus(Duration.ofHours(24)), charge.lines().get(2).from());
    }

    @Test
    void nothingToPayHasALineSayingWhy() {
        Charge charge = TARIFF.price(Stay.of(IN, IN.plus(Duration.ofMinutes(30))));
        assertEquals(Kind.FREE, charge.lines().get(0).kind());
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

    @Test
    void aLongerStayNeverCostsLess() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            Tariff tariff = TariffTexts.random(random);
            Duration shorter = Duration.ofSeconds(random.nextInt(5 * 86400));
            Duration longer = shorter.plusSeconds(random.nextInt(2 * 86400));
            long less = tariff.price(Stay.of(IN, IN.plus(shorter))).total().minor();
            long more = tariff.price(Stay.of(IN, IN.plus(longer))).total().minor();
            assertTrue(less <= more, () -> "seed " + seed + ": " + tariff + " " + shorter + " " + longer);
        }
    }
}
