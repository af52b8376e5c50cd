package io.daozha.admin.month;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What goes wrong, and when: pure, the same from the same seed. */
final class Weather {
    private static final int LONGEST_SECONDS = 600;

    enum Kind {
        /** The contacts of a lane cannot be read, and orders to its arm do not arrive. */
        BUS(3),
        /** An order to rise is carried out, and the answer is lost; or it is refused. */
        ORDERS(3),
        /** A camera shows nothing. */
        CAMERA(3),
        DATABASE(3),
        /** Nothing can be paid. */
        PAYMENT(3),
        /** What was paid is told late, twice and in another order; and somebody sends notices of his own. */
        NOTICES(4),
        /** The clock is set. */
        CLOCK(1),
        /** The process ends between two of its steps, or in the middle of one. */
        KILL(5),
        /** A loop chatters. */
        LOOP(2),
        /** A person opens, with nobody there or somebody. */
        BY_HAND(3);

        private final int aDay;

        Kind(int aDay) {
            this.aDay = aDay;
        }
    }

    /**
     * @param begins since the beginning of the day
     * @param lane 0 the entry, 1 the exit; without meaning where the whole site has it
     * @param dice for whatever else is to be drawn
     */
    record Spell(Kind kind, Duration begins, Duration lasts, int lane, long dice) {}

    private final long seed;

    Weather(long seed) {
        this.seed = seed;
    }

    /** @return the spells that begin on this day, the earliest first */
    List<Spell> day(int day) {
        Random random = new Random(seed * 7_000_003 + day);
        List<Spell> spells = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int n = random.nextInt(kind.aDay * 2 + 1); n > 0; n--) {
                spells.add(new Spell(
                        kind,
                        Duration.ofSeconds(6 * 3_600 + random.nextInt(17 * 3_600)),
                        Duration.ofSeconds(1 + random.nextInt(random.nextInt(LONGEST_SECONDS) + 1)),
                        random.nextInt(2),
                        random.nextLong()));
            }
        }
        spells.sort(Comparator.comparing(Spell::begins).thenComparing(Spell::kind));
        return spells;
    }
}
