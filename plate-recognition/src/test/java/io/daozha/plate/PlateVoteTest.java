package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlateVoteTest {

    private static final String CAR = "湘A12345";

    private final PlateVote vote = new PlateVote();
    private long sequence;

    @Test
    void saysNothingWithoutALook() {
        vote.add(frame(), List.of());
        assertEquals(Optional.empty(), vote.decision());
        assertEquals(Optional.empty(), vote.best());
    }

    @Test
    void oneVerySureLookDecides() {
        look(CAR, PlateColour.BLUE, 0.989);
        assertEquals(Optional.empty(), vote.decision());
        look(CAR, PlateColour.BLUE, 0.991);
        assertEquals(CAR, vote.decision().orElseThrow().text());
    }

    @Test
    void twoGoodLooksThatAgreeDecide() {
        look(CAR, PlateColour.BLUE, 0.9);
        assertEquals(Optional.empty(), vote.decision());
        look(CAR, PlateColour.BLUE, 0.9);
        PlateRead read = vote.decision().orElseThrow();
        assertEquals(CAR, read.text());
        assertEquals(PlateColour.BLUE, read.colour());
        assertEquals(2, read.evidence().size());
    }

    /** Case E11. */
    @Test
    void looksBelowTheLimitStayEvidenceHoweverMany() {
        for (int i = 0; i < 40; i++) {
            look(CAR, PlateColour.BLUE, 0.8);
        }
        assertEquals(Optional.empty(), vote.decision());
        assertEquals(CAR, vote.best().orElseThrow().text());
        assertTrue(vote.best().orElseThrow().confidence() < 0.95);
    }

    @Test
    void aLaterBetterReadOverrulesTheFirst() {
        look("湘A12845", PlateColour.BLUE, 0.9);
        look(CAR, PlateColour.BLUE, 0.97);
        assertEquals(Optional.empty(), vote.decision());
        Frame best = look(CAR, PlateColour.BLUE, 0.99);
        look(CAR, PlateColour.BLUE, 0.98);
        PlateRead read = vote.decision().orElseThrow();
        assertEquals(CAR, read.text());
        assertSame(best, read.picture().orElseThrow());
        assertTrue(read.confidence() < 1);
    }

    @Test
    void contradictionHoldsTheDecisionBack() {
        look(CAR, PlateColour.BLUE, 0.99);
        look("湘A12346", PlateColour.BLUE, 0.99);
        assertEquals(Optional.empty(), vote.decision());
    }

    /** Case E18. */
    @Test
    void theSameTextInAnotherColourIsAnotherCar() {
        look(CAR, PlateColour.BLUE, 0.99);
        look(CAR, PlateColour.YELLOW, 0.99);
        assertEquals(Optional.empty(), vote.decision());
    }

    @Test
    void sevenCharactersOnGreenAreNeverDecidedOn() {
        for (int i = 0; i < 5; i++) {
            look("湘AD1234", PlateColour.GREEN, 0.9999);
        }
        assertEquals(Optional.empty(), vote.decision());
        assertEquals("湘AD1234", vote.best().orElseThrow().text());
    }

    @Test
    void grammarAsksMoreOfWhatIsNoPlateButDoesNotForbidIt() {
        look("湘A1234", PlateColour.BLUE, 0.992);
        assertEquals(Optional.empty(), vote.decision());
        look("湘A1234", PlateColour.BLUE, 0.9999);
        assertEquals("湘A1234", vote.decision().orElseThrow().text());
    }

    @Test
    void theLargestPlateThatSaysAnythingSpeaks() {
        vote.add(
                frame(),
                List.of(
                        plate("宁G警", PlateColour.BLUE, 0.001),
                        plate(CAR, PlateColour.BLUE, 0.995),
                        plate("湘B99999", PlateColour.BLUE, 0.999)));
        assertEquals(CAR, vote.decision().orElseThrow().text());
    }

    @Test
    void aWeakLookDoesNotWeakenAStrongOne() {
        look(CAR, PlateColour.BLUE, 0.995);
        look(CAR, PlateColour.BLUE, 0.3);
        assertEquals(CAR, vote.decision().orElseThrow().text());
    }

    private Frame look(String text, PlateColour colour, double confidence) {
        Frame frame = frame();
        vote.add(frame, List.of(plate(text, colour, confidence)));
        return frame;
    }

    private static PlateEvidence plate(String text, PlateColour colour, double confidence) {
        return PlateEvidence.spelling(text, colour, confidence, new Corners(0, 0, 100, 0, 100, 30, 0, 30));
    }

    private Frame frame() {
        return new Frame("test", sequence++, Instant.EPOCH, 1, 1, new byte[3]);
    }
}
