package io.daozha.admin.simulation;

import io.daozha.admin.live.Console;
import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.Refused;
import io.daozha.billing.Plate;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedLane;
import io.daozha.plate.StillsFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Photographs as cars: each drives in at the entry in its turn, parks, and leaves by the exit in the same order, while
 * the cameras of both lanes show its photograph. One car is in a lane at a time, so that a photograph is never taken
 * for another's.
 */
final class Procession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Procession.class);
    private static final long TICK_MILLIS = 20;

    private final Map<String, SimulatedLane> lanes;
    private final StillsFolder entryPhotos;
    private final StillsFolder exitPhotos;
    private final Duration stay;
    private final int spaces;
    private final Clock clock;
    private final Runnable done;
    private final Thread thread = new Thread(this::run, "procession");
    private final Queue<Parked> parked = new ArrayDeque<>();
    private final Map<Integer, Plate> tickets = new ConcurrentHashMap<>();
    private volatile boolean entryBusy;
    private volatile boolean exitBusy;
    private boolean more = true;
    private int next = 1;
    private Console console;
    private Driver entryDriver;
    private Driver exitDriver;

    private record Parked(int number, Instant until) {}

    /**
     * @param stay how long each car parks
     * @param spaces how many are inside at the most
     * @param done told when the last one has left
     */
    Procession(
            Map<String, SimulatedLane> lanes,
            StillsFolder entryPhotos,
            StillsFolder exitPhotos,
            Duration stay,
            int spaces,
            Clock clock,
            Runnable done) {
        this.lanes = lanes;
        this.entryPhotos = entryPhotos;
        this.exitPhotos = exitPhotos;
        this.stay = stay;
        this.spaces = spaces;
        this.clock = clock;
        this.done = done;
        thread.setDaemon(true);
    }

    void open(Console phones, Objection objection) {
        console = phones;
        entryDriver = new Driver(phones, objection, SimulatedStreet.ENTRY);
        exitDriver = new Driver(phones, objection, SimulatedStreet.EXIT);
        lanes.get(SimulatedStreet.ENTRY).onGone((car, how) -> {
            synchronized (parked) {
                parked.add(new Parked((int) car.occupant(), clock.instant().plus(stay)));
            }
            more = entryPhotos.advance();
            entryBusy = false;
        });
        lanes.get(SimulatedStreet.EXIT).onGone((car, how) -> {
            exitPhotos.advance();
            exitBusy = false;
        });
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (more || entryBusy || exitBusy || !parkedCars().isEmpty()) {
                Thread.sleep(TICK_MILLIS);
                try {
                    goOn(clock.instant());
                } catch (Refused e) {
                    LOG.debugf("A driver was refused: %s", e);
                }
            }
            LOG.infof("All %d cars have been in and out", next - 1);
            done.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private Queue<Parked> parkedCars() {
        synchronized (parked) {
            return new ArrayDeque<>(parked);
        }
    }

    private void goOn(Instant now) {
        if (more && !entryBusy && parkedCars().size() < spaces) {
            entryBusy = true;
            send(SimulatedStreet.ENTRY, next++);
        }
        Optional<Parked> first = Optional.ofNullable(parkedCars().peek());
        if (!exitBusy && first.filter(car -> !car.until().isAfter(now)).isPresent()) {
            exitBusy = true;
            synchronized (parked) {
                send(SimulatedStreet.EXIT, parked.remove().number());
            }
        }
        ConsoleView view = console.now();
        drive(view, SimulatedStreet.ENTRY, entryDriver, now);
        drive(view, SimulatedStreet.EXIT, exitDriver, now);
    }

    private void send(String lane, int number) {
        lanes.get(lane).arrive(new SimulatedCar(number, SimulatedCar.Driver.PATIENT));
    }

    private void drive(ConsoleView view, String lane, Driver driver, Instant now) {
        lanes.get(lane).cars().stream()
                .findFirst()
                .map(car -> (int) car.occupant())
                .ifPresent(number -> driver.look(view.lane(lane).orElseThrow(), car(number), true, now));
    }

    private Driver.Car car(int number) {
        return new Driver.Car() {
            @Override
            public Optional<Plate> ticket() {
                return Optional.ofNullable(tickets.get(number));
            }

            @Override
            public void took(Plate ticket) {
                tickets.put(number, ticket);
            }

            @Override
            public boolean disputes() {
                return false;
            }

            @Override
            public void backOut() {
                LOG.warnf("Car %d is refused and waits", number);
            }
        };
    }
}
