package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage.Direction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScenarioSite.class)
class TwoWayScenariosTest extends Scenario {

    @Test
    @DisplayName(
            "E01 X02 one comes in and one wants out by the same barrier: the second waits, both pass, no false alarm")
    void e01_x02_bothWays() throws Exception {
        ParkingSession stay = parked(OTHER, Duration.ofMinutes(10));
        try (TwoWayGate gate = new TwoWayGate(lot, parking, folder)) {
            TwoWayGate.Car in = gate.comes(CAR, Direction.IN);
            for (int i = 0; i < 6; i++) {
                gate.step();
            }
            TwoWayGate.Car out = gate.comes(OTHER, Direction.OUT);
            until(gate, "the one who leaves is told to wait", () -> gate.says(Direction.OUT, "请稍候"));
            assertTrue(!out.passed());
            until(gate, "the first is in", in::passed);
            until(gate, "the second is out", out::passed);
            until(gate, "the arm is down", gate::armIsDown);
            assertEquals(Set.of(), entered(CAR).review());
            assertEquals(Set.of(), left(stay).review());
            for (Direction direction : Direction.values()) {
                assertEquals(List.of(), gate.lane(direction).status().notices(), direction.name());
            }
            assertEquals(1, parking.occupied());
        }
    }

    @Test
    @DisplayName("E06 one who is refused outside does not lock in who wants out")
    void e06_refusedOutside() throws Exception {
        for (int n = 1; n < parking.capacity(); n++) {
            parked(blue("湘A%05d".formatted(n)), Duration.ofHours(1));
        }
        ParkingSession stay = parked(OTHER, Duration.ofMinutes(10));
        try (TwoWayGate gate = new TwoWayGate(lot, parking, folder)) {
            TwoWayGate.Car in = gate.comes(CAR, Direction.IN);
            until(gate, "it is told", () -> gate.says(Direction.IN, "满位"));
            TwoWayGate.Car out = gate.comes(OTHER, Direction.OUT);
            until(gate, "the other is out", out::passed);
            left(stay);
            assertTrue(!in.passed());
        }
    }

    private static void until(TwoWayGate gate, String what, BooleanSupplier so) {
        for (int steps = 0; !so.getAsBoolean(); steps++) {
            if (steps > 600) {
                fail("It does not come to this: " + what + "; in "
                        + gate.lane(Direction.IN).status() + "; out "
                        + gate.lane(Direction.OUT).status());
            }
            gate.step();
        }
    }
}
