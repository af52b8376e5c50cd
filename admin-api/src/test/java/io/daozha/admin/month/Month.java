package io.daozha.admin.month;

import io.daozha.admin.month.Trip.Leaving;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.hardware.simulated.SimulatedCar.Departure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** Lets the trips of a {@link Town} happen to a {@link Lot} under a {@link Weather}, day by day. */
final class Month {
    private static final Instant BEGINS = Instant.parse("2026-03-01T16:00:00Z"); // midnight in Shanghai
    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final long TRAPPED = Duration.ofMinutes(60).toNanos();

    private static final int LONGEST_QUEUE = 8;

    private final Town town;
    private final Weather weather;
    private final Random dice;
    private final Parking parking;
    private final Hands clock = new Hands(BEGINS);
    private final Story story = new Story();
    private final Checks checks;
    private final Lot lot;
    private final Witness witness;
    private final Drivers drivers;
    private final Agenda agenda = new Agenda(clock);
    private final Phones phones;
    private final Mishaps mishaps;
    private final Reckoning reckoning;
    private final Set<Vehicle> here = new HashSet<>();

    Month(long seed, Parking parking, Path folder) {
        this.parking = parking;
        this.town = new Town(seed);
        this.weather = new Weather(seed);
        this.dice = new Random(seed);
        this.checks = new Checks("-Dtest=MonthTest -Dseed=" + seed, story);
        this.lot = new Lot(parking, clock, checks, story, folder, dice);
        Books books = new Books(checks, town.residents());
        this.witness = new Witness(lot, parking, books, checks);
        this.phones = new Phones(lot, books.till(), parking, agenda, checks, dice);
        this.mishaps = new Mishaps(lot, phones, agenda, checks);
        this.reckoning = new Reckoning(lot, witness, checks);
        this.drivers = new Drivers(this, lot, checks);
        for (Gate gate : lot.gates()) {
            gate.street().onGone((car, how) -> left(gate, (Drive) car.occupant(), how));
        }
    }

    /** @return what was checked and what happened; throws with a story where something was not as it must be */
    Checks run(Duration time) throws IOException {
        return run(time, (day, so) -> {});
    }

    /** @param dayIsOver told how many days are over and what has happened until then */
    Checks run(Duration time, BiConsumer<Integer, Checks> dayIsOver) throws IOException {
        parking.publish(Books.TARIFF, BEGINS.minus(Duration.ofDays(1)));
        LocalDate first = LocalDate.of(2026, 1, 1);
        town.residents()
                .forEach(resident ->
                        parking.grant(resident.plate().orElseThrow(), resident.name(), first, first.plusYears(100)));
        BillingDoor.watch(witness);
        try {
            lot.open();
            for (int day = 0; day * DAY < time.toNanos(); day++) {
                begins(day);
                until(Math.min((day + 1) * DAY, time.toNanos()));
                witness.audit();
                dayIsOver.accept(day + 1, checks);
            }
        } catch (RuntimeException | Killed fault) {
            throw new AssertionError(
                    checks.broken("site", "a fault in the program: " + fault).getMessage(), fault);
        } finally {
            BillingDoor.watch(null);
            lot.close();
        }
        return checks;
    }

    Story story() {
        return story;
    }

    private void begins(int day) {
        for (Trip trip : town.day(day)) {
            agenda.at(day * DAY + trip.comes().toNanos(), () -> comes(trip));
        }
        for (Weather.Spell spell : weather.day(day)) {
            agenda.at(day * DAY + spell.begins().toNanos(), () -> mishaps.happens(spell));
        }
    }

    private void until(long end) {
        while (clock.nanos() < end) {
            boolean quiet = !agenda.happens() && lot.gates().stream().allMatch(Gate::quiet);
            if (quiet && lot.caughtUp()) {
                reckoning.settle();
            }
            long next = agenda.next(end);
            if (quiet
                    && lot.runs()
                    && next - clock.nanos() > Duration.ofSeconds(30).toNanos()) {
                lot.pass(next - clock.nanos() - Duration.ofSeconds(20).toNanos());
            } else {
                lot.step();
                witness.compare();
                lot.gates().forEach(drivers::goOn);
                drivers.trapped(TRAPPED);
            }
        }
    }

    private void comes(Trip trip) {
        if (!here.add(trip.who())) {
            return; // has not left yet from the last time
        }
        drivesUp(trip, lot.in, false);
    }

    private void drivesUp(Trip trip, Gate gate, boolean again) {
        if (gate.drives().size() >= LONGEST_QUEUE) {
            agenda.after(Duration.ofMinutes(2), () -> drivesUp(trip, gate, again));
            return;
        }
        Drive drive = new Drive(trip, gate.direction(), reckoning.knownAs(trip), again, clock.nanos());
        gate.street().arrive(drive.car);
        lot.tell(trip.who(), "drives up to " + gate.id());
        checks.count("drives");
    }

    private void left(Gate gate, Drive drive, Departure how) {
        lot.tell(drive, how == Departure.PASSED ? "has passed " + gate.id() : "has backed out of " + gate.id());
        boolean in = gate.direction() == Direction.IN;
        if (how == Departure.PASSED) {
            reckoning.passed(gate, drive);
            if (in) {
                parks(drive.trip);
            } else {
                here.remove(drive.who());
            }
        } else if (in) {
            here.remove(drive.who());
        } else {
            agenda.after(Duration.ofMinutes(dice.nextBoolean() ? 6 : 45), () -> drivesUp(drive.trip, lot.out, true));
        }
    }

    private void parks(Trip trip) {
        Duration stays = trip.stays();
        if (trip.leaving() == Leaving.PAYS_INSIDE || trip.leaving() == Leaving.PAYS_INSIDE_AND_LINGERS) {
            boolean lingers = trip.leaving() == Leaving.PAYS_INSIDE_AND_LINGERS;
            agenda.after(stays, () -> drivers.paysInside(trip.who(), reckoning.knownAs(trip)));
            stays = stays.plus(Duration.ofMinutes(lingers ? 40 : 5));
        }
        agenda.after(stays, () -> drivesUp(trip, lot.out, false));
    }

    boolean pays(long session) {
        return phones.pays(session);
    }

    Optional<ParkingSession> openStay(Plate plate) {
        return parking.findOpen(plate);
    }

    Plate ticket() {
        return parking.issueTicket();
    }

    long now() {
        return clock.nanos();
    }
}
