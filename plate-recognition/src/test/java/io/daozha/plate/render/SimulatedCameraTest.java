package io.daozha.plate.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.CameraState;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateColour;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SimulatedCameraTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final LaneScene EMPTY = new LaneScene(Optional.empty(), 0, 1);
    private static final LaneScene CAR =
            new LaneScene(Optional.of(new CarInView("湘A12345", PlateColour.BLUE, 4, 3)), 0, 1);

    @Test
    void showsTheLaneAsItIsNow() throws InterruptedException {
        AtomicReference<LaneScene> lane = new AtomicReference<>(EMPTY);
        try (SimulatedCamera camera = new SimulatedCamera("entry", lane::get, Clock.fixed(NOW, ZoneOffset.UTC), 1)) {
            Frame empty = camera.newerThan(-1, SOON).orElseThrow();
            assertEquals(NOW, empty.at());
            assertEquals(CameraState.LIVE, camera.state());
            lane.set(CAR);
            // The picture in the making may still be of the empty lane; the one after it cannot.
            Frame making = camera.newerThan(empty.sequence(), SOON).orElseThrow();
            Frame car = camera.newerThan(making.sequence(), SOON).orElseThrow();
            assertTrue(car.sequence() > empty.sequence());
            assertTrue(difference(empty, car) > 10, "a car is a large thing");
        }
    }

    @Test
    void endsWhenClosed() {
        SimulatedCamera camera = new SimulatedCamera("entry", () -> EMPTY, Clock.systemUTC(), 1);
        camera.close();
        assertEquals(CameraState.Health.ENDED, camera.state().health());
    }

    @Test
    void saysWhyItStopped() throws InterruptedException {
        try (SimulatedCamera camera = new SimulatedCamera(
                "entry",
                () -> {
                    throw new IllegalStateException("no lane");
                },
                Clock.systemUTC(),
                1)) {
            while (camera.state().health() != CameraState.Health.ENDED) {
                camera.newerThan(-1, Duration.ofMillis(10));
            }
            assertTrue(
                    camera.state().detail().contains("no lane"), camera.state().detail());
        }
    }

    @Test
    void aSeedGivesTheSamePicturesAgain() {
        SceneRenderer one = new SceneRenderer("a", 5);
        SceneRenderer other = new SceneRenderer("a", 5);
        Frame first = one.render(CAR, 0, NOW);
        Frame second = one.render(CAR, 1, NOW);
        assertArrayEquals(first.bgr(), other.render(CAR, 0, NOW).bgr());
        assertFalse(Arrays.equals(first.bgr(), second.bgr()), "noise moves");
        assertTrue(difference(first, second) < 4, "nothing else does");
    }

    @Test
    void nightIsDarkAndTheArmMoves() {
        SceneRenderer renderer = new SceneRenderer("a", 5);
        Frame day = renderer.render(EMPTY, 0, NOW);
        Frame night = renderer.render(new LaneScene(Optional.empty(), 0, 0), 1, NOW);
        Frame open = renderer.render(new LaneScene(Optional.empty(), 1, 1), 2, NOW);
        assertTrue(mean(night) < mean(day) / 1.5);
        assertTrue(difference(day, open) > 3);
    }

    @Test
    void refusesWhatCannotBeShown() {
        assertThrows(IllegalArgumentException.class, () -> new LaneScene(Optional.empty(), 1.1, 1));
        assertThrows(IllegalArgumentException.class, () -> new CarInView("湘A1234", PlateColour.BLUE, 4, 0));
        assertThrows(IllegalArgumentException.class, () -> new CarInView("湘AD12345", PlateColour.BLUE, 4, 0));
    }

    private static double difference(Frame one, Frame other) {
        long sum = 0;
        for (int i = 0; i < one.bgr().length; i++) {
            sum += Math.abs((one.bgr()[i] & 0xff) - (other.bgr()[i] & 0xff));
        }
        return (double) sum / one.bgr().length;
    }

    private static double mean(Frame frame) {
        long sum = 0;
        for (byte value : frame.bgr()) {
            sum += value & 0xff;
        }
        return (double) sum / frame.bgr().length;
    }
}
