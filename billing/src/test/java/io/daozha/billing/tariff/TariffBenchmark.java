package io.daozha.billing.tariff;

import io.daozha.billing.Charge;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * How many quotes a second of processor time one thread gives, with all their lines, for stays of several lengths; beside the floor (what
 * every stay costs at least: a charge of one line) and the peer that counts minute by minute. The best of
 * some rounds, since the machine may have other work.
 *
 * <pre>
 * ./mvnw -B -ntp -q -pl billing test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp billing/target/test-classes:billing/target/classes:$(cat billing/target/classpath) \
 *     io.daozha.billing.tariff.TariffBenchmark
 * </pre>
 */
final class TariffBenchmark {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:13:20Z");
    private static final int STAYS = 4096;
    private static final int ROUNDS = 8;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static long sink;

    private TariffBenchmark() {}

    public static void main(String... arguments) {
        Tariff dayAndNight = Tariff.parse(TariffFiles.text("published/hn-1") + "longestStay: 3660 d\n");
        Tariff weekends = Tariff.parse(TariffFiles.text("forms/caps-by-period") + "longestStay: 3660 d\n");
        Tariff flat = TariffFiles.read("published/sgr-24");
        run("floor: one flat line", stays(600), stay -> total(flat, stay));
        for (int hours : new int[] {3, 30, 24 * 10, 24 * 60, 24 * 3600}) {
            run("day/night, cap per 24 h, up to " + hours + " h", stays(hours * 60), stay -> total(dayAndNight, stay));
        }
        for (int hours : new int[] {3, 30, 24 * 60}) {
            run("caps per day and night, up to " + hours + " h", stays(hours * 60), stay -> total(weekends, stay));
        }
        run(
                "peer: minute by minute, up to 30 h",
                stays(1800),
                stay -> MinuteByMinute.cost(
                        dayAndNight,
                        stay.from(),
                        Duration.between(stay.from(), stay.to()).toMinutes()));
        if (sink == 42) {
            System.out.println();
        }
    }

    private static long total(Tariff tariff, Stay stay) {
        Charge charge = tariff.price(stay);
        return charge.lines().size() + charge.total().minor();
    }

    /** Entries all over a week, lengths from half of the longest on. */
    private static Stay[] stays(int longestMinutes) {
        Random random = new Random(1);
        Stay[] stays = new Stay[STAYS];
        for (int i = 0; i < STAYS; i++) {
            Instant in = MONDAY.plusSeconds(random.nextInt(7 * 86400));
            int minutes = longestMinutes / 2 + random.nextInt(longestMinutes / 2);
            stays[i] = Stay.of(in, in.plus(Duration.ofMinutes(minutes)));
        }
        return stays;
    }

    private static void run(String what, Stay[] stays, ToLongFunction<Stay> quote) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = CPU.getCurrentThreadCpuTime();
            int quotes = 0;
            while (CPU.getCurrentThreadCpuTime() - start < 200_000_000) {
                for (int i = 0; i < 256; i++) {
                    sink += quote.applyAsLong(stays[(quotes + i) % STAYS]);
                }
                quotes += 256;
            }
            best = Math.max(best, quotes * 1e9 / (CPU.getCurrentThreadCpuTime() - start));
        }
        System.out.printf(Locale.ROOT, "%-44s %,12.0f quotes a second%n", what, best);
    }
}
