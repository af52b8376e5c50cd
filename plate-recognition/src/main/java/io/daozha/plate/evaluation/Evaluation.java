package io.daozha.plate.evaluation;

import io.daozha.plate.Frame;
import io.daozha.plate.ImageFile;
import io.daozha.plate.PlateEvidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads labelled photographs and holds what was read against the labels.
 *
 * <p>A labelled plate is found when the bounds of a found plate hold its middle or overlap it by more than half. Where
 * labels have no place, found plates go to the labels with the same text first, then to the others in turn. In a crop
 * there is one plate, and whatever is read is it. Found plates that belong to no label, not even to an unnamed one, are
 * false boxes.
 */
public final class Evaluation {

    /** Looks not timed: the first load what is loaded once and run what Java has not compiled yet. A lane's reader runs on. */
    private static final int WARM_UP = 20;

    private final Function<Frame, List<PlateEvidence>> scenes;
    private final Function<Frame, List<PlateEvidence>> crops;

    /**
     * @param scenes finds and reads plates
     * @param crops reads a picture that is a plate
     */
    public Evaluation(Function<Frame, List<PlateEvidence>> scenes, Function<Frame, List<PlateEvidence>> crops) {
        this.scenes = scenes;
        this.crops = crops;
    }

    /**
     * Reads all, on the calling thread. A photograph that cannot be read becomes a result with a problem.
     *
     * @param done told each result as it comes
     */
    public List<ImageResult> run(List<LabelledImage> images, Consumer<ImageResult> done) {
        List<ImageResult> results = new ArrayList<>();
        images.stream().limit(WARM_UP).forEach(this::run);
        for (LabelledImage image : images) {
            ImageResult result = run(image);
            results.add(result);
            done.accept(result);
        }
        return results;
    }

    private ImageResult run(LabelledImage image) {
        try {
            Frame frame = ImageFile.open(image.file());
            long start = System.nanoTime();
            List<PlateEvidence> seen = (image.crop() ? crops : scenes).apply(frame);
            double ms = (System.nanoTime() - start) / 1e6;
            List<Finding> found = Finding.of(frame, seen);
            return image.crop() ? ofCrop(image, frame.width(), ms, found) : ofScene(image, ms, found);
        } catch (IOException | RuntimeException e) { // whatever one picture does to the reader, the others are measured
            String problem = e instanceof IOException ? e.getMessage() : "the reader failed on it: " + e;
            return new ImageResult(image.set(), image.name(), image.crop(), 0, problem, List.of(), List.of());
        }
    }

    private static ImageResult ofCrop(LabelledImage image, int width, double ms, List<Finding> found) {
        List<PlateResult> plates = image.labels().stream()
                .filter(Label::isNamed)
                .map(label -> PlateResult.of(label, width, found))
                .toList();
        return new ImageResult(image.set(), image.name(), true, ms, "", plates, List.of());
    }

    private static ImageResult ofScene(LabelledImage image, double ms, List<Finding> found) {
        IdentityHashMap<Label, List<Finding>> places = new IdentityHashMap<>(); // two labels may say the same
        image.labels().forEach(label -> places.put(label, new ArrayList<>()));
        List<Finding> unclaimed = new ArrayList<>();
        for (Finding finding : found) {
            image.labels().stream()
                    .filter(label -> label.place()
                            .filter(Bounds.of(finding.corners())::finds)
                            .isPresent())
                    .findFirst()
                    .ifPresentOrElse(label -> places.get(label).add(finding), () -> unclaimed.add(finding));
        }
        List<Label> placeless =
                image.labels().stream().filter(label -> label.place().isEmpty()).toList();
        share(placeless, unclaimed, places, (label, finding) -> finding.plate().equals(label.plate()));
        share(placeless, unclaimed, places, (label, finding) -> true);
        List<PlateResult> plates = image.labels().stream()
                .filter(Label::isNamed)
                .map(label ->
                        PlateResult.of(label, label.place().map(Bounds::width).orElse(0.0), places.get(label)))
                .toList();
        return new ImageResult(image.set(), image.name(), false, ms, "", plates, unclaimed);
    }

    /** Gives each label that has nothing yet the first of the findings left that suits it. */
    private static void share(
            List<Label> labels,
            List<Finding> left,
            IdentityHashMap<Label, List<Finding>> places,
            BiPredicate<Label, Finding> suits) {
        for (Label label : labels) {
            if (places.get(label).isEmpty()) {
                left.stream()
                        .filter(finding -> suits.test(label, finding))
                        .findFirst()
                        .ifPresent(finding -> {
                            places.get(label).add(finding);
                            left.remove(finding);
                        });
            }
        }
    }
}
