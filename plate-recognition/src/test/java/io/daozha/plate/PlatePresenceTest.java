package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlatePresenceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final double NEAR = 0.1;

    private final PlatePresence presence = new PlatePresence(new LaneView(Region.parse("0,0 0.8,0 0.8,1 0,1")), NEAR);
    private long millis;

    @Test
    void aCarThatDrivesUpIsThereOnceItIsNear() {
        boolean there = false;
        int came = 0;
        for (double width = 30; width < 140; width += 8) {
            boolean now = look(plate(300, width));
            came += now && !there ? 1 : 0;
            there = now;
            assertEquals(now && width < 96 - 8, false, "too early, at width " + width);
        }
        assertTrue(there);
        assertEquals(1, came);
    }

    @Test
    void aCarThatDrivesAwayNeverComes() {
        for (double width = 200; width > 40; width -= 14) {
            assertFalse(look(plate(300, width)), "width " + width);
        }
    }

    @Test
    void jitterAndMissedLooksDoNotMakeItGo() {
        arrive();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            boolean missed = random.nextInt(3) == 0;
            boolean now = missed ? look() : look(plate(300 + random.nextInt(5), 120 + random.nextInt(5)));
            if (!missed) {
                assertTrue(now, "seed " + seed + ", look " + i);
            }
        }
    }

    @Test
    void itHasGoneWhenItsPlateIsGoneForLonger() {
        arrive();
        millis += 1_300;
        assertTrue(look());
        millis += 100;
        assertFalse(look());
    }

    @Test
    void aPlateInTheNextLaneIsNobody() {
        for (int i = 0; i < 10; i++) {
            assertFalse(look(plate(860, 100 + i * 2)));
        }
    }

    @Test
    void aParkedCarIsNobodyAndDoesNotHideTheOneThatComes() {
        for (int i = 0; i < 60; i++) {
            millis += 800;
            look(plate(100, 60));
        }
        boolean there = false;
        for (double width = 60; width < 140; width += 8) {
            there = look(plate(400, width), plate(100, 60));
        }
        assertTrue(there);
    }

    @Test
    void whoWaitsBehindDoesNotReplaceWhoStandsThere() {
        arrive();
        assertTrue(look(plate(560, 50)), "hidden for one look");
        assertTrue(look(plate(300, 122), plate(560, 50)));
    }

    @Test
    void nearIsAPartOfThePicture() {
        assertThrows(IllegalArgumentException.class, () -> new PlatePresence(new LaneView(Region.WHOLE), 60));
    }

    private void arrive() {
        boolean there = false;
        for (double width = 80; width <= 120; width += 10) {
            there = look(plate(300, width));
        }
        assertTrue(there);
    }

    private boolean look(PlateEvidence... seen) {
        millis += 125;
        Frame frame = new Frame("entry", millis, NOON.plusMillis(millis), 960, 540, new byte[960 * 540 * 3]);
        return presence.look(frame, List.of(seen));
    }

    private static PlateEvidence plate(double x, double width) {
        double height = width * 0.32;
        Corners corners = new Corners(x, 200, x + width, 200, x + width, 200 + height, x, 200 + height);
        return PlateEvidence.spelling("湘A12345", PlateColour.BLUE, 0.99, corners);
    }
}
