package io.daozha.admin.simulation;

import io.daozha.admin.ParkingConfig;
import io.daozha.billing.Parking;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.simulated.CarView;
import io.daozha.hardware.simulated.SimulatedForecourt;
import io.daozha.hardware.simulated.SimulatedLane;
import io.daozha.plate.FrameSource;
import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SimulatedCamera;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** The simulated forecourt as a site: boards on a line, cameras, and the street before them. */
public final class SimulatedSite implements AutoCloseable {
    /** How the simulated boards are wired: as a real one is by default, with the fire panel on terminal 4. */
    public static final ParkingConfig.Contacts CONTACTS = new DefaultContacts(0, 1, 2, 3, Optional.of(4), 0);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Where the camera stands, in metres along the lane: just behind the arm, looking at who comes. */
    private static final double CAMERA = 11;
    /** Nearer than this the car's plate has left the picture. */
    private static final double NEAREST = 1.5;

    private final SimulatedForecourt forecourt;
    private final Map<String, SimulatedLane> lanes;
    private final SimulatedStreet street;
    private final Clock clock;

    private record DefaultContacts(
            int presence, int underArm, int openLimit, int closedLimit, Optional<Integer> fire, int openRelay)
            implements ParkingConfig.Contacts {}

    private SimulatedSite(ParkingConfig config, Parking parking, Clock clock) throws IOException {
        this.clock = clock;
        forecourt = SimulatedForecourt.start(config.simulation().pace());
        lanes = Map.of(SimulatedStreet.ENTRY, forecourt.entry(), SimulatedStreet.EXIT, forecourt.exit());
        Path guests = config.data().toAbsolutePath().resolve("simulated-cars.json");
        Residents residents = Residents.moveIn(parking, LocalDate.ofInstant(clock.instant(), ZONE));
        street = new SimulatedStreet(
                lanes,
                guests,
                residents,
                clock,
                config.capacity(),
                config.simulation().traffic(),
                config.simulation().seed().orElseGet(System::nanoTime));
    }

    /** On its first day the simulated car park has a tariff by the minute, so that there is something to watch. */
    public static SimulatedSite open(ParkingConfig config, Parking parking, Clock clock) throws IOException {
        if (parking.occupied() == 0 && parking.recent(1).isEmpty()) {
            try (var text = SimulatedSite.class.getResourceAsStream("tariff.yaml")) {
                parking.publish(new String(text.readAllBytes(), StandardCharsets.UTF_8), clock.instant());
            }
        }
        return new SimulatedSite(config, parking, clock);
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

    /** The camera over a lane. */
    public FrameSource camera(String lane) {
        return new SimulatedCamera(lane, () -> scene(lanes.get(lane)), clock, lane.hashCode());
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
        street.close();
        forecourt.close();
    }
}
