package io.daozha.plate.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.Corners;
import io.daozha.plate.PlateClass;
import io.daozha.plate.PlateColour;
import io.daozha.plate.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Corners AT = new Corners(0, 0, 95, 0, 95, 30, 0, 30);

    /** Ten scenes: six sure and right, two unsure of which one is right, one sure and wrong, one not found. */
    private static List<ImageResult> ten() {
        List<ImageResult> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            results.add(image(i + 1, plate("湘A12345", Optional.of(found("湘A12345", 0.995, true)))));
        }
        results.add(image(7, plate("湘A12345", Optional.of(found("湘A12345", 0.92, false)))));
        results.add(image(8, plate("京A12345", Optional.of(found("湘A12345", 0.3, false)))));
        results.add(image(9, plate("京A12345", Optional.of(found("湘A12345", 0.99, true)))));
        results.add(image(100, plate("京AD12345", Optional.empty())));
        results.add(new ImageResult("far", "x.jpg", false, 0, "is not there", List.of(), List.of()));
        return results;
    }

    @Test
    void countsWhatBecameOfThePlates() {
        String report = Report.of(ten());
        assertSays(report, "Scenes: 10 images, 10 plates labelled");
        assertSays(report, "exact 70.0 % (7)");
        assertSays(report, "found 90.0 % (9)");
        assertSays(report, "false boxes 0.100 a scene (1, of which 0 sure)");
        assertSays(report, "median 6.0 ms, p95 100.0 ms");
        assertSays(report, "sure and right 60.0 % (6)");
        assertSays(report, "not sure 20.0 % (2)");
        assertSays(report, "sure and wrong 10.0 % (1, of which 0 by the colour alone)");
        assertSays(report, "not found 10.0 % (1)");
    }

    @Test
    void holdsSaidAgainstRight() {
        String report = Report.of(ten());
        assertSays(report, "0.0 - 0.5 1 0 0.0 %");
        assertSays(report, "0.9 - 0.95 1 1 100.0 %");
        assertSays(report, "0.99 - 0.999 7 6 85.7 %");
        assertSays(report, "all >= 0.99 7 6 85.7 %");
    }

    @Test
    void givesATableForEveryWayToTellPlatesApart() {
        String report = Report.of(ten());
        assertSays(report, "near 9 100.0 % 77.8 % 66.7 % 22.2 % 11.1 %");
        assertSays(report, "SMALL_NEW_ENERGY 1 0.0 % 0.0 % 0.0 % 0.0 % 0.0 %");
        assertSays(report, "湘 7 100.0 % 100.0 % 85.7 % 14.3 % 0.0 %");
        assertSays(report, "BLUE 10 90.0 %");
        assertSays(report, "90 to 129 9 100.0 %");
        assertSays(report, "(not known) 1 0.0 %");
    }

    @Test
    void listsEveryError() {
        String report = Report.of(ten());
        assertSays(report, "Errors: 3 images");
        assertSays(report, "near/8.jpg: 京A12345 BLUE was read as 湘A12345 BLUE 0.300");
        assertSays(report, "near/9.jpg: 京A12345 BLUE was read as 湘A12345 BLUE 0.990 (sure)");
        assertSays(report, "far/100.jpg: 京AD12345 BLUE was not found");
        assertSays(report, "far/100.jpg: false box, 湘A12345 BLUE 0.010");
        assertSays(report, "Not read, and in none of the figures: 1 images far/x.jpg: is not there");
    }

    @Test
    void saysNothingOfKindsThatAreNotThere() {
        assertTrue(!Report.of(ten()).contains("Crops"));
        assertTrue(Report.of(List.of()).contains("Errors: 0 images"));
    }

    @Test
    void boundsOfABinBelongToTheUpperOne() {
        List<Calibration.Bin> bins = Calibration.of(List.of(
                plate("湘A12345", Optional.of(found("湘A12345", 0.9, false))),
                plate("湘A12345", Optional.of(found("湘A12345", 1, true)))));
        assertEquals(new Calibration.Bin("0.8 - 0.9", 0, 0), bins.get(2));
        assertEquals(new Calibration.Bin("0.9 - 0.95", 1, 1), bins.get(3));
        assertEquals(new Calibration.Bin(">= 0.999", 1, 1), bins.get(7));
    }

    /** The milliseconds are the number of the image. */
    private static ImageResult image(int number, PlateResult plate) {
        boolean far = number > 9;
        List<Finding> falseBoxes = far ? List.of(found("湘A12345", 0.01, false)) : List.of();
        return new ImageResult(far ? "far" : "near", number + ".jpg", false, number, "", List.of(plate), falseBoxes);
    }

    private static PlateResult plate(String labelled, Optional<Finding> finding) {
        Label label = new Label(labelled, Optional.of(PlateColour.BLUE), 1, Optional.empty());
        return PlateResult.of(label, 0, finding.stream().toList());
    }

    private static Finding found(String plate, double confidence, boolean sure) {
        return new Finding(
                plate, PlateColour.BLUE, PlateClass.of(plate), confidence, sure, AT, new Quality(95, 0.5, false));
    }

    /** Whatever the blanks that make columns. */
    private static void assertSays(String report, String words) {
        assertTrue(report.replaceAll("\\s+", " ").contains(words), () -> "'" + words + "' is not in:\n" + report);
    }
}
