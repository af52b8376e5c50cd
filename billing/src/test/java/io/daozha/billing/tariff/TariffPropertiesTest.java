package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Charge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every tariff; a failure names its seed. */
class TariffPropertiesTest {
    private static final TimeZone HERE = TimeZone.getDefault();
    private static final long FIRST_MINUTE =
            Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() / 60;

    @AfterEach
    void comeBack() {
        TimeZone.setDefault(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "fill", "split"})
    void aLongerStayNeverCostsLess(String crossing) {
        for (int i = 0; i < 200; i++) {
            long seed = System.nanoTime() + i;
            Random random = new Random(seed);
            String text = RandomTariff.text(random, crossing);
            Tariff tariff = Tariff.parse(text);
            for (int j = 0; j < 20; j++) {
                Instant entry = entry(random);
                long shorter = random.nextInt(6 * 1440);
                long longer = shorter + 1 + random.nextInt(random.nextBoolean() ? 90 : 2 * 1440);
                long less = cost(tariff, entry, shorter);
                long more = cost(tariff, entry, longer);
                assertTrue(
                        less <= more,
                        () -> "seed " + seed + ": " + shorter + " min from " + entry + " cost " + less + ", " + longer
                                + " min " + more + " under\n" + text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "fill"})
    void arithmeticAgreesWithCountingMinuteByMinute(String crossing) {
        for (int i = 0; i < 60; i++) {
            long seed = System.nanoTime() + i;
            Random random = new Random(seed);
            String text = RandomTariff.text(random, crossing).replace(", part: exact", "");
            Tariff tariff = Tariff.parse(text);
            Instant entry = entry(random);
            long minutes = random.nextInt(i % 6 == 0 ? 12 * 1440 : 2 * 1440);
            assertEquals(
                    MinuteByMinute.cost(tariff, entry, minutes),
                    cost(tariff, entry, minutes),
                    () -> "seed " + seed + ": " + minutes + " min from " + entry + " under\n" + text);
        }
    }

    @Test
    void theTotalIsTheSumOfLinesThatNeverGoBelowNothing() {
        for (int i = 0; i < 300; i++) {
            long seed = System.nanoTime() + i;
            Random random = new Random(seed);
            String text =
                    RandomTariff.text(random, List.of("start", "fill", "split").get(i % 3));
            Instant entry = entry(random);
            Charge charge = Tariff.parse(text).price(stay(entry, random.nextInt(30 * 1440)));
            long sum = 0;
            for (Charge.Line line : charge.lines()) {
                sum += line.amount().minor();
                assertTrue(!line.to().isBefore(line.from()), () -> "seed " + seed + ": " + line);
            }
            assertEquals(sum, charge.total().minor());
            assertTrue(sum >= 0, () -> "seed " + seed + "\n" + text);
        }
    }

    @Test
    void aCapHoldsInEachOfItsStretches() {
        for (int i = 0; i < 300; i++) {
            long seed = System.nanoTime() + i;
            Random random = new Random(seed);
            String text = RandomTariff.text(random, "start").replaceAll("(?s)caps:.*", "")
                    + "caps: {c: {per: 24 h, amount: 17.00}}\n";
            Tariff tariff = Tariff.parse(text);
            Instant entry = entry(random);
            long minutes = 1L + random.nextInt(10 * 1440);
            long most = (minutes + 1439) / 1440 * 1700;
            assertTrue(cost(tariff, entry, minutes) <= most, () -> "seed " + seed + "\n" + text);
        }
    }

    /** By the minute, a visit that is cut in two costs what it costs whole, wherever it is cut. */
    @Test
    void whatIsCutInTwoCostsTheSame() {
        Tariff tariff = Tariff.parse("""
                schema: daozha-tariff/1
                name: by the minute
                zone: Asia/Shanghai
                currency: CNY
                free: {minutes: 20 min}
                periods:
                  day: {hours: 07:00-22:00, rates: [{upTo: 60 min, price: 4.00}, {per: 1 min, price: 0.10}]}
                  night: {hours: 22:00-07:00, rates: {per: 1 min, price: 0.03}}
                """);
        for (int i = 0; i < 300; i++) {
            long seed = System.nanoTime() + i;
            Random random = new Random(seed);
            Instant entry = entry(random);
            Instant cut = entry.plus(Duration.ofMinutes(61 + random.nextInt(3000)));
            Instant exit = cut.plus(Duration.ofMinutes(random.nextInt(3000)));
            long whole = tariff.price(Stay.of(entry, exit)).total().minor();
            long first = tariff.price(Stay.of(entry, cut)).total().minor();
            long second = tariff.price(new Stay(cut, exit, VehicleClass.SMALL, true, List.of()))
                    .total()
                    .minor();
            assertEquals(whole, first + second, () -> "seed " + seed);
        }
    }

    @Test
    void whereTheComputerStandsDoesNotMatter() {
        Random random = new Random(7);
        Tariff tariff = TariffFiles.read("published/hn-1");
        for (int i = 0; i < 200; i++) {
            Instant entry = entry(random);
            long minutes = random.nextInt(3000);
            long here = cost(tariff, entry, minutes);
            TimeZone.setDefault(TimeZone.getTimeZone(i % 2 == 0 ? "America/Los_Angeles" : "Pacific/Apia"));
            assertEquals(here, cost(Tariff.parse(TariffFiles.text("published/hn-1")), entry, minutes));
            TimeZone.setDefault(HERE);
        }
    }

    private static Instant entry(Random random) {
        return Instant.ofEpochSecond((FIRST_MINUTE + random.nextInt(2 * 366 * 1440)) * 60 + random.nextInt(60));
    }

    private static Stay stay(Instant entry, long minutes) {
        return Stay.of(entry, entry.plus(Duration.ofMinutes(minutes)));
    }

    private static long cost(Tariff tariff, Instant entry, long minutes) {
        return tariff.price(stay(entry, minutes)).total().minor();
    }
}
