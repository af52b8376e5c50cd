package io.daozha.gate;

import io.daozha.billing.Grounds;
import io.daozha.billing.Opening;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.gate.FailPolicy.Cause;
import io.daozha.hardware.Barrier;
import io.daozha.hardware.Sign;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import io.daozha.plate.LaneView;
import io.daozha.plate.OutsideRead;
import io.daozha.plate.PlateReader;
import io.daozha.plate.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One way in or out, at work: what the application holds of it. Safe from any thread. */
public final class Lane implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lane.class);

    private final LaneRunner runner;
    private final LaneWatch watch;
    private final Courier<Passage> post;
    private final Courier<Opening> openingsPost;
    private final OpeningBook openings;
    private final FrameSource camera;
    private final PictureFolder pictures;
    private final Clock clock;
    private final Outages site;
    private volatile boolean blind;
    private volatile Debounce debounce = Debounce.START;

    /**
     * The devices of a lane, as they were wired.
     *
     * @param region of the camera's picture where this lane's vehicles are
     * @param turn asked before a car is let through; no while it has to wait for who comes from the other side
     */
    public record Devices(
            Barrier barrier, Sign sign, FrameSource camera, Region region, PlateReader reader, BooleanSupplier turn) {

        /** A lane that shares its barrier with nobody. */
        public Devices(Barrier barrier, Sign sign, FrameSource camera, Region region, PlateReader reader) {
            this(barrier, sign, camera, region, reader, () -> true);
        }
    }

    /**
     * Opens the lane's journal and takes up work where it ended.
     *
     * @param policy what the lane does by itself when something is out of order
     * @param site what is out of order for all lanes
     * @param journal folder of this lane's journal
     * @param parking is asked about cars, and takes passages and openings
     * @param changed told after everything that changed the lane, on the lane's thread: it must not block
     * @throws IOException when the journal cannot be opened
     */
    public static Lane start(
            LaneRules rules,
            Devices devices,
            FailPolicy policy,
            Outages site,
            Parking parking,
            SignBook words,
            Path journal,
            PictureFolder pictures,
            Clock clock,
            Consumer<LaneStatus> changed)
            throws IOException {
        Lane lane = inSteps(rules, devices, policy, site, parking, words, journal, pictures, clock, changed);
        lane.watch.start();
        lane.runner.start();
        lane.post.start();
        lane.openingsPost.start();
        return lane;
    }

    /**
     * As {@link #start}, without a thread: the lane does nothing but in {@link #step}, on the caller's thread. So a whole
     * car park can be simulated faster than life, and the same history comes out each time.
     *
     * <p>A fault in the program, which the lane's threads survive and log, comes out of the step.
     */
    public static Lane inSteps(
            LaneRules rules,
            Devices devices,
            FailPolicy policy,
            Outages site,
            Parking parking,
            SignBook words,
            Path journal,
            PictureFolder pictures,
            Clock clock,
            Consumer<LaneStatus> changed)
            throws IOException {
        return new Lane(
                rules,
                devices,
                policy,
                site,
                parking,
                words,
                LaneJournal.open(journal),
                OpeningBook.open(journal, rules.lane(), rules.direction(), clock.instant()),
                pictures,
                clock,
                changed);
    }

    private Lane(
            LaneRules rules,
            Devices devices,
            FailPolicy policy,
            Outages site,
            Parking parking,
            SignBook words,
            LaneJournal journal,
            OpeningBook openings,
            PictureFolder pictures,
            Clock clock,
            Consumer<LaneStatus> changed) {
        this.openings = openings;
        this.camera = devices.camera();
        this.pictures = pictures;
        this.clock = clock;
        this.site = site;
        LaneMemory memory = LaneMemory.of(journal.found(), rules);
        watch = new LaneWatch(
                rules.lane(),
                devices.camera(),
                devices.reader(),
                new LaneView(devices.region()),
                new Gatekeeper(parking, rules.direction(), policy, site, openings, detail -> trouble("policy", detail)),
                openings,
                pictures,
                devices.turn(),
                clock,
                this::tell);
        post = new Courier<>(
                rules.lane(), "passages", parking::record, this::taken, detail -> trouble("billing", detail));
        openingsPost = new Courier<>(
                rules.lane(), "openings", parking::record, openings::taken, detail -> trouble("openings", detail));
        runner = new LaneRunner(
                rules,
                memory,
                journal,
                devices.barrier(),
                devices.sign(),
                words,
                clock,
                watch::tell,
                command -> post.bring(command.passage()),
                changed);
        openings.untaken().forEach(openingsPost::bring);
        openings.onAdded(openingsPost::bring);
        memory.untaken().forEach(post::bring);
        site.onChange(this::siteChanged);
        siteChanged();
    }

    /** Does everything that is due at this moment of the lane's clock. Only for a lane that was opened in steps. */
    public void step() {
        try {
            if (!runner.turn()) {
                runner.tick();
            }
            boolean more = true;
            while (more) {
                more = watch.turn();
                more |= runner.turn();
                more |= post.turn();
                more |= openingsPost.turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is not done is due at the next step
        }
    }

    /** What the contacts say, after each poll and from one thread only. */
    public void sensed(Sensors sensors) {
        debounce = debounce.polled(sensors);
        runner.sensed(debounce.counted());
        if (blind == sensors.valid()) {
            blind = !sensors.valid();
            watch.sight(blind);
        }
    }

    /**
     * Opens by hand. Who, why, for which car, and a picture go onto the leakage sheet.
     *
     * @param reason in the operator's words, never blank
     * @return false when the lane is too busy to take the order
     */
    public boolean open(String by, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Opening by hand needs a reason");
        }
        if (!tell(new LaneEvent.Ordered(by, reason))) {
            return false;
        }
        LaneState state = status().state();
        Optional<Visit> vehicle = state.approach().visit().or(state::under);
        Instant now = clock.instant();
        openings.add(
                now,
                Grounds.BY_HAND,
                by,
                reason,
                vehicle.flatMap(Visit::car).map(Car::plate),
                newestFrame().map(frame -> pictures.keep(openings.id(now), frame)),
                vehicle.map(Visit::id));
        return true;
    }

    /**
     * Raises the arm and keeps it up until it is released.
     *
     * @param by who wants it, {@link Orders.Hold#FIRE} for fire elsewhere on the site
     * @param reason never blank
     * @return false when the lane is too busy to take the order
     */
    public boolean hold(String by, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Holding the arm up needs a reason");
        }
        return tell(new LaneEvent.Held(by, reason));
    }

    /** Ends what holds the arm up, fire too once its contact has opened. @return false when the lane is too busy */
    public boolean release(String by) {
        return tell(new LaneEvent.Released(by));
    }

    private Optional<Frame> newestFrame() {
        try {
            return camera.newerThan(-1, Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void siteChanged() {
        trouble(
                "payment",
                site.lasting(Cause.PAYMENT).map(Outages.Outage::detail).orElse(""));
        trouble("clock", site.lasting(Cause.CLOCK).map(Outages.Outage::detail).orElse(""));
        watch.siteChanged();
    }

    /** A person, or the driver's phone, says which car stands before the arm. */
    public void itIs(Plate plate) {
        watch.itIs(plate);
    }

    /** An outside reader saw a plate before this lane; it joins the vote on the car that stands here or is about to. */
    public void heard(OutsideRead read) {
        watch.heard(read);
    }

    /** A stay was paid; if its car stands here, the arm goes up. */
    public void settled(long session) {
        watch.settled(session);
    }

    /** A part of the lane is in trouble, or well again where the detail is empty. */
    public void trouble(String part, String detail) {
        runner.trouble(part, detail);
    }

    /** Events that wait for the lane's thread; more than a few mean that it waits for something itself. */
    public int waiting() {
        return runner.waiting();
    }

    /** How long the disk takes for the lane's journal. */
    public LaneJournal.Writes writes() {
        return runner.writes();
    }

    public LaneStatus status() {
        return runner.status();
    }

    @Override
    public void close() {
        watch.close();
        post.close();
        openingsPost.close();
        runner.close();
        try {
            openings.close();
        } catch (IOException e) {
            LOG.warnf(
                    e, "Lane %s: openings not closed cleanly", status().rules().lane());
        }
    }

    private boolean tell(LaneEvent event) {
        return runner.post(event);
    }

    private void taken(Passage passage) {
        if (!tell(new LaneEvent.Taken(passage.id()))) {
            // Posted again after a restart; billing takes it once all the same.
            trouble("queue", Integer.toString(waiting()));
        }
    }
}
