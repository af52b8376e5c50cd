package io.daozha.admin.month;

import io.daozha.admin.month.Trip.Leaving;
import io.daozha.billing.Money;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Plate;
import io.daozha.billing.tariff.CannotPriceException;
import io.daozha.hardware.simulated.SimulatedCar.Departure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Lets the trips of a {@link Town} happen to a {@link Lot} under a {@link Weather}, day by day. */
final class Month {
    private static final Instant BEGINS = Instant.parse("2026-03-01T16:00:00Z"); // midnight in Shanghai
    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final long TRAPPED = Duration.ofMinutes(60).toNanos();

    /** With less between them no loop is ever free, and two cars are one long one to the lane. */
    private static final long APART = Duration.ofMillis(2_600).toNanos();

    private static final int LONGEST_QUEUE = 8;

    private final Town town;
    private final Weather weather;
    private final Random dice;
    private final Parking parking;
    private final Hands clock = new Hands(BEGINS);
    private final Story story = new Story();
    private final Checks checks;
    private final Lot lot;
    private final Drivers drivers;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final Set<Vehicle> here = new HashSet<>();
    private final Map<Gate, Deque<Drive>> gone = new LinkedHashMap<>();
    private final Map<Gate, Long> unidentified = new HashMap<>();
    private final Map<Gate, Long> lastPassed = new HashMap<>();
    private final Map<Trip, Plate> knownAs = new HashMap<>();
    private long numbered;
    private boolean noticesLate;

    private record Event(long at, long number, Runnable happens) {}

    Month(long seed, Parking parking, Path folder) {
        this.parking = parking;
        this.town = new Town(seed);
        this.weather = new Weather(seed);
        this.dice = new Random(seed);
        this.checks = new Checks("-Dtest=MonthTest -Dseed=" + seed, story);
        this.lot = new Lot(parking, clock, new Books(checks, town.residents()), checks, story, folder, dice);
        this.drivers = new Drivers(this, lot, checks);
        for (Gate gate : lot.gates()) {
            gone.put(gate, new ArrayDeque<>());
            unidentified.put(gate, 0L);
            lastPassed.put(gate, -DAY);
            gate.street().onGone((car, how) -> left(gate, (Drive) car.occupant(), how));
        }
    }

    /** @return what was checked and what happened; throws with a story where something was not as it must be */
    Checks run(Duration time) throws IOException {
        parking.publish(Books.TARIFF, BEGINS.minus(Duration.ofDays(1)));
        LocalDate first = LocalDate.of(2026, 1, 1);
        town.residents()
                .forEach(resident ->
                        parking.grant(resident.plate().orElseThrow(), resident.name(), first, first.plusYears(100)));
        BillingDoor.watch(lot);
        try {
            lot.open();
            for (int day = 0; day * DAY < time.toNanos(); day++) {
                begins(day);
                until(Math.min((day + 1) * DAY, time.toNanos()));
                lot.audit();
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
            at(day * DAY + trip.comes().toNanos(), () -> comes(trip));
        }
        for (Weather.Spell spell : weather.day(day)) {
            at(day * DAY + spell.begins().toNanos(), () -> breaks(spell));
        }
    }

    private void until(long end) {
        while (clock.nanos() < end) {
            boolean happened = false;
            while (!events.isEmpty() && events.peek().at() <= clock.nanos()) {
                events.poll().happens().run();
                happened = true;
            }
            boolean quiet = !happened && lot.gates().stream().allMatch(Gate::quiet);
            if (quiet && lot.caughtUp()) {
                settleAccounts();
            }
            long next = events.isEmpty() ? end : Math.min(end, events.peek().at());
            if (quiet
                    && lot.runs()
                    && next - clock.nanos() > Duration.ofSeconds(30).toNanos()) {
                lot.pass(next - clock.nanos() - Duration.ofSeconds(20).toNanos());
            } else {
                lot.step();
                lot.gates().forEach(drivers::goOn);
                drivers.trapped(TRAPPED);
            }
        }
    }

    void at(long moment, Runnable happens) {
        events.add(new Event(moment, numbered++, happens));
    }

    void after(Duration time, Runnable happens) {
        at(clock.nanos() + time.toNanos(), happens);
    }

    private void comes(Trip trip) {
        if (!here.add(trip.who())) {
            return; // has not left yet from the last time
        }
        drivesUp(trip, lot.in, false);
    }

    private void drivesUp(Trip trip, Gate gate, boolean again) {
        if (gate.drives().size() >= LONGEST_QUEUE) {
            after(Duration.ofMinutes(2), () -> drivesUp(trip, gate, again));
            return;
        }
        Drive drive = new Drive(trip, gate.direction(), Optional.ofNullable(knownAs.get(trip)), again, clock.nanos());
        gate.street().arrive(drive.car);
        lot.tell(trip.who(), "drives up to " + gate.id());
        checks.count("drives");
    }

    private void left(Gate gate, Drive drive, Departure how) {
        lot.tell(drive, how == Departure.PASSED ? "has passed " + gate.id() : "has backed out of " + gate.id());
        boolean in = gate.direction() == Direction.IN;
        if (how == Departure.PASSED) {
            checks.count(in ? "passed in" : "passed out");
            if (clock.nanos() - lastPassed.put(gate, clock.nanos()) < APART) {
                drive.disturbed = true;
                checks.count("followed too closely for two loops to tell");
            }
            gone.get(gate).add(drive);
            if (in) {
                parks(drive.trip);
            } else {
                here.remove(drive.who());
            }
        } else if (in) {
            here.remove(drive.who());
        } else {
            after(Duration.ofMinutes(dice.nextBoolean() ? 6 : 45), () -> drivesUp(drive.trip, lot.out, true));
        }
    }

    private void parks(Trip trip) {
        Duration stays = trip.stays();
        if (trip.leaving() == Leaving.PAYS_INSIDE || trip.leaving() == Leaving.PAYS_INSIDE_AND_LINGERS) {
            boolean lingers = trip.leaving() == Leaving.PAYS_INSIDE_AND_LINGERS;
            after(stays, () -> drivers.paysInside(trip.who(), Optional.ofNullable(knownAs.get(trip))));
            stays = stays.plus(Duration.ofMinutes(lingers ? 40 : 5));
        }
        after(stays, () -> drivesUp(trip, lot.out, false));
    }

    /**
     * Whoever went through is in the books, once each and in the right order: as who he is, or as who he was taken for
     * when he came in; as somebody else only if the cameras misread him, a person said so, or nobody could see.
     */
    private void settleAccounts() {
        List<Passage> brought = lot.brought();
        lot.promisesAreKept();
        for (Gate gate : lot.gates()) {
            List<Passage> passages = brought.stream()
                    .filter(passage -> passage.lane().equals(gate.id()))
                    .toList();
            List<Drive> drives = List.copyOf(gone.get(gate));
            gone.get(gate).clear();
            long unknown = gate.unidentified() - unidentified.put(gate, gate.unidentified());
            boolean seen = !gate.excused() && drives.stream().noneMatch(drive -> drive.disturbed);
            if (!seen) {
                checks.count("not compared, for the lane was disturbed");
            } else {
                checks.same(
                        (long) drives.size(),
                        passages.size() + unknown,
                        drives.isEmpty() ? gate.id() : drives.get(0),
                        "passages on record of " + drives);
            }
            if (drives.size() == passages.size()) {
                for (int i = 0; i < drives.size(); i++) {
                    identify(drives.get(i), passages.get(i), seen);
                }
            }
        }
    }

    private void identify(Drive drive, Passage passage, boolean seen) {
        boolean in = passage.direction() == Direction.IN;
        Optional<Plate> known = in ? drive.knownAs : Optional.ofNullable(knownAs.remove(drive.trip));
        boolean himself =
                drive.who().plate().equals(Optional.of(passage.plate())) || known.equals(Optional.of(passage.plate()));
        if (!himself) {
            checks.count("taken for another");
        }
        boolean sawRightly = seen
                && !drive.named
                && drive.eyes.filter(eyes -> !eyes.wasWrong()).isPresent();
        checks.that(
                himself || !sawRightly || (!in && known.isEmpty()), drive, "is taken for " + Names.of(passage.plate()));
        if (in) {
            knownAs.put(drive.trip, passage.plate());
        }
    }

    private void breaks(Weather.Spell spell) {
        lot.tell("weather", spell.kind() + " for " + spell.lasts());
        checks.count("weather: " + spell.kind());
        Gate gate = lot.gates().get(spell.lane());
        Random random = new Random(spell.dice());
        switch (spell.kind()) {
            case BUS -> lasts(spell, gate::blind);
            case ORDERS -> lasts(spell, gate::deaf);
            case CAMERA -> lasts(spell, gate.eye()::lose);
            case LOOP -> lasts(spell, gate::chatters);
            case DATABASE -> lasts(spell, lot::databaseIs);
            case PAYMENT -> lasts(spell, off -> lot.channel.disturb(off ? "the network is down" : ""));
            case NOTICES -> {
                lasts(spell, late -> noticesLate = late);
                forges(random);
            }
            case CLOCK -> {
                Duration by = Duration.ofMillis(
                        random.nextInt(3) == 0
                                ? random.nextInt(10_000) - 5_000
                                : random.nextInt(4_000_000) - 2_000_000);
                clock.set(by);
                if (random.nextBoolean()) {
                    after(spell.lasts(), () -> clock.set(by.negated()));
                }
            }
            case KILL -> {
                lot.willDie(random.nextInt(60));
                starts(spell.lasts());
            }
            case BY_HAND -> {
                gate.excuse();
                gate.drives().forEach(drive -> drive.named = true);
                lot.ask(() -> gate.lane().ifPresent(lane -> lane.open("operator", "as he likes")));
            }
        }
    }

    private void lasts(Weather.Spell spell, Consumer<Boolean> what) {
        what.accept(true);
        after(spell.lasts(), () -> what.accept(false));
    }

    /** Somebody starts the process again, once it has died. */
    private void starts(Duration later) {
        after(later, () -> {
            if (lot.runs()) {
                starts(Duration.ofSeconds(10));
                return;
            }
            lot.within(() -> {
                try {
                    lot.open();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        });
    }

    /** Notices of others: for an order that we do not know, and with another sum for one that we do. */
    private void forges(Random random) {
        lot.pays(new PaymentNotice("DFORGED", "simulated", "F" + random.nextLong(), Money.fen(300)));
        lot.books
                .till()
                .anyPending()
                .ifPresent(order -> lot.pays(new PaymentNotice(
                        order.number(), "simulated", "F" + random.nextLong(), Money.fen(order.amount() + 1))));
    }

    /** The channel tells of a payment, again and again until it is told that it was heard. */
    void notice(PaymentNotice notice) {
        Set<PaymentNotice> heard = new HashSet<>();
        boolean late = noticesLate;
        after(late ? Duration.ofSeconds(dice.nextInt(900)) : Duration.ofSeconds(1), () -> tells(notice, heard));
        if (late && dice.nextBoolean()) {
            after(Duration.ofSeconds(dice.nextInt(900)), () -> lot.pays(notice));
        }
    }

    private void tells(PaymentNotice notice, Set<PaymentNotice> heard) {
        if (!heard.isEmpty()) {
            return;
        }
        after(Duration.ofSeconds(15), () -> tells(notice, heard));
        if (lot.pays(notice)) {
            heard.add(notice);
        }
    }

    /** @return whether there is nothing more to pay for */
    boolean pays(long session) {
        boolean[] done = {false};
        lot.ask(() -> {
            try {
                if (lot.channel.trouble().isEmpty()) {
                    PaymentOrder order = parking.order(session, clock.instant());
                    notice(lot.channel.pay(order));
                    checks.count("paid");
                    done[0] = true;
                }
            } catch (NothingDueException | CannotPriceException nothing) {
                done[0] = true;
            }
        });
        return done[0];
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
