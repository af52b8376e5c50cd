package io.daozha.admin.simulation;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.lanes.LedgerCsv;
import io.daozha.admin.live.Console;
import io.daozha.billing.Parking;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.hardware.Sign;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.simulated.CarView;
import io.daozha.hardware.simulated.SimulatedForecourt;
import io.daozha.hardware.simulated.SimulatedLane;
import io.daozha.plate.FrameSource;
import io.daozha.plate.StillsFolder;
import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SimulatedCamera;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The simulated forecourt as a site: boards on a line, cameras, and the street before them. */
public final class SimulatedSite implements AutoCloseable {
    /** How the simulated boards are wired: as a real one is by default, with the fire panel on terminal 4. */
    public static final ParkingConfig.Contacts CONTACTS =
            new DefaultContacts(0, 1, 2, 3, Optional.of(4), 0, OptionalInt.empty());

    private static final Logger LOG = Logger.getLogger(SimulatedSite.class);
    private static final int PHOTOGRAPHS_INSIDE = 29;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Where the camera stands, in metres along the lane: just behind the arm, looking at who comes. */
    private static final double CAMERA = 11;
    /** Nearer than this the car's plate has left the picture. */
    private static final double NEAREST = 1.5;

    private final SimulatedForecourt forecourt;
    private final Map<String, SimulatedLane> lanes;
    private final SimulatedStreet street;
    private final Optional<Path> photos;
    private final Map<String, StillsFolder> stills = new HashMap<>();
    private final ParkingConfig config;
    private final Parking parking;
    private final PacedClock clock;
    private final Map<String, SimulatedSign> signs =
            Map.of(SimulatedStreet.ENTRY, new SimulatedSign(), SimulatedStreet.EXIT, new SimulatedSign());
    private final Map<String, SimulatedCamera> cameras = new HashMap<>();
    private Optional<Procession> procession = Optional.empty();

    private record DefaultContacts(
            int presence,
            int underArm,
            int openLimit,
            int closedLimit,
            Optional<Integer> fire,
            int openRelay,
            OptionalInt closeRelay)
            implements ParkingConfig.Contacts {}

    private SimulatedSite(ParkingConfig config, Parking parking, SimulatedProvider payments, PacedClock clock)
            throws IOException {
        this.config = config;
        this.parking = parking;
        this.clock = clock;
        this.photos = config.simulation().photos();
        forecourt = SimulatedForecourt.start(config.simulation().pace());
        lanes = Map.of(SimulatedStreet.ENTRY, forecourt.entry(), SimulatedStreet.EXIT, forecourt.exit());
        Path guests = config.data().toAbsolutePath().resolve("simulated-cars.json");
        Residents residents = Residents.moveIn(parking, LocalDate.ofInstant(clock.instant(), ZONE));
        street = new SimulatedStreet(
                lanes,
                guests,
                residents,
                clock,
                forecourt::pace,
                config.capacity(),
                new Plugs(forecourt, payments, signs.values(), cameras.values()),
                config.simulation().traffic(),
                config.simulation().seed().orElseGet(System::nanoTime));
    }

    /** On its first day the simulated car park has a tariff by the minute, so that there is something to watch. */
    public static SimulatedSite open(
            ParkingConfig config, Parking parking, SimulatedProvider payments, PacedClock clock) throws IOException {
        if (config.simulation().photos().isEmpty() && parking.recent(1).isEmpty()) {
            try (var text = SimulatedSite.class.getResourceAsStream("tariff.yaml")) {
                parking.publish(new String(text.readAllBytes(), StandardCharsets.UTF_8), clock.instant());
            }
        }
        return new SimulatedSite(config, parking, payments, clock);
    }

    public SerialLine line() {
        return forecourt.address();
    }

    public int entryUnit() {
        return SimulatedForecourt.ENTRY_UNIT;
    }

    public int exitUnit() {
        return SimulatedForecourt.EXIT_UNIT;
    }

    public SimulatedStreet street() {
        return street;
    }

    /** The sign of a lane. */
    public Sign sign(String lane) {
        return signs.get(lane);
    }

    /** @param listener told what is wrong with a lane's sign; nothing once it answers again */
    public void report(String lane, Consumer<String> listener) {
        signs.get(lane).onTrouble(listener);
    }

    /**
     * @param phones what the drivers' phones talk to
     * @param objection what a driver says who thinks that the fee is wrong
     */
    public void open(Console phones, Objection objection) {
        street.open(phones, objection);
        if (photos.isPresent()) {
            Procession cars = new Procession(
                    lanes,
                    stills.get(SimulatedStreet.ENTRY),
                    stills.get(SimulatedStreet.EXIT),
                    config.simulation().stay(),
                    PHOTOGRAPHS_INSIDE,
                    clock,
                    this::finish);
            cars.open(phones, objection);
            procession = Optional.of(cars);
        }
    }

    private void finish() {
        config.simulation().ledger().ifPresent(file -> {
            try (Writer out = Files.newBufferedWriter(file)) {
                LedgerCsv.write(parking, Integer.MAX_VALUE, out);
                LOG.infof("The ledger is in %s", file);
            } catch (IOException e) {
                LOG.errorf(e, "The ledger cannot be written to %s", file);
            }
        });
        Quarkus.asyncExit(0);
    }

    /** The camera over a lane. */
    public FrameSource camera(String lane) {
        if (photos.isPresent()) {
            return stills.computeIfAbsent(lane, id -> new StillsFolder(id, photos.get(), clock));
        }
        return cameras.computeIfAbsent(
                lane, id -> new SimulatedCamera(id, () -> scene(lanes.get(id)), clock, id.hashCode()));
    }

    private LaneScene scene(SimulatedLane lane) {
        Optional<CarInView> car = lane.cars().stream()
                .filter(view -> CAMERA - view.front() >= NEAREST)
                .findFirst()
                .flatMap(this::inView);
        return new LaneScene(car, lane.armAngle(), daylight());
    }

    private Optional<CarInView> inView(CarView car) {
        return street.look(car.occupant())
                .map(look -> new CarInView(look.plate(), look.colour(), CAMERA - car.front(), look.paint()));
    }

    /** Noon is 1, midnight 0, as the sun goes. */
    private double daylight() {
        double hours = LocalTime.ofInstant(clock.instant(), ZONE).toSecondOfDay() / 3600.0;
        return (1 - Math.cos(hours / 24 * 2 * Math.PI)) / 2;
    }

    @Override
    public void close() throws IOException {
        procession.ifPresent(Procession::close);
        street.close();
        forecourt.close();
    }
}
