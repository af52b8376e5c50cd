package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.OutsideRead.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideReadTest {
    private static final String CAR = "湘A12345";

    private final PlateVote vote = new PlateVote();

    private static OutsideRead read(String text, Optional<PlateColour> colour, double claimed, Standing standing) {
        return OutsideRead.of(
                "front", Instant.EPOCH, text, colour, claimed, standing, Optional.empty(), Optional.empty());
    }

    private static OutsideRead blue(double claimed, Standing standing) {
        return read(CAR, Optional.of(PlateColour.BLUE), claimed, standing);
    }

    private Frame look(String text, double confidence) {
        Frame frame = new Frame("own", 1, Instant.EPOCH, 1, 1, new byte[3]);
        vote.add(
                frame,
                List.of(PlateEvidence.spelling(
                        text, PlateColour.BLUE, confidence, new Corners(0, 0, 9, 0, 9, 3, 0, 3))));
        return frame;
    }

    @ParameterizedTest
    @CsvSource({"湘A·12345,湘A12345", "' 湘a-12345 ',湘A12345", "京AO12I5,京A01215", "粤Z9065澳,粤Z9065澳"})
    void textIsBroughtIntoOurAlphabet(String written, String meant) {
        assertEquals(
                meant,
                read(written, Optional.of(PlateColour.BLUE), 0.9, Standing.CONFIRMS)
                        .evidence()
                        .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_无_", "湘A1234?", "Ζ12345", "湘A1234567890", "车A12345\nforged log line"})
    void whatNoPlateHoldsIsRefusedWithTheReason(String text) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> read(text, Optional.of(PlateColour.BLUE), 0.9, Standing.CONFIRMS));
        assertTrue(refused.getMessage().matches(".*(holds|symbols).*plate.*"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, 96, Double.NaN, Double.POSITIVE_INFINITY})
    void claimOutOfRangeIsRefused(double claimed) {
        assertThrows(IllegalArgumentException.class, () -> blue(claimed, Standing.CONFIRMS));
    }

    @Test
    void whereTheLaneHasEyesNoClaimDecidesAlone() {
        vote.hear(blue(1, Standing.CONFIRMS));
        assertEquals(Optional.empty(), vote.decision());
        assertEquals(CAR, vote.best().orElseThrow().text());
    }

    @Test
    void itConfirmsALookThatWouldNotDecideAloneAndTheLookGivesThePicture() {
        Frame own = look(CAR, 0.85);
        assertEquals(Optional.empty(), vote.decision());
        vote.hear(blue(1, Standing.CONFIRMS));
        PlateRead read = vote.decision().orElseThrow();
        assertEquals(CAR, read.text());
        assertSame(own, read.picture().orElseThrow());
    }

    @Test
    void repeatingItselfMakesItNoSurer() {
        for (int i = 0; i < 20; i++) {
            vote.hear(blue(1, Standing.CONFIRMS));
        }
        assertEquals(Optional.empty(), vote.decision());
        assertEquals(1, vote.best().orElseThrow().evidence().size());
    }

    @Test
    void itContradictsOneLookAndYieldsToTwo() {
        look(CAR, 0.99);
        vote.hear(read("湘A12346", Optional.of(PlateColour.BLUE), 1, Standing.CONFIRMS));
        assertEquals(Optional.empty(), vote.decision());
        look(CAR, 0.99);
        assertEquals(CAR, vote.decision().orElseThrow().text());
    }

    @Test
    void whereTheLaneHasNoEyesASureReadDecidesAndAnUnsureDoesNot() {
        vote.hear(blue(0.79, Standing.DECIDES));
        assertEquals(Optional.empty(), vote.decision());
        vote.hear(blue(0.8, Standing.DECIDES));
        PlateRead read = vote.decision().orElseThrow();
        assertEquals(CAR, read.text());
        assertEquals(Optional.empty(), read.picture());
    }

    @Test
    void unusualPlateIsNotBelievedWithoutEyes() {
        vote.hear(read("湘AABC12", Optional.of(PlateColour.BLUE), 1, Standing.DECIDES));
        assertEquals(Optional.empty(), vote.decision());
    }

    @Test
    void colourThatNobodyToldDecidesOnlyWhereTheFormTellsIt() {
        vote.hear(read(CAR, Optional.empty(), 1, Standing.DECIDES));
        assertEquals(PlateColour.BLUE, vote.best().orElseThrow().colour());
        assertEquals(Optional.empty(), vote.decision());
        vote.hear(read("湘AD12345", Optional.empty(), 1, Standing.DECIDES));
        assertEquals(PlateColour.GREEN, vote.decision().orElseThrow().colour());
    }

    @Test
    void colourThatNobodyToldYieldsToTheColourThatWasSeen() {
        vote.hear(read(CAR, Optional.empty(), 1, Standing.CONFIRMS));
        Corners corners = new Corners(0, 0, 9, 0, 9, 3, 0, 3);
        vote.add(
                new Frame("own", 1, Instant.EPOCH, 1, 1, new byte[3]),
                List.of(PlateEvidence.spelling(CAR, PlateColour.YELLOW, 0.995, corners)));
        assertEquals(PlateColour.YELLOW, vote.decision().orElseThrow().colour());
    }
}
