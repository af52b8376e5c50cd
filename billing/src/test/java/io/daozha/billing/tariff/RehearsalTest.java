package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daozha.billing.Money;
import io.daozha.billing.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

    /** From 3 yuan an hour to Huaihua's 5 by day, at most 20: an hour costs more, a long day less. */
    private final Rehearsal rehearsal = Rehearsal.of(
            Tariff.parse(Tariff.defaultText()),
            TariffFiles.read("published/hn-1"),
            List.of(
                    past("free", 30, OptionalLong.empty()),
                    past("hour", 60, OptionalLong.empty()),
                    past("day", 600, OptionalLong.empty()),
                    past("forgiven", 60, OptionalLong.of(0)),
                    past("wreck", 100 * 1440, OptionalLong.empty())));

    @Test
    void whoPaysMoreAndWhatComesIn() {
        assertEquals(2, rehearsal.more());
        assertEquals(1, rehearsal.less());
        assertEquals(1, rehearsal.same());
        assertEquals(Money.fen(300 + 2400), rehearsal.before());
        assertEquals(Money.fen(500 + 2000 + 500), rehearsal.after());
        assertEquals(Map.of(VehicleClass.SMALL, 300L), rehearsal.byClass());
    }

    @Test
    void theBiggestChangesAndTheirDistribution() {
        assertEquals(
                List.of("forgiven", "day"),
                rehearsal.biggest(2).stream().map(Rehearsal.Change::label).toList());
        assertEquals(Map.of(-400L, 1L, 0L, 1L, 200L, 1L, 400L, 1L), rehearsal.distribution(200));
    }

    @Test
    void whatHasNoPriceIsNotLeftOut() {
        assertEquals(
                List.of(new Rehearsal.Unpriced(
                        "wreck",
                        new Words("停了 100 天，超过费率的 60 天", "A stay of 100 days is longer than the tariff's 60"))),
                rehearsal.unpriced());
        assertThrows(
                IllegalArgumentException.class,
                () -> Rehearsal.of(TariffFiles.read("published/jp-a"), TariffFiles.read("published/hn-1"), List.of()));
    }

    private static Rehearsal.Past past(String label, long minutes, OptionalLong charged) {
        return new Rehearsal.Past(label, Stay.of(NINE, NINE.plus(Duration.ofMinutes(minutes))), charged);
    }
}
