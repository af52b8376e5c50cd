package io.daozha.admin.simulation;

import io.daozha.admin.live.Console;
import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.Refused;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.billing.Plate;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedCar.Departure;
import io.daozha.hardware.simulated.SimulatedLane;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import org.jboss.logging.Logger;

/** The street in front of the simulated car park: which car is in which lane, and how the drivers behave. */
public final class SimulatedStreet implements Console.Street, AutoCloseable {
    public static final String ENTRY = "entry";
    public static final String EXIT = "exit";

    private static final Logger LOG = Logger.getLogger(SimulatedStreet.class);
    private static final int LONGEST_QUEUE = 3;
    private static final long TICK_MILLIS = 100;
    private static final Duration HESITATION = Duration.ofSeconds(5);

    private final Map<String, SimulatedLane> lanes;
    private final Guests guests;
    private final Quarter quarter;
    private final Traffic traffic;
    private final PacedClock clock;
    private final DoubleConsumer forecourt;
    private final Random random;
    private final int capacity;
    private final Plugs plugs;
    private volatile boolean paying = true;
    private final List<Hesitation> hesitations = new ArrayList<>();
    private final Set<Integer> disputing = ConcurrentHashMap.newKeySet();
    private final Map<Integer, SimulatedCar> cars = new HashMap<>();
    private final Thread thread = new Thread(this::run, "street");
    private volatile boolean closed;
    private Console console;
    private Objection objection;
    private Driver entryDriver;
    private Driver exitDriver;

    private record Hesitation(SimulatedCar car, Instant until) {}

    /**
     * @param guests file of the cars
     * @param forecourt told the pace when it changes
     */
    public SimulatedStreet(
            Map<String, SimulatedLane> lanes,
            Path guests,
            Residents residents,
            PacedClock clock,
            DoubleConsumer forecourt,
            int capacity,
            Plugs plugs,
            boolean traffic,
            long seed) {
        this.lanes = lanes;
        this.guests = new Guests(guests);
        this.clock = clock;
        this.forecourt = forecourt;
        this.capacity = capacity;
        this.plugs = plugs;
        this.random = new Random(seed);
        this.quarter = new Quarter(this.guests, residents, clock, random);
        this.traffic = new Traffic(random, traffic);
        thread.setDaemon(true);
    }

    /**
     * Lets people come. Cars that stood in a lane when the program ended drive up to it again.
     *
     * @param phones what the drivers' phones talk to
     */
    public void open(Console phones, Objection objections) {
        console = phones;
        objection = objections;
        entryDriver = new Driver(console, objection, ENTRY);
        exitDriver = new Driver(console, objection, EXIT);
        lanes.get(ENTRY).onGone((car, how) -> gone((int) car.occupant(), how == Departure.PASSED));
        lanes.get(EXIT).onGone((car, how) -> gone((int) car.occupant(), how != Departure.PASSED));
        for (Guest guest : guests.all()) {
            if (guest.where() != Guest.Where.PARKED) {
                drive(guest.where() == Guest.Where.ENTERING ? ENTRY : EXIT, guest, SimulatedCar.Driver.PATIENT);
            }
        }
        thread.start();
    }

    /** What the camera of a lane has before it. */
    public Optional<Look> look(Object occupant) {
        return guests.find((int) occupant).map(Guest::look);
    }

    @Override
    public void arrive(String lane, Kind kind, Manner manner) {
        Guest guest = lane.equals(ENTRY) ? quarter.newcomer(kind) : quarter.leaver(kind);
        if (lanes.get(lane) == null) {
            throw new Refused(Cause.NO_SUCH_LANE);
        }
        if (lanes.get(lane).cars().size() >= LONGEST_QUEUE) {
            throw new Refused(Cause.STREET_FULL);
        }
        quarter.inLane(guest);
        if (manner == Manner.DISPUTING) {
            disputing.add(guest.number());
        }
        drive(
                lane,
                guest,
                manner == Manner.DISPUTING ? SimulatedCar.Driver.PATIENT : SimulatedCar.Driver.valueOf(manner.name()));
    }

    @Override
    public void pay(String lane) {
        LaneView view = console.now().lane(lane).orElseThrow(() -> new Refused(Cause.NO_SUCH_LANE));
        Driver.pay(
                console,
                lane,
                view.quote().orElseThrow(() -> new Refused(Cause.NOTHING_DUE)).session());
    }

    @Override
    public void dispute(String lane) {
        LaneView view = console.now().lane(lane).orElseThrow(() -> new Refused(Cause.NO_SUCH_LANE));
        boolean unused = objection.dispute(
                lane,
                view.quote().orElseThrow(() -> new Refused(Cause.NOTHING_DUE)).session());
    }

    @Override
    public void backOut(String lane) {
        SimulatedCar car = front(lane).orElseThrow(() -> new Refused(Cause.NOBODY_WAITING));
        car.backOut();
    }

    @Override
    public void traffic(boolean on) {
        traffic.flow(on);
    }

    @Override
    public boolean traffic() {
        return traffic.flows();
    }

    @Override
    public void paying(boolean willing) {
        paying = willing;
    }

    @Override
    public boolean paying() {
        return paying;
    }

    @Override
    public double pace() {
        return clock.pace();
    }

    @Override
    public void pace(double times) {
        clock.pace(times);
        forecourt.accept(times);
    }

    @Override
    public void pull(Plug plug, boolean out) {
        plugs.pull(plug, out);
    }

    @Override
    public Set<Plug> pulled() {
        return plugs.out();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drive(String lane, Guest guest, SimulatedCar.Driver driver) {
        SimulatedCar car = new SimulatedCar(guest.number(), driver);
        lanes.get(lane).arrive(car);
        if (driver == SimulatedCar.Driver.HESITANT) {
            synchronized (hesitations) {
                hesitations.add(new Hesitation(car, clock.instant().plus(HESITATION)));
            }
        }
        synchronized (cars) {
            cars.put(guest.number(), car);
        }
    }

    private Optional<SimulatedCar> front(String lane) {
        SimulatedLane street = Optional.ofNullable(lanes.get(lane)).orElseThrow(() -> new Refused(Cause.NO_SUCH_LANE));
        synchronized (cars) {
            return street.cars().stream()
                    .filter(view -> view.front() <= SimulatedLane.ARM)
                    .findFirst()
                    .map(view -> cars.get((int) view.occupant()));
        }
    }

    /** Whoever passed the entry or turned back at the exit is inside. */
    private void gone(int number, boolean inside) {
        forget(number);
        if (inside) {
            quarter.parked(number, traffic.stay());
        } else {
            quarter.away(number);
        }
    }

    private void forget(int number) {
        synchronized (cars) {
            cars.remove(number);
            disputing.remove(number);
        }
    }

    private void run() {
        while (!closed) {
            try {
                Thread.sleep(TICK_MILLIS);
                live();
            } catch (InterruptedException e) {
                return; // only close() interrupts
            } catch (Refused e) {
                LOG.debugf("A simulated driver was refused: %s", e);
            } catch (RuntimeException e) {
                LOG.warnf("The simulated street stumbled: %s", e);
            }
        }
    }

    private void live() {
        Instant now = clock.instant();
        settleHesitations(now);
        if (traffic.flows()) {
            send(now);
            ConsoleView view = console.now();
            drivers(view, ENTRY, entryDriver, now);
            drivers(view, EXIT, exitDriver, now);
        } else if (front(EXIT)
                .filter(car -> disputing.contains((int) car.occupant()))
                .isPresent()) {
            drivers(console.now(), EXIT, exitDriver, now);
        }
    }

    /** Half of those who hesitate go after all. */
    private void settleHesitations(Instant now) {
        synchronized (hesitations) {
            hesitations.removeIf(one -> {
                boolean over = !now.isBefore(one.until());
                if (over && random.nextBoolean()) {
                    one.car().go();
                } else if (over) {
                    one.car().backOut();
                }
                return over;
            });
        }
    }

    private void send(Instant now) {
        if (traffic.nextArrivalDue(now, quarter.inside(), capacity)
                && lanes.get(ENTRY).cars().size() < 2) {
            arrive(ENTRY, quarter.comer(traffic.kind()), traffic.hesitates() ? Manner.HESITANT : Manner.PATIENT);
        }
        if (lanes.get(EXIT).cars().size() < 2) {
            quarter.nextToLeave(now).ifPresent(guest -> {
                quarter.inLane(guest);
                drive(EXIT, guest, SimulatedCar.Driver.PATIENT);
            });
        }
    }

    private void drivers(ConsoleView view, String lane, Driver driver, Instant now) {
        Optional<SimulatedCar> first = front(lane);
        if (first.isEmpty()) {
            return;
        }
        SimulatedCar car = first.get();
        int number = (int) car.occupant();
        driver.look(
                view.lane(lane).orElseThrow(),
                new Driver.Car() {
                    @Override
                    public Optional<Plate> ticket() {
                        return guests.find(number).flatMap(Guest::ticket);
                    }

                    @Override
                    public void took(Plate ticket) {
                        guests.find(number).ifPresent(guest -> guests.put(guest.holding(ticket)));
                    }

                    @Override
                    public boolean disputes() {
                        return disputing.remove(number);
                    }

                    @Override
                    public void backOut() {
                        car.backOut();
                    }
                },
                paying,
                now);
    }
}
