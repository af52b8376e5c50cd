package io.daozha.plate.evaluation;

import io.daozha.plate.PlateGrammar;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An evaluation in words and tables. */
public final class Report {

    private static final int[] WIDTHS = {60, 90, 130, 200};
    private static final int KEY = 24;
    private static final String CELLS = "%8s %10s %10s %12s %10s %12s";

    private record Case(String set, PlateResult plate) {}

    private final List<ImageResult> read;
    private final List<ImageResult> unread;
    private final List<Case> cases;
    private final Formatter page = new Formatter(Locale.ROOT);

    private Report(List<ImageResult> results) {
        read = results.stream().filter(image -> image.problem().isEmpty()).toList();
        unread = results.stream().filter(image -> !image.problem().isEmpty()).toList();
        cases = read.stream()
                .flatMap(image -> image.plates().stream().map(plate -> new Case(image.set(), plate)))
                .toList();
    }

    /** The whole report, ending with the list of errors. */
    public static String of(List<ImageResult> results) {
        Report report = new Report(results);
        report.figures("Scenes", false);
        report.figures("Crops", true);
        report.outcomes();
        report.calibration();
        report.tables();
        report.errors();
        return report.page.toString();
    }

    private void figures(String name, boolean crops) {
        List<ImageResult> images =
                read.stream().filter(image -> image.crop() == crops).toList();
        if (images.isEmpty()) {
            return;
        }
        Tally tally = Tally.of(
                images.stream().flatMap(image -> image.plates().stream()).toList());
        page.format("%s: %d images, %d plates labelled%n", name, images.size(), tally.plates());
        page.format("  exact        %s (%d)%n", tally.percent(tally.exact()), tally.exact());
        if (!crops) {
            List<Finding> boxes = images.stream()
                    .flatMap(image -> image.falseBoxes().stream())
                    .toList();
            long sure = boxes.stream().filter(Finding::sure).count();
            page.format("  found        %s (%d)%n", tally.percent(tally.found()), tally.found());
            page.format(
                    "  false boxes  %.3f a scene (%d, of which %d sure)%n",
                    (double) boxes.size() / images.size(), boxes.size(), sure);
        }
        double[] ms = images.stream().mapToDouble(ImageResult::ms).sorted().toArray();
        page.format(
                "  reading      median %.1f ms, p95 %.1f ms an image, on one thread, without decoding the file%n",
                ms[ms.length / 2], ms[ms.length * 95 / 100]);
        page.format("%n");
    }

    private void outcomes() {
        List<PlateResult> plates = plates();
        Tally tally = Tally.of(plates);
        int missing = tally.plates() - tally.found();
        long byColour = plates.stream()
                .filter(plate -> plate.outcome() == Outcome.SURE_AND_WRONG)
                .filter(plate -> plate.finding()
                        .orElseThrow()
                        .plate()
                        .equals(plate.label().plate()))
                .count();
        page.format(
                "At the operating threshold, from one look, as a lane weighs it (right: text and labelled colour)%n");
        page.format("  sure and right  %s (%d)%n", tally.percent(tally.sureAndRight()), tally.sureAndRight());
        page.format("  not sure        %s (%d)%n", tally.percent(tally.notSure()), tally.notSure());
        page.format(
                "  sure and wrong  %s (%d, of which %d by the colour alone)%n",
                tally.percent(tally.sureAndWrong()), tally.sureAndWrong(), byColour);
        page.format("  not found       %s (%d)%n", tally.percent(missing), missing);
        page.format("%n");
    }

    private void calibration() {
        page.format("Calibration: how sure the reader said it was, and how often it was right then%n");
        page.format("  %16s %8s %8s %12s%n", "said", "reads", "right", "right %");
        Calibration.of(plates())
                .forEach(bin -> page.format(
                        "  %16s %8d %8d %12s%n",
                        bin.said(), bin.reads(), bin.right(), Tally.percent(bin.right(), bin.reads())));
        page.format("%n");
    }

    private void tables() {
        table("set", Case::set);
        table(
                "class",
                each -> PlateGrammar.classify(each.plate().label().plate()).toString());
        table("province", each -> each.plate().label().plate().substring(0, 1));
        table(
                "colour",
                each -> each.plate().label().colour().map(Enum::toString).orElse("(not labelled)"));
        table("rows", each -> Integer.toString(each.plate().label().rows()));
        table("plate width, pixels", each -> width(each.plate().width()));
    }

    private void table(String name, Function<Case, String> key) {
        Map<String, List<PlateResult>> groups = cases.stream()
                .collect(
                        Collectors.groupingBy(key, TreeMap::new, Collectors.mapping(Case::plate, Collectors.toList())));
        page.format(
                "%s%n",
                padded(name) + CELLS.formatted("plates", "found", "exact", "sure+right", "not sure", "sure+wrong"));
        groups.forEach((group, plates) -> {
            Tally tally = Tally.of(plates);
            page.format(
                    "%s%n",
                    padded("  " + group)
                            + CELLS.formatted(
                                    tally.plates(),
                                    tally.percent(tally.found()),
                                    tally.percent(tally.exact()),
                                    tally.percent(tally.sureAndRight()),
                                    tally.percent(tally.notSure()),
                                    tally.percent(tally.sureAndWrong())));
        });
        page.format("%n");
    }

    private void errors() {
        List<ImageResult> wrong = read.stream().filter(ImageResult::hasErrors).toList();
        page.format("Errors: %d images%n", wrong.size());
        for (ImageResult image : wrong) {
            String name = "  " + image.set() + "/" + image.file() + ": ";
            image.plates().stream()
                    .filter(PlateResult::isError)
                    .forEach(plate -> page.format("%s%s%n", name, plate.describe()));
            image.falseBoxes().forEach(box -> page.format("%sfalse box, %s%n", name, box.describe()));
        }
        if (!unread.isEmpty()) {
            page.format("%n");
            page.format("Not read, and in none of the figures: %d images%n", unread.size());
            unread.forEach(image -> page.format("  %s/%s: %s%n", image.set(), image.file(), image.problem()));
        }
    }

    private List<PlateResult> plates() {
        return cases.stream().map(Case::plate).toList();
    }

    private static String width(double pixels) {
        if (pixels <= 0) {
            return "(not known)";
        }
        int from = IntStream.of(WIDTHS).filter(width -> width <= pixels).max().orElse(0);
        int to = IntStream.of(WIDTHS).filter(width -> width > pixels).min().orElse(0);
        return to == 0 ? "%3d and more".formatted(from) : "%3d to %d".formatted(from, to - 1);
    }

    /** Chinese characters take two columns of a terminal. */
    private static String padded(String text) {
        long columns = text.codePoints().map(symbol -> symbol >= 0x2e80 ? 2 : 1).sum();
        return text + " ".repeat((int) Math.max(1, KEY - columns));
    }
}
