package io.daozha.plate.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final Bounds HERE = new Bounds(100, 100, 200, 130);
    private static final Bounds THERE = new Bounds(300, 100, 400, 130);

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void makeImage() throws IOException {
        byte[] black = new byte[500 * 300 * 3];
        image = Files.write(folder.resolve("a.jpg"), new Frame("test", 0, Instant.EPOCH, 500, 300, black).jpeg(80));
    }

    @Test
    void aSureReadInItsPlaceIsRight() {
        ImageResult result = scene(List.of(label("湘A12345", HERE)), seen("湘A12345", 0.999, HERE));
        assertEquals(Outcome.SURE_AND_RIGHT, result.plates().get(0).outcome());
        assertEquals(List.of(), result.falseBoxes());
        assertFalse(result.hasErrors());
    }

    @Test
    void anUnsureReadIsExactButNotAnswered() {
        PlateResult plate = only(scene(List.of(label("湘A12345", HERE)), seen("湘A12345", 0.6, HERE)));
        assertTrue(plate.exact() && plate.right());
        assertEquals(Outcome.NOT_SURE, plate.outcome());
    }

    @Test
    void aSureReadOfSomethingElseIsWrong() {
        PlateResult plate = only(scene(List.of(label("湘A12345", HERE)), seen("湘A12346", 0.999, HERE)));
        assertFalse(plate.exact());
        assertEquals(Outcome.SURE_AND_WRONG, plate.outcome());
    }

    @Test
    void theWrongColourIsAnotherCar() {
        Label yellow = new Label("湘A12345", Optional.of(PlateColour.YELLOW), 1, Optional.of(HERE));
        PlateResult plate = only(scene(List.of(yellow), seen("湘A12345", 0.999, HERE)));
        assertTrue(plate.exact());
        assertEquals(Outcome.SURE_AND_WRONG, plate.outcome());
        Label anyColour = new Label("湘A12345", Optional.empty(), 1, Optional.of(HERE));
        assertEquals(
                Outcome.SURE_AND_RIGHT,
                only(scene(List.of(anyColour), seen("湘A12345", 0.999, HERE))).outcome());
    }

    @Test
    void theRightTextElsewhereIsNotFoundAndAFalseBox() {
        ImageResult result = scene(List.of(label("湘A12345", HERE)), seen("湘A12345", 0.999, THERE));
        assertEquals(Outcome.NOT_FOUND, only(result).outcome());
        assertEquals(1, result.falseBoxes().size());
    }

    @Test
    void boundsThatHoldTheMiddleOrOverlapByHalfFind() {
        assertTrue(new Bounds(140, 110, 170, 120).finds(HERE), "small, around the middle");
        assertTrue(new Bounds(0, 0, 500, 300).finds(HERE), "large, around all");
        assertTrue(new Bounds(100, 116, 200, 147).finds(new Bounds(100, 100, 200, 133)), "the middle just inside");
        assertTrue(new Bounds(100, 100, 149, 130).finds(new Bounds(100, 100, 197, 130)), "just half of it");
        assertFalse(new Bounds(100, 100, 149, 130).finds(HERE), "less than half, beside the middle");
        assertFalse(THERE.finds(HERE));
    }

    @Test
    void aPlateNobodyCouldReadCountsNeitherAsMissedNorAsFalse() {
        ImageResult found = scene(List.of(label("", HERE)), seen("湘A12345", 0.999, HERE));
        assertEquals(List.of(), found.plates());
        assertEquals(List.of(), found.falseBoxes());
        assertEquals(List.of(), scene(List.of(label("", HERE))).plates());
    }

    @Test
    void ofTwoInOnePlaceTheSurestSpeaksButEitherMayBeExact() {
        PlateResult plate =
                only(scene(List.of(label("湘A12345", HERE)), seen("湘A12345", 0.6, HERE), seen("湘A12346", 0.999, HERE)));
        assertTrue(plate.exact());
        assertEquals(Outcome.SURE_AND_WRONG, plate.outcome());
    }

    @Test
    void labelsWithoutAPlaceGoByTheirText() {
        List<Label> labels = List.of(placeless("湘A12345"), placeless("湘B12345"));
        ImageResult result =
                scene(labels, seen("湘B12345", 0.999, HERE), seen("湘A12346", 0.6, THERE), seen("湘C12345", 0.1, HERE));
        assertEquals(Outcome.NOT_SURE, result.plates().get(0).outcome());
        assertEquals("湘A12346", result.plates().get(0).finding().orElseThrow().plate());
        assertEquals(Outcome.SURE_AND_RIGHT, result.plates().get(1).outcome());
        assertEquals(1, result.falseBoxes().size());
    }

    @Test
    void twoLabelsThatSayTheSameAreTwoPlates() {
        List<Label> labels = List.of(placeless("湘A12345"), placeless("湘A12345"));
        ImageResult result = scene(labels, seen("湘A12345", 0.999, HERE));
        assertEquals(
                List.of(Outcome.SURE_AND_RIGHT, Outcome.NOT_FOUND),
                result.plates().stream().map(PlateResult::outcome).toList());
    }

    @Test
    void aCropIsReadAsAPlate() {
        LabelledImage crop = new LabelledImage("set", "a.jpg", image, true, List.of(placeless("湘A12345")));
        Evaluation evaluation = new Evaluation(frame -> List.of(), frame -> List.of(seen("湘A12345", 0.999, HERE)));
        ImageResult result = evaluation.run(List.of(crop), each -> {}).get(0);
        assertEquals(Outcome.SURE_AND_RIGHT, only(result).outcome());
        assertEquals(500, only(result).width(), "the width of the image");
    }

    @Test
    void goesOnAfterAnImageItCannotRead() throws IOException {
        Path text = Files.writeString(folder.resolve("b.jpg"), "no image");
        List<LabelledImage> images = List.of(
                new LabelledImage("set", "b.jpg", text, false, List.of(placeless("湘A12345"))),
                new LabelledImage("set", "a.jpg", image, false, List.of(placeless("湘A12345"))));
        List<ImageResult> told = new ArrayList<>();
        List<ImageResult> results = new Evaluation(frame -> List.of(seen("湘A12345", 0.999, HERE)), frame -> List.of())
                .run(images, told::add);
        assertEquals(results, told);
        assertTrue(results.get(0).problem().contains("Not an image"));
        assertEquals(Outcome.SURE_AND_RIGHT, only(results.get(1)).outcome());
        String report = Report.of(results);
        assertTrue(report.contains("Scenes: 1 images, 1 plates"), report);
        assertTrue(report.contains("set/b.jpg: Not an image"), report);
    }

    @Test
    void aReaderThatFailsOnOneImageIsAProblemOfThatImage() {
        Evaluation evaluation = new Evaluation(
                frame -> {
                    throw new IllegalStateException("too narrow");
                },
                frame -> List.of());
        LabelledImage scene = new LabelledImage("set", "a.jpg", image, false, List.of(placeless("湘A12345")));
        assertTrue(evaluation.run(List.of(scene), each -> {}).get(0).problem().contains("too narrow"));
    }

    private ImageResult scene(List<Label> labels, PlateEvidence... seen) {
        LabelledImage scene = new LabelledImage("set", "a.jpg", image, false, labels);
        return new Evaluation(frame -> List.of(seen), frame -> List.of())
                .run(List.of(scene), each -> {})
                .get(0);
    }

    private static PlateResult only(ImageResult result) {
        assertEquals(1, result.plates().size());
        return result.plates().get(0);
    }

    private static Label label(String plate, Bounds place) {
        return new Label(plate, Optional.of(PlateColour.BLUE), 1, Optional.of(place));
    }

    private static Label placeless(String plate) {
        return new Label(plate, Optional.of(PlateColour.BLUE), 1, Optional.empty());
    }

    private static PlateEvidence seen(String plate, double confidence, Bounds at) {
        Corners corners =
                new Corners(at.left(), at.top(), at.right(), at.top(), at.right(), at.bottom(), at.left(), at.bottom());
        return PlateEvidence.spelling(plate, PlateColour.BLUE, confidence, corners);
    }
}
