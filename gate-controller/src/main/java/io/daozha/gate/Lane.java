package io.daozha.gate;

import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.hardware.Barrier;
import io.daozha.hardware.Sign;
import io.daozha.plate.FrameSource;
import io.daozha.plate.LaneView;
import io.daozha.plate.OutsideRead;
import io.daozha.plate.PlateReader;
import io.daozha.plate.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** One way in or out, at work: what the application holds of it. Safe from any thread. */
public final class Lane implements AutoCloseable {
    private final LaneRunner runner;
    private final LaneWatch watch;
    private final PassagePost post;

    /**
     * The devices of a lane, as they were wired.
     *
     * @param region of the camera's picture where this lane's vehicles are
     */
    public record Devices(Barrier barrier, Sign sign, FrameSource camera, Region region, PlateReader reader) {}

    /**
     * Opens the lane's journal and takes up work where it ended.
     *
     * @param journal folder of this lane's journal
     * @param parking takes the passages
     * @param changed told after everything that changed the lane, on the lane's thread: it must not block
     * @throws IOException when the journal cannot be opened
     */
    public static Lane start(
            LaneRules rules,
            Devices devices,
            Gatekeeper gatekeeper,
            Parking parking,
            SignBook words,
            Path journal,
            PictureFolder pictures,
            Clock clock,
            Consumer<LaneStatus> changed)
            throws IOException {
        return new Lane(
                rules, devices, gatekeeper, parking, words, LaneJournal.open(journal), pictures, clock, changed);
    }

    private Lane(
            LaneRules rules,
            Devices devices,
            Gatekeeper gatekeeper,
            Parking parking,
            SignBook words,
            LaneJournal journal,
            PictureFolder pictures,
            Clock clock,
            Consumer<LaneStatus> changed) {
        LaneMemory memory = LaneMemory.of(journal.found(), rules);
        watch = new LaneWatch(
                rules.lane(),
                devices.camera(),
                devices.reader(),
                new LaneView(devices.region()),
                gatekeeper,
                pictures,
                clock,
                this::tell);
        post = new PassagePost(rules.lane(), parking::record, this::taken, detail -> trouble("billing", detail));
        runner = new LaneRunner(
                rules,
                memory.state(),
                journal,
                devices.barrier(),
                devices.sign(),
                words,
                clock,
                watch::tell,
                command -> post.bring(command.passage()),
                changed);
        watch.start();
        runner.start();
        post.start(memory.untaken());
    }

    /** What the contacts say, after each poll. */
    public void sensed(Sensors sensors) {
        runner.sensed(sensors);
    }

    /** Opens by hand. @return false when the lane is too busy to take the order */
    public boolean open(String by, String reason) {
        return tell(new LaneEvent.Ordered(by, reason));
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

    public LaneStatus status() {
        return runner.status();
    }

    @Override
    public void close() {
        watch.close();
        post.close();
        runner.close();
    }

    private boolean tell(LaneEvent event) {
        return runner.post(event);
    }

    private void taken(Passage passage) {
        if (!tell(new LaneEvent.Taken(passage.id()))) {
            // Posted again after a restart; billing takes it once all the same.
            trouble("queue", "Lane queue full");
        }
    }
}
