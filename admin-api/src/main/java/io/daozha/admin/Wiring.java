package io.daozha.admin;

import io.daozha.admin.devices.Devices;
import io.daozha.admin.lanes.Books;
import io.daozha.admin.lanes.CarPark;
import io.daozha.admin.lanes.LaneSigns;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.LiveEvent;
import io.daozha.admin.live.LiveFeed;
import io.daozha.admin.payments.PaidMeansOpen;
import io.daozha.admin.payments.PaymentChannels;
import io.daozha.admin.readers.SignPipes;
import io.daozha.admin.simulation.PacedClock;
import io.daozha.admin.simulation.SimulatedSite;
import io.daozha.admin.simulation.SimulatedStreet;
import io.daozha.admin.stays.Disputes;
import io.daozha.billing.DisputeClaim;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Till;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.gate.Approach;
import io.daozha.gate.CameraLoop;
import io.daozha.gate.ClockWatch;
import io.daozha.gate.FailPolicy;
import io.daozha.gate.Lane;
import io.daozha.gate.LaneStatus;
import io.daozha.gate.Outages;
import io.daozha.gate.PictureFolder;
import io.daozha.gate.Sensors;
import io.daozha.gate.TwoWay;
import io.daozha.hardware.DigitalInput;
import io.daozha.hardware.Level;
import io.daozha.hardware.Sign;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.plate.FrameSource;
import io.daozha.plate.NeuralPlateReader;
import io.daozha.plate.PlateReader;
import io.daozha.plate.Region;
import io.daozha.plate.StillsFolder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The one place where concrete devices are chosen and put together. */
@Singleton
class Wiring {
    /** After everything else has started, billing's tariff among it. */
    private static final int LAST = 10_000;

    private final CarPark carPark = new CarPark();
    private final Devices devices = new Devices();
    private final ParkingConfig config;
    private final Parking parking;
    private final Books books;
    private final LiveFeed feed;
    private final LaneSigns words;
    private final PacedClock paced;
    private final Clock clock;
    private final PictureFolder pictures;
    private final SiteFire fire = new SiteFire(carPark);
    private final Outages outages = new Outages();
    private final SimulatedProvider payments = new SimulatedProvider();
    private final Checkout checkout;
    private final PaidMeansOpen promise;
    private final SignPipes pipes;

    Wiring(
            ParkingConfig config,
            Parking parking,
            OrderBook orders,
            Till till,
            Books books,
            LiveFeed feed,
            SignPipes pipes,
            LaneSigns words) {
        this.config = config;
        this.parking = parking;
        this.books = books;
        this.feed = feed;
        this.pipes = pipes;
        this.words = words;
        this.paced = PacedClock.of(config.simulation().pace());
        this.clock = config.lanes().isEmpty() ? paced : Clock.systemUTC();
        this.checkout = new Checkout(parking, orders, till, PaymentChannels.of(config, payments, clock), this::settled);
        this.promise = new PaidMeansOpen(
                checkout, parking, orders, carPark, clock, config.payment().armPatience());
        this.pictures = new PictureFolder(config.data().toAbsolutePath().resolve("pictures"));
    }

    @Produces
    CarPark carPark() {
        return carPark;
    }

    @Produces
    Devices devices() {
        return devices;
    }

    @Produces
    Clock clock() {
        return clock;
    }

    @Produces
    PictureFolder pictures() {
        return pictures;
    }

    @Produces
    @Singleton
    SimulatedProvider payments() {
        return payments;
    }

    @Produces
    @Singleton
    Checkout checkout() {
        return checkout;
    }

    private void settled(long session) {
        carPark.settled(session);
        books.mayHaveChanged();
    }

    void open(@Observes @Priority(LAST) StartupEvent start, Console console, Disputes disputes) throws IOException {
        if (config.lanes().isEmpty()) {
            simulate(console, disputes);
        } else {
            connect();
        }
        fire.start();
        ClockWatch clocks = new ClockWatch(clock, config.lanes().isEmpty() ? paced::nanoTime : System::nanoTime);
        carPark.hold(new SiteWatch(
                        clock,
                        clocks,
                        checkout::trouble,
                        outages,
                        () -> parking.inside().stream().findFirst().map(ParkingSession::enteredAt),
                        parking::clockJumped)
                .start());
        carPark.hold(promise.start());
        books.mayHaveChanged();
    }

    void close(@Observes ShutdownEvent stop) {
        carPark.close();
    }

    private void simulate(Console console, Disputes disputes) throws IOException {
        SimulatedSite site = carPark.hold(SimulatedSite.open(config, parking, payments, paced));
        carPark.pretend(site.street());
        SerialBus bus = carPark.hold(SerialBus.open(site.line()));
        devices.line("simulated", bus);
        add(SimulatedStreet.ENTRY, Direction.IN, bus, site.entryUnit(), site);
        add(SimulatedStreet.EXIT, Direction.OUT, bus, site.exitUnit(), site);
        site.open(
                console,
                (lane, session) -> disputes.dispute(lane, session, DisputeClaim.WRONG_TIME.name(), "模拟司机：没停那么久")
                        .mayLeave());
    }

    private void add(String id, Direction direction, SerialBus bus, int unit, SimulatedSite site) throws IOException {
        RelayBoard board = RelayBoard.on(bus, unit);
        add(
                id,
                direction,
                board,
                Arm.onRelay(board, SimulatedSite.CONTACTS),
                site.sign(id),
                SimulatedSite.CONTACTS,
                site.camera(id),
                Region.WHOLE,
                Optional.empty(),
                FailPolicy.of(direction),
                Optional.empty(),
                status -> {});
        site.report(id, detail -> carPark.site(id).orElseThrow().lane().trouble("sign", detail));
    }

    private void connect() throws IOException {
        Map<String, SerialBus> buses = new HashMap<>();
        Map<String, RelayBoard> boards = new HashMap<>(); // lanes that share one ask it once
        BothWays bothWays = new BothWays(config);
        Signs signs = new Signs(config, pipes, carPark, clock);
        config.lines().forEach((name, line) -> {
            if (!signs.takes(name)) {
                SerialBus bus = carPark.hold(SerialBus.open(SerialLine.parse(line.port(), line.baud())));
                buses.put(name, bus);
                devices.line(name, bus);
            }
        });
        for (Map.Entry<String, ParkingConfig.LaneConfig> entry : config.lanes().entrySet()) {
            ParkingConfig.LaneConfig lane = entry.getValue();
            RelayBoard board = boards.computeIfAbsent(
                    lane.line() + " " + lane.unit(), name -> RelayBoard.on(buses.get(lane.line()), lane.unit()));
            FrameSource camera = Cameras.open(entry.getKey(), lane.camera(), clock);
            Consumer<LaneStatus> gone = camera instanceof StillsFolder stills ? new NextPhoto(stills) : status -> {};
            Region region = lane.region().map(Region::parse).orElse(Region.WHOLE);
            add(
                    entry.getKey(),
                    lane.direction(),
                    board,
                    Arm.of(lane, board, carPark),
                    signs.open(lane),
                    lane.contacts(),
                    camera,
                    region,
                    presence(entry.getKey(), lane, camera, region),
                    FailPolicy.of(lane.direction()).with(lane.when()),
                    bothWays.side(entry.getKey()),
                    gone);
        }
    }

    private void add(
            String id,
            Direction direction,
            RelayBoard board,
            Arm arm,
            Sign sign,
            ParkingConfig.Contacts contacts,
            FrameSource camera,
            Region region,
            Optional<DigitalInput> presence,
            FailPolicy policy,
            Optional<TwoWay.Side> side,
            Consumer<LaneStatus> gone)
            throws IOException {
        PlateReader reader = new NeuralPlateReader();
        Path journal = config.data().toAbsolutePath().resolve("lanes").resolve(id);
        Lane lane = Lane.start(
                LaneSettings.of(config, id, direction),
                new Lane.Devices(
                        arm.barrier(),
                        words.quiet(id, sign, clock),
                        camera,
                        region,
                        reader,
                        () -> side.isEmpty() || side.get().take(clock.instant())),
                policy,
                outages,
                parking,
                words.book(id, direction),
                journal,
                pictures,
                clock,
                status -> {
                    side.ifPresent(half -> half.told(status.state()));
                    gone.accept(status);
                    fire.tell(status);
                    changed(status);
                    promise.seen(status);
                });
        carPark.add(new CarPark.Site(lane, camera, reader, board));
        devices.add(new Devices.Wired(lane, board, contacts, camera, sign));
        arm.report(lane);
        Signs.report(sign, lane);
        Contacts wired = Contacts.of(presence.orElseGet(() -> board.input(contacts.presence())), arm, board, contacts);
        board.onPoll(() -> {
            Sensors sensors = wired.sensors();
            lane.sensed(side.isEmpty() ? sensors : side.get().sees(sensors, clock.instant()));
        });
    }

    /** The camera in the place of the loop, where the operator says so. */
    private Optional<DigitalInput> presence(
            String id, ParkingConfig.LaneConfig lane, FrameSource camera, Region region) {
        if (lane.presence() == ParkingConfig.LaneConfig.Presence.LOOP) {
            return Optional.empty();
        }
        return Optional.of(carPark.hold(new CameraLoop(id, camera, region, lane.nearPlate(), new NeuralPlateReader())));
    }

    private void changed(LaneStatus status) {
        feed.changed(LiveEvent.lane(status.rules().lane()));
        books.mayHaveChanged();
    }

    /** A camera that is a folder of photographs shows the next one when a vehicle has gone. */
    private static final class NextPhoto implements Consumer<LaneStatus> {
        private final StillsFolder stills;
        private boolean somebody;

        NextPhoto(StillsFolder stills) {
            this.stills = stills;
        }

        @Override
        public void accept(LaneStatus status) {
            boolean now = status.state().approach() instanceof Approach.Standing;
            if (somebody && !now) {
                stills.advance();
            }
            somebody = now;
        }
    }

    /** The inputs of a board by what is wired to them. */
    private record Contacts(
            DigitalInput presence,
            DigitalInput underArm,
            DigitalInput openLimit,
            DigitalInput closedLimit,
            DigitalInput fire) {

        static Contacts of(DigitalInput presence, Arm arm, RelayBoard board, ParkingConfig.Contacts terminals) {
            return new Contacts(
                    presence,
                    board.input(terminals.underArm()),
                    arm.openLimit(),
                    arm.closedLimit(),
                    terminals.fire().map(board::input).orElse(() -> Level.OFF));
        }

        Sensors sensors() {
            return new Sensors(
                    presence.level(), underArm.level(), openLimit.level(), closedLimit.level(), fire.level());
        }
    }
}
