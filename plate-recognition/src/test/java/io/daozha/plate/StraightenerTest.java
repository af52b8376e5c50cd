package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SceneRenderer;
import java.time.Instant;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StraightenerTest {

    private static final Straightener STRAIGHTENER = new Straightener();
    private static final NeuralPlateReader READER = new NeuralPlateReader();

    @AfterAll
    static void close() {
        STRAIGHTENER.close();
        READER.close();
    }

    @Test
    void findsTheCornersAgainFromRoughOnes() {
        Frame frame = street("湘A12345", PlateColour.BLUE);
        Corners exact = READER.read(frame).get(0).corners();
        double wide = exact.width();
        double high = exact.height();
        Corners rough = moved(exact, wide * 0.05, -high * 0.12, wide * 0.04, high * 0.1);

        Found found = straighten(frame, rough);

        assertEquals(exact.x1(), found.corners().x1(), wide * 0.03);
        assertEquals(exact.y1(), found.corners().y1(), high * 0.1);
        assertEquals(exact.x3(), found.corners().x3(), wide * 0.03);
        assertEquals(exact.y3(), found.corners().y3(), high * 0.1);
        assertTrue(found.score() > 0.9, found.toString());
        assertFalse(found.twoRows());
    }

    @Test
    void knowsTwoRowsFromOne() {
        Frame frame = street("湘A1234挂", PlateColour.YELLOW);
        Corners exact = READER.read(frame).get(0).corners();
        assertTrue(straighten(frame, exact).twoRows());
    }

    @Test
    void aPieceOfStreetIsNoPlate() {
        Frame frame = street("湘A12345", PlateColour.BLUE);
        assertTrue(straighten(frame, new Corners(20, 400, 160, 400, 160, 445, 20, 445))
                        .score()
                < 0.2);
    }

    private static Corners moved(Corners at, double x, double y, double wider, double higher) {
        return new Corners(
                at.x1() + x - wider,
                at.y1() + y - higher,
                at.x2() + x + wider,
                at.y2() + y - higher,
                at.x3() + x + wider,
                at.y3() + y + higher,
                at.x4() + x - wider,
                at.y4() + y + higher);
    }

    private static Found straighten(Frame frame, Corners rough) {
        try (PointerScope scope = new PointerScope()) {
            return STRAIGHTENER.straighten(OpenCv.copyOf(frame), rough);
        }
    }

    private static Frame street(String plate, PlateColour colour) {
        CarInView car = new CarInView(plate, colour, 4, 1);
        return new SceneRenderer("entry", 7).render(new LaneScene(Optional.of(car), 0, 1), 0, Instant.EPOCH);
    }
}
