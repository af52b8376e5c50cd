package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneViewTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final LaneView view = new LaneView(Region.parse("0.2,0 1,0 1,1 0.2,1"));

    @Test
    void aPlateOfTheNextLaneIsNotTheVehicles() {
        assertEquals(List.of(), view.vehicle(at(0), List.of(plate(5, 200, 100))));
        PlateEvidence ours = plate(400, 200, 100);
        assertEquals(List.of(ours), view.vehicle(at(0), List.of(plate(5, 200, 100), ours)));
    }

    @Test
    void aCarParkedInViewIsNotTheVehicle() {
        view.empty(at(0), List.of(plate(700, 100, 60)));
        view.empty(at(5), List.of(plate(702, 99, 61)));
        view.empty(at(10), List.of(plate(699, 101, 60)));
        PlateEvidence ours = plate(400, 300, 120);
        assertEquals(List.of(ours), view.vehicle(at(11), List.of(ours, plate(700, 100, 60))));
    }

    @Test
    void aCarThatDrivesUpIsSeenBeforeAndNotTakenForParked() {
        for (int second = 0; second < 15; second += 5) {
            view.empty(at(second), List.of(plate(400 + second * 6, 200 + second * 4, 60 + second * 3)));
        }
        assertEquals(1, view.vehicle(at(16), List.of(plate(500, 270, 110))).size());
    }

    @Test
    void aCarThatStopsOnItsWayIsNotParkedYet() {
        view.empty(at(0), List.of(plate(400, 200, 80)));
        view.empty(at(5), List.of(plate(400, 200, 80)));
        assertEquals(1, view.vehicle(at(6), List.of(plate(400, 200, 80))).size());
    }

    @Test
    void aPlaceLeftIsFreeAgain() {
        view.empty(at(0), List.of(plate(700, 100, 60)));
        view.empty(at(10), List.of(plate(700, 100, 60)));
        assertTrue(view.vehicle(at(11), List.of(plate(700, 100, 60))).isEmpty());
        view.empty(at(60), List.of());
        assertTrue(view.vehicle(at(61), List.of(plate(700, 100, 60))).isEmpty(), "one look that misses it is no proof");
        view.empty(at(140), List.of());
        assertEquals(1, view.vehicle(at(141), List.of(plate(700, 100, 60))).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0,0 1,1", "0,0 1,0 1,2", "0,0 1,0 1;1", "0,0 1,0 1,x"})
    void aRegionThatIsNoneIsRefused(String corners) {
        assertThrows(IllegalArgumentException.class, () -> Region.parse(corners));
    }

    @Test
    void aRegionMayBeAnyPolygon() {
        Region corner = Region.parse("0,0 1,0 0,1");
        assertTrue(corner.holds(plate(10, 10, 60).corners(), 960, 540));
        assertTrue(!corner.holds(plate(800, 480, 60).corners(), 960, 540));
    }

    private static Frame at(int second) {
        return new Frame("entry", second, NOON.plusSeconds(second), 960, 540, new byte[960 * 540 * 3]);
    }

    private static PlateEvidence plate(double x, double y, double width) {
        double height = width * 0.32;
        Corners corners = new Corners(x, y, x + width, y, x + width, y + height, x, y + height);
        return PlateEvidence.spelling("湘A12345", PlateColour.BLUE, 0.99, corners);
    }
}
