package io.daozha.admin.month;

import io.daozha.admin.month.Trip.Entering;
import io.daozha.admin.month.Trip.Leaving;
import io.daozha.billing.Plate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Who lives and drives in the neighbourhood, and what they want of the car park: pure, the same from the same seed. */
final class Town {
    private static final int RESIDENTS = 14;
    private static final int STRANGERS = 500;
    private static final int TRIPS_A_DAY = 95;

    /** How many of a hundred strangers come in each hour of the day. */
    private static final int[] HOURS = {0, 0, 0, 0, 0, 1, 2, 5, 8, 9, 8, 7, 7, 6, 6, 6, 6, 8, 8, 6, 4, 2, 1, 0};

    private static final String SERIAL = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final long seed;
    private final List<Vehicle> residents = new ArrayList<>();
    private final List<Vehicle> strangers = new ArrayList<>();

    Town(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        for (int n = 0; n < RESIDENTS; n++) {
            residents.add(
                    new Vehicle("%d栋 %d01".formatted(n / 6 + 1, n % 6 + 1), Optional.of(plate(random, "湘A")), true));
        }
        while (strangers.size() < STRANGERS) {
            strangers.add(new Vehicle("stranger " + strangers.size(), shown(random), false));
        }
    }

    /** Permits are for these. */
    List<Vehicle> residents() {
        return List.copyOf(residents);
    }

    /** One in fifty shows nothing; some look nearly like another, and some are another but for the colour (E18). */
    private Optional<Plate> shown(Random random) {
        int dice = random.nextInt(100);
        if (dice < 2) {
            return Optional.empty();
        }
        Optional<Plate> other = strangers.isEmpty()
                ? Optional.empty()
                : strangers.get(random.nextInt(strangers.size())).plate();
        if (dice < 5
                && other.filter(plate -> plate.colour() == Plate.Colour.BLUE).isPresent()) {
            return Optional.of(new Plate(other.get().text(), Plate.Colour.YELLOW));
        }
        if (dice < 12 && other.isPresent()) {
            return Optional.of(new Plate(
                    Misread.oneSymbol(other.get().text(), random), other.get().colour()));
        }
        return Optional.of(plate(random, dice < 85 ? "湘A" : "鄂B"));
    }

    private static Plate plate(Random random, String begins) {
        StringBuilder text = new StringBuilder(begins);
        if (random.nextInt(4) == 0) {
            text.append("ABCDEF".charAt(random.nextInt(6)));
            random.ints(5, 0, 10).forEach(text::append);
            return new Plate(text.toString(), Plate.Colour.GREEN);
        }
        random.ints(4, 0, 10).forEach(text::append);
        text.insert(2 + random.nextInt(5), SERIAL.charAt(random.nextInt(SERIAL.length())));
        return new Plate(text.toString(), Plate.Colour.BLUE);
    }

    /** The trips that begin on this day. */
    List<Trip> day(int day) {
        Random random = new Random(seed * 1_000_003 + day);
        List<Trip> trips = new ArrayList<>();
        for (Vehicle resident : residents) {
            if (random.nextInt(10) > 0) {
                Duration home = minutes(16 * 60 + random.nextInt(6 * 60));
                trips.add(trip(resident, home, minutes(9 * 60 + random.nextInt(7 * 60)), random));
            }
            if (random.nextInt(5) == 0) {
                Duration errand = minutes(10 * 60 + random.nextInt(4 * 60));
                trips.add(trip(resident, errand, minutes(10 + random.nextInt(90)), random));
            }
        }
        for (int n = TRIPS_A_DAY - 15 + random.nextInt(30); n > 0; n--) {
            Vehicle stranger = strangers.get(random.nextInt(strangers.size()));
            trips.add(trip(stranger, minutes(60 * hour(random) + random.nextInt(60)), stay(random), random));
        }
        trips.sort(Comparator.comparing(Trip::comes));
        for (int i = 1; i < trips.size(); i++) {
            if (trips.get(i).entering() == Entering.TAILGATES) {
                trips.set(i, trips.get(i).comingAt(trips.get(i - 1).comes().plusSeconds(1 + random.nextInt(6))));
            }
        }
        return trips;
    }

    private static int hour(Random random) {
        int dice = random.nextInt(100);
        int hour = 0;
        for (int share = HOURS[0]; share <= dice; share += HOURS[hour]) {
            hour++;
        }
        return hour;
    }

    private static Duration stay(Random random) {
        int dice = random.nextInt(100);
        if (dice < 35) {
            return minutes(2 + random.nextInt(30));
        }
        if (dice < 85) {
            return minutes(30 + random.nextInt(210));
        }
        return minutes(dice < 98 ? 240 + random.nextInt(360) : 1440 + random.nextInt(3_000));
    }

    private static Trip trip(Vehicle who, Duration comes, Duration stays, Random random) {
        return new Trip(
                who,
                comes.plusMillis(200L * random.nextInt(300)),
                stays,
                entering(random.nextInt(100)),
                leaving(random.nextInt(100)),
                Duration.ofSeconds(4 + random.nextInt(40)),
                random.nextInt(30) > 0,
                random.nextLong());
    }

    private static Entering entering(int dice) {
        return dice < 4 ? Entering.TURNS_BACK : dice < 8 ? Entering.TAILGATES : Entering.DRIVES_IN;
    }

    private static Leaving leaving(int dice) {
        if (dice < 60) {
            return Leaving.PAYS;
        }
        if (dice < 78) {
            return Leaving.PAYS_INSIDE;
        }
        if (dice < 84) {
            return Leaving.PAYS_INSIDE_AND_LINGERS;
        }
        if (dice < 89) {
            return Leaving.IS_SLOW;
        }
        if (dice < 93) {
            return Leaving.DISPUTES;
        }
        return dice < 97 ? Leaving.TURNS_BACK : Leaving.TAILGATES;
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
