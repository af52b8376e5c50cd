package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Grounds;
import io.daozha.billing.Opening;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.gate.LaneCommand.ReadPlate;
import io.daozha.gate.LaneCommand.StopLooking;
import io.daozha.gate.LaneCommand.StopReading;
import io.daozha.gate.LaneEvent.Decided;
import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.LaneView;
import io.daozha.plate.OutsideRead;
import io.daozha.plate.OutsideRead.Standing;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateReader;
import io.daozha.plate.PushedPictures;
import io.daozha.plate.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane whose only eyes are somebody else's. Billing is away, so that every car it decides on is let through. */
class LaneWatchTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final String A = "湘A12345";
    private static final String B = "湘B67890";

    /** The hands of this clock are moved by the test. */
    private static final class Hands extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

        private volatile Runnable asked = () -> {};

        @Override
        public Instant instant() {
            Instant shown = now.get();
            asked.run();
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Reads what it is told to, nothing at first. */
    private static final class Told implements PlateReader {
        private volatile List<PlateEvidence> seen = List.of();

        @Override
        public List<PlateEvidence> read(Frame frame) {
            return seen;
        }

        @Override
        public void close() {}
    }

    @TempDir
    Path folder;

    private final Hands clock = new Hands();
    private final Told reader = new Told();
    private final PushedPictures camera = new PushedPictures("entry");
    private final BlockingQueue<Decided> decided = new LinkedBlockingQueue<>();
    private final AtomicBoolean mayOpen = new AtomicBoolean(true);
    private OpeningBook openings;
    private LaneWatch watch;

    @BeforeEach
    void open() throws IOException {
        openings = OpeningBook.open(folder, "entry", Direction.IN, NOON);
        // Of an hour ago: a watch looks at any frame first of all, and would wait for one.
        camera.put(new Frame("front", 0, NOON.minusSeconds(3_600), 1, 1, new byte[3]));
        watch = new LaneWatch(
                "entry",
                camera,
                reader,
                new LaneView(Region.WHOLE),
                new Gatekeeper(null, Direction.IN, FailPolicy.of(Direction.IN), new Outages(), openings, detail -> {}),
                openings,
                new PictureFolder(folder),
                mayOpen::get,
                clock,
                event -> decided.add((Decided) event));
        watch.start();
    }

    @AfterEach
    void close() throws IOException {
        watch.close();
        openings.close();
    }

    private OutsideRead read(String text, Instant at, Optional<Frame> picture) {
        return OutsideRead.of(
                "front", at, text, Optional.of(PlateColour.BLUE), 0.96, Standing.DECIDES, Optional.empty(), picture);
    }

    private void wait(Duration time) {
        clock.now.updateAndGet(now -> now.plus(time));
    }

    /** Returns once the watch, which has nothing else to do, has looked at the clock because of it. */
    private void tell(LaneCommand command) throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(1);
        clock.asked = looked::countDown;
        watch.tell(command);
        assertTrue(looked.await(10, TimeUnit.SECONDS), "the watch takes no notice of " + command);
        clock.asked = () -> {};
    }

    private Decided next() throws InterruptedException {
        Decided next = decided.poll(10, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was decided within 10 s");
        return next;
    }

    private void letsThrough(String visit, String text) throws InterruptedException {
        Decided next = next();
        assertEquals(visit, next.visit());
        Decision.Admit admit = assertInstanceOf(Decision.Admit.class, next.decision());
        assertEquals(new Plate(text, Plate.Colour.BLUE), admit.known().plate());
    }

    /** The driver is asked to scan once his patience is over: the watch had nothing to go by. */
    private void knowsNothing(String visit) throws InterruptedException {
        Decided next = null;
        for (int looks = 0; next == null && looks < 100; looks++) {
            wait(Duration.ofSeconds(1));
            next = decided.poll(200, TimeUnit.MILLISECONDS);
        }
        assertNotNull(next, "nothing was decided");
        assertEquals(visit, next.visit());
        assertInstanceOf(Decision.CallAttendant.class, next.decision());
    }

    @Test
    void readWhileTheCarStandsThereDecides() throws Exception {
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.empty()));
        letsThrough("v1", A);
    }

    @Test
    void aCarThatMayPassWaitsForItsTurnAndThenGoes() throws Exception {
        mayOpen.set(false);
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.empty()));
        Decision.CallAttendant told = assertInstanceOf(Decision.CallAttendant.class, next().decision());
        assertEquals(new SignMessage.Wait(), told.sign());
        assertEquals(Optional.of(A), told.car().map(car -> car.plate().text()));
        mayOpen.set(true);
        wait(Duration.ofSeconds(3));
        letsThrough("v1", A);
    }

    @Test
    void readUpToTwoSecondsBeforeTheLoopCountsToo() throws Exception {
        watch.heard(read(A, NOON.minusSeconds(2), Optional.empty()));
        tell(new ReadPlate("v1"));
        letsThrough("v1", A);
    }

    @Test
    void readFromLongBeforeIsOfSomebodyElse() throws Exception {
        watch.heard(read(A, NOON.minusMillis(2001), Optional.empty()));
        tell(new ReadPlate("v1"));
        knowsNothing("v1");
    }

    @Test
    void readOfTheCarBeforeIsNotTheNextOnes() throws Exception {
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.empty()));
        letsThrough("v1", A);
        wait(Duration.ofMillis(500));
        watch.heard(read(A, clock.instant(), Optional.empty())); // seen once more as it drives off
        wait(Duration.ofMillis(500));
        tell(new StopReading("v1"));
        tell(new ReadPlate("v2"));
        knowsNothing("v2");
        wait(Duration.ofMillis(1));
        watch.heard(read(B, clock.instant(), Optional.empty()));
        letsThrough("v2", B);
    }

    @Test
    void secondAndOtherReadOfTheCarBeforeIsNotTheNextOnesEither() throws Exception {
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.empty()));
        letsThrough("v1", A);
        wait(Duration.ofMillis(500));
        watch.heard(read("湘A12846", clock.instant(), Optional.empty()));
        tell(new ReadPlate("v2")); // close behind: the first is still under the arm
        knowsNothing("v2");
    }

    @Test
    void nextCarMaySendItsReadAheadWhileTheOneBeforeIsUnderTheArm() throws Exception {
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.empty()));
        letsThrough("v1", A);
        wait(Duration.ofMillis(500));
        watch.heard(read(B, clock.instant(), Optional.empty()));
        wait(Duration.ofMillis(500));
        tell(new ReadPlate("v2"));
        watch.tell(new StopReading("v1"));
        letsThrough("v2", B);
    }

    @Test
    void whatIsSeenOnceACarIsUnderTheArmIsOfTheNext() throws Exception {
        tell(new ReadPlate("v1"));
        wait(Duration.ofMillis(500));
        tell(new StopLooking("v1"));
        wait(Duration.ofMillis(500));
        watch.heard(read(B, clock.instant(), Optional.empty()));
        assertNull(
                decided.poll(300, TimeUnit.MILLISECONDS),
                "the read of the next car is taken for the one's under the arm");
        tell(new ReadPlate("v2"));
        letsThrough("v2", B);
    }

    /** The lane's own camera sees it now, in so many pictures. */
    private void sees(String text, int pictures) throws InterruptedException {
        reader.seen = List.of(PlateEvidence.spelling(
                text, PlateColour.BLUE, 0.999, new Corners(100, 100, 300, 100, 300, 160, 100, 160)));
        for (int i = 0; i < pictures && decided.isEmpty(); i++) {
            wait(Duration.ofMillis(100));
            camera.put(new Frame("front", 0, clock.instant(), 640, 360, new byte[640 * 360 * 3]));
            Decided early = decided.poll(200, TimeUnit.MILLISECONDS);
            if (early != null) {
                decided.add(early);
            }
        }
    }

    @Test
    void ownCameraSeesTheNextOnceACarIsUnderTheArm() throws Exception {
        tell(new ReadPlate("v1"));
        sees(A, 10);
        letsThrough("v1", A);
        wait(Duration.ofSeconds(3));
        tell(new StopReading("v1"));
        tell(new ReadPlate("v2"));
        tell(new StopLooking("v2"));
        sees(B, 5);
        assertNull(decided.poll(), "the plate of the next car is taken for the one's under the arm");
        tell(new ReadPlate("v3"));
        sees(B, 10);
        letsThrough("v3", B);
    }

    @Test
    void whatWasSeenBeforeItWentUnderTheArmStillTells() throws Exception {
        tell(new ReadPlate("v1"));
        wait(Duration.ofMillis(500));
        tell(new StopLooking("v1"));
        watch.heard(read(A, clock.instant().minusMillis(1), Optional.empty()));
        letsThrough("v1", A);
    }

    @Test
    void sameCarComesBackLater() throws Exception {
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.empty()));
        letsThrough("v1", A);
        tell(new StopReading("v1"));
        wait(Duration.ofHours(3));
        watch.heard(read(A, clock.instant().minusSeconds(1), Optional.empty()));
        tell(new ReadPlate("v2"));
        letsThrough("v2", A);
    }

    @Test
    void sentPictureIsThePictureOfTheVisit() throws Exception {
        Frame picture = new Frame("front", 0, NOON, 64, 48, new byte[64 * 48 * 3]);
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.of(picture)));
        Decision.Admit admit = (Decision.Admit) next().decision();
        assertEquals(Optional.of("2026-03-01/v1.jpg"), admit.known().picture());
        assertTrue(new PictureFolder(folder).find("2026-03-01/v1.jpg").isPresent());
    }

    @Test
    void pictureSentOfAnotherCarIsNotKeptAsThisOnes() throws Exception {
        camera.put(new Frame("front", 0, NOON.minusSeconds(30), 64, 48, new byte[64 * 48 * 3]));
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.empty()));
        Decision.Admit admit = (Decision.Admit) next().decision();
        assertEquals(Optional.empty(), admit.known().picture());
    }

    @Test
    @DisplayName("F04 each car let through while billing is away is on the leakage sheet")
    void f04_lettingThroughIsWrittenDown() throws Exception {
        tell(new ReadPlate("v1"));
        watch.heard(read(A, NOON, Optional.empty()));
        letsThrough("v1", A);
        Opening opening = openings.untaken().get(0);
        assertEquals(Grounds.DATABASE, opening.grounds());
        assertEquals(Opening.POLICY, opening.by());
        assertEquals(Optional.of(new Plate(A, Plate.Colour.BLUE)), opening.plate());
        assertEquals(Optional.of("v1"), opening.visit());
        assertEquals(1, openings.used(Grounds.DATABASE, clock.instant()));
    }

    @Test
    void withoutAnyPictureThePersonsWordIsStillTaken() throws Exception {
        tell(new ReadPlate("v1"));
        watch.itIs(new Plate(B, Plate.Colour.BLUE));
        letsThrough("v1", B);
    }
}
