package io.daozha.admin.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.tariff.RehearsalView.Bar;
import io.daozha.billing.tariff.Rehearsal;
import io.daozha.billing.tariff.Rehearsal.Change;
import io.daozha.billing.tariff.VehicleClass;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is drawn of a rehearsal. */
class RehearsalViewTest {

    private static RehearsalView view(long... differences) {
        List<Change> changes = LongStream.of(differences)
                .mapToObj(difference ->
                        new Change("湘A1", Instant.EPOCH, Instant.EPOCH, VehicleClass.SMALL, 5000, 5000 + difference))
                .toList();
        return RehearsalView.of(new Rehearsal("CNY", changes, List.of()), 30);
    }

    @Test
    void aStepHoldsTheEndThatIsFartherFromNothing() {
        RehearsalView view = view(0, 1, 200, 201, -1, -200, -201, 2400);
        assertEquals(200, view.width());
        List<List<Long>> steps = view.bars().stream()
                .map(bar -> List.of(bar.from().minor(), bar.to().minor(), bar.stays()))
                .toList();
        assertEquals(
                List.of(
                        List.of(-200L, -400L, 1L),
                        List.of(0L, -200L, 2L),
                        List.of(0L, 200L, 2L),
                        List.of(200L, 400L, 1L),
                        List.of(2200L, 2400L, 1L)),
                steps);
        assertEquals(2400, view.end().minor());
    }

    @Test
    void lessStandsLeftOfTheMiddleMoreRightAndAllWithinTheDrawing() {
        for (Bar bar : view(-2400, -3, 7, 2399, 900).bars()) {
            assertTrue(bar.x() >= 0 && bar.x() + bar.wide() <= RehearsalView.WIDE, bar.toString());
            assertEquals(bar.more(), bar.x() >= RehearsalView.WIDE / 2, bar.toString());
            assertEquals(RehearsalView.HIGH, bar.y() + bar.high());
        }
    }

    @Test
    void whereNothingChangesNothingIsDrawn() {
        assertEquals(List.of(), view(0, 0).bars());
        assertEquals(0, view().length(view().rehearsal().before()));
    }
}
