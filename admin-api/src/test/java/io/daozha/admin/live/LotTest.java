package io.daozha.admin.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.live.ConsoleView.Lot;
import io.daozha.admin.live.ConsoleView.Lot.Cell;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class LotTest {

    @Test
    void everySpaceIsDrawnOnce() {
        Lot lot = new Lot(30, 11, 8);
        assertEquals(30, lot.cells().size());
        assertEquals(11, Collections.frequency(lot.cells(), Cell.PERMIT));
        assertEquals(8, Collections.frequency(lot.cells(), Cell.TEMPORARY));
        assertEquals(11, lot.left());
    }

    @Test
    void moreCarsThanSpacesAreAllDrawn() {
        Lot lot = new Lot(30, 14, 18);
        assertEquals(32, lot.cells().size());
        assertEquals(0, lot.left());
    }
}
