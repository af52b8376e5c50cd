package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Passage.Direction;
import io.daozha.gate.LaneCommand.ReadPlate;
import io.daozha.gate.LaneEvent.Decided;
import io.daozha.plate.CameraState;
import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import io.daozha.plate.LaneView;
import io.daozha.plate.LatestFrame;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateReader;
import io.daozha.plate.Region;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A car is parked where the camera sees it; another drives up. Billing is away, so whoever is read is let through. */
class ParkedCarInViewTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final PlateEvidence PARKED = plate("湘B67890", 700, 60);
    private static final PlateEvidence OURS = plate("湘A12345", 400, 120);

    /** A camera whose frames the test puts. */
    private static final class Scripted implements FrameSource {
        private final LatestFrame slot = new LatestFrame();

        @Override
        public Optional<Frame> newerThan(long sequence, Duration patience) throws InterruptedException {
            return slot.newerThan(sequence, patience);
        }

        @Override
        public CameraState state() {
            return CameraState.LIVE;
        }

        @Override
        public void close() {
            slot.end();
        }
    }

    /** Sees in each frame what the test says, and tells that it looked. */
    private static final class Told implements PlateReader {
        private final Map<Long, List<PlateEvidence>> plates = new ConcurrentHashMap<>();
        private final BlockingQueue<Long> looked = new LinkedBlockingQueue<>();

        @Override
        public List<PlateEvidence> read(Frame frame) {
            looked.add(frame.sequence());
            return plates.get(frame.sequence());
        }

        @Override
        public void close() {}
    }

    @TempDir
    Path folder;

    private final Scripted camera = new Scripted();
    private final Told reader = new Told();

    @Test
    void doesNotSpeakForTheOneBeforeTheArm() throws Exception {
        OpeningBook openings = OpeningBook.open(folder, "entry", Direction.IN, NOON);
        BlockingQueue<Decided> decided = new LinkedBlockingQueue<>();
        shows(0, 0, PARKED);
        try (LaneWatch watch = new LaneWatch(
                "entry",
                camera,
                reader,
                new LaneView(Region.WHOLE),
                new Gatekeeper(null, Direction.IN, FailPolicy.of(Direction.IN), new Outages(), openings, detail -> {}),
                openings,
                new PictureFolder(folder),
                () -> true,
                Clock.fixed(NOON.plusSeconds(20), ZoneOffset.UTC),
                event -> decided.add((Decided) event))) {
            watch.start();
            looksAt(0);
            shows(1, 5, PARKED);
            looksAt(1);
            shows(2, 15, PARKED);
            looksAt(2);

            watch.tell(new ReadPlate("v1"));
            shows(3, 21, PARKED);
            looksAt(3);
            shows(4, 22, PARKED);
            looksAt(4);
            assertNull(decided.peek(), "the parked car was taken for the one in the lane");

            shows(5, 23, PARKED, OURS);
            Decided next = decided.poll(10, TimeUnit.SECONDS);
            assertNotNull(next, "the car in the lane was not read");
            Decision.Admit admit = assertInstanceOf(Decision.Admit.class, next.decision());
            assertEquals(OURS.text(), admit.known().plate().text());
        }
    }

    private void shows(long sequence, int second, PlateEvidence... plates) {
        reader.plates.put(sequence, List.of(plates));
        camera.slot.put(new Frame("entry", sequence, NOON.plusSeconds(second), 960, 540, new byte[960 * 540 * 3]));
    }

    private void looksAt(long sequence) throws InterruptedException {
        Long looked = 0L;
        do {
            looked = reader.looked.poll(10, TimeUnit.SECONDS);
        } while (looked != null && looked < sequence);
        assertTrue(looked != null && looked == sequence, "frame " + sequence + " was not looked at");
    }

    private static PlateEvidence plate(String text, double x, double width) {
        Corners corners = new Corners(x, 200, x + width, 200, x + width, 200 + width / 3, x, 200 + width / 3);
        return PlateEvidence.spelling(text, PlateColour.BLUE, 0.995, corners);
    }
}
