package io.daozha.admin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VehiclesTest {

    private final Vehicles vehicles = new Vehicles();
    private final List<Vehicles.Seen> told = new ArrayList<>();

    @Test
    void oneVehicleThatComesNearerIsToldOnceItHasGone() {
        for (int i = 0; i < 10; i++) {
            see(i * 0.1, plate("湘A12345", 0.99, 100 + i * 12));
            assertEquals(List.of(), told);
        }
        see(2.3);
        assertEquals(List.of(), told, "a moment unseen is not gone");
        see(2.5);
        assertEquals(1, told.size());
        assertEquals("湘A12345", told.get(0).read().text());
        assertTrue(told.get(0).sure());
        assertEquals(at(0), told.get(0).from());
        assertEquals(at(0.9), told.get(0).to());
        assertEquals(List.of(), vehicles.leave());
    }

    @Test
    void anUnsureLookBetweenSureOnesIsOutvoted() {
        see(0, plate("湘A12345", 0.9, 100));
        see(0.1, plate("湘A12346", 0.4, 102));
        see(0.2, plate("湘A12345", 0.97, 104));
        end();
        assertEquals(List.of("湘A12345"), texts());
    }

    @Test
    void twoSideBySideAreTwo() {
        see(0, plate("湘A12345", 0.99, 100), plate("京B54321", 0.99, 400));
        see(0.1, plate("京B54321", 0.99, 405), plate("湘A12345", 0.99, 105));
        end();
        assertEquals(List.of("湘A12345", "京B54321"), texts());
    }

    @Test
    void twoThatTouchInThePictureStayTwo() {
        see(0, plate("湘A12345", 0.99, 100), plate("京B54321", 0.99, 140));
        see(0.1, plate("湘A12345", 0.99, 100), plate("京B54321", 0.99, 140));
        end();
        assertEquals(List.of("湘A12345", "京B54321"), texts());
        assertEquals(at(0.1), told.get(1).to());
    }

    @Test
    void aFastOneIsKnownByItsText() {
        see(0, plate("湘A12345", 0.99, 100));
        see(0.4, plate("湘A12345", 0.99, 600));
        end();
        assertEquals(List.of("湘A12345"), texts());
    }

    @Test
    void anotherInTheSamePlaceAfterAWhileIsAnother() {
        see(0, plate("湘A12345", 0.99, 100));
        see(5, plate("京B54321", 0.99, 100));
        end();
        assertEquals(List.of("湘A12345", "京B54321"), texts());
    }

    @Test
    void whatCouldNotBeReadIsNotTold() {
        see(0, plate("湘A12345", 0.001, 100));
        end();
        assertEquals(List.of(), told);
    }

    @Test
    void aWeakReadIsToldAsNotSure() {
        see(0, plate("湘A12345", 0.5, 100));
        end();
        assertFalse(told.get(0).sure());
    }

    private void see(double second, PlateEvidence... plates) {
        Frame frame = new Frame("test", (long) (second * 10), at(second), 1, 1, new byte[3]);
        told.addAll(vehicles.see(frame, List.of(plates)));
    }

    private void end() {
        told.addAll(vehicles.leave());
    }

    private List<String> texts() {
        return told.stream().map(seen -> seen.read().text()).toList();
    }

    private static Instant at(double second) {
        return Instant.ofEpochMilli(Math.round(second * 1000));
    }

    private static PlateEvidence plate(String text, double confidence, double left) {
        Corners corners = new Corners(left, 100, left + 100, 100, left + 100, 132, left, 132);
        return PlateEvidence.spelling(text, PlateColour.BLUE, confidence, corners);
    }
}
