package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Plate;
import io.daozha.gate.ClosedSet.Answer;
import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateVote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClosedSetTest {
    private static final Plate HIS = blue("湘A12345");

    private final List<Plate> inside = new ArrayList<>(
            List.of(HIS, blue("湘AK7788"), blue("湘B90210"), blue("粤B2C3D4"), new Plate("湘AD12345", Plate.Colour.GREEN)));
    private final PlateVote vote = new PlateVote();
    private double confidence = 0.999;

    /** Thirty are inside. */
    @BeforeEach
    void fill() {
        for (int i = 0; inside.size() < 30; i++) {
            inside.add(blue("湘AF8" + (700 + 7 * i)));
        }
    }

    @Test
    void aCarThatWasReadAsItWasWrittenDownIsIt() {
        look("湘A12345", 0.995);
        assertEquals(HIS, it().car().plate());
    }

    @Test
    @DisplayName("X06 exit read differs by one character: matched to the car inside")
    void oneCharacterReadWrongIsStillTheCarInside() {
        look("湘A12B45", 0.9);
        assertEquals(HIS, it().car().plate());
    }

    @Test
    void anEntryThatWasReadInDoubtMayHaveBeenWrittenDownWrong() {
        look("湘A1Z345", 0.9999);
        assertInstanceOf(Answer.OneOf.class, which(), "both reads are sure: two cars, or one of them was read wrong");
        confidence = 0.97;
        assertEquals(HIS, it().car().plate());
    }

    @Test
    @DisplayName("X06 exit read differs by two characters that the pixels leave open: matched to the car inside")
    void twoDoubtfulCharactersAreStillTheCarInside() {
        look("湘AI23A5", 0.3);
        assertEquals(HIS, it().car().plate());
    }

    @Test
    void twoSureReadsThatDifferAreAskedAboutHoweverFewAreInside() {
        inside.subList(3, inside.size()).clear();
        look("湘A1Z345", 0.9999);
        assertInstanceOf(Answer.OneOf.class, which(), "the car beside it in the same family, or it");
    }

    @Test
    void aProvinceThatNobodyElseIsFromWasReadWrong() {
        look("琼A12345", 0.99999);
        assertEquals(HIS, it().car().plate());
        inside.add(blue("琼A88899"));
        assertInstanceOf(Answer.OneOf.class, which(), "somebody is from there");
    }

    @Test
    void twoCharactersClearlyReadOtherwiseAreAStranger() {
        look("湘A99345", 0.9999);
        look("湘A99345", 0.9999);
        assertInstanceOf(Answer.Nobody.class, which());
    }

    @Test
    @DisplayName("X07 two inside cars match nearly alike: never guessed")
    void twoCarsNearlyAlikeAreAskedAbout() {
        inside.add(blue("湘A12346"));
        look("湘A1234B", 0.6);
        Answer.OneOf asked = assertInstanceOf(Answer.OneOf.class, which());
        assertTrue(plates(asked).containsAll(List.of(HIS, blue("湘A12346"))), asked.toString());
    }

    @Test
    void aNeighbouringNumberInsideDoesNotHinderACarThatIsReadWell() {
        inside.add(blue("湘A12346"));
        look("湘A12345", 0.9999);
        assertEquals(HIS, it().car().plate());
    }

    @Test
    @DisplayName("E18 blue and yellow plates with the same text: two different cars throughout")
    void theSameTextInAnotherColourIsNotTakenForIt() {
        vote.add(frame(), List.of(PlateEvidence.spelling("湘A12345", PlateColour.YELLOW, 0.999, CORNERS)));
        Answer.OneOf asked = assertInstanceOf(Answer.OneOf.class, which());
        assertEquals(List.of(HIS), plates(asked));
        inside.add(new Plate("湘A12345", Plate.Colour.YELLOW));
        assertEquals(Plate.Colour.YELLOW, it().car().plate().colour());
    }

    @Test
    void theLastCharacterOfAGreenPlateMayBeLost() {
        vote.add(frame(), List.of(PlateEvidence.spelling("湘AD1234", PlateColour.GREEN, 0.9, CORNERS)));
        assertEquals("湘AD12345", it().car().plate().text());
    }

    @Test
    void aTicketIsNeverReadFromAPlate() {
        inside.clear();
        inside.add(new Plate("无3H3Y3FJ", Plate.Colour.TICKET));
        look("湘A12345", 0.9);
        assertInstanceOf(Answer.Nobody.class, which());
    }

    @Test
    void aCarOnATicketMayBearTheNumberBeside() {
        look("湘A12B45", 0.9);
        inside.subList(1, inside.size())
                .replaceAll(any -> new Plate("T" + any.text().substring(2), Plate.Colour.TICKET));
        assertInstanceOf(Answer.OneOf.class, which(), "his, read wrong, or one of 29 that nobody could read");
    }

    @Test
    void nothingSeenOrNobodyInsideIsNobody() {
        assertInstanceOf(Answer.Nobody.class, which());
        look("湘A12345", 0.99);
        inside.clear();
        assertInstanceOf(Answer.Nobody.class, which());
    }

    private static final Corners CORNERS = new Corners(0, 0, 9, 0, 9, 3, 0, 3);

    private Answer which() {
        return ClosedSet.which(
                vote,
                inside.stream()
                        .map(plate -> new CarInside(plate, confidence, Instant.EPOCH, Optional.empty()))
                        .toList());
    }

    private static List<Plate> plates(Answer.OneOf asked) {
        return asked.possible().stream().map(CarInside::plate).toList();
    }

    private Answer.It it() {
        return assertInstanceOf(Answer.It.class, which());
    }

    private void look(String text, double confidence) {
        vote.add(
                frame(),
                List.of(PlateEvidence.spelling(text.replace('I', '1'), PlateColour.BLUE, confidence, CORNERS)));
    }

    private static Frame frame() {
        return new Frame("exit", 1, Instant.EPOCH, 1, 1, new byte[3]);
    }

    private static Plate blue(String text) {
        return new Plate(text, Plate.Colour.BLUE);
    }
}
