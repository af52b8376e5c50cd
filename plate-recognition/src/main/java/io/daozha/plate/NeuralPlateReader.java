package io.daozha.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Reads plates with the three networks shipped in this module, and asks a fourth, somebody else's, where these leave it
 * open; the card of each says what it is and was trained on. Needs one core and no graphics card.
 */
public final class NeuralPlateReader implements PlateReader {

    /** The long side of what the detector sees. */
    private static final int USUAL = 640;

    /** Tried in turn where nothing was found: far plates, then one that fills the picture. */
    private static final int[] OTHERWISE = {1280, 256};

    /** What the detector sees roughly is looked at again, so it may be generous. */
    private static final double ROUGHLY = 0.2;

    private static final double SURELY = 0.5;

    private static final int MOST_LOOKS = 4;

    /** Parts of the plate kept around the corners: the first reads best, the others are tried where it is not sure. */
    private static final double[] MARGINS = {0.05, 0.02, 0.08};

    private static final double[] AS_IT_IS = {0};

    /** A look less sure than this is worth another cut of the same plate. */
    private static final double SURE = 0.97;

    /**
     * Provinces that the recogniser was shown in at least three photographs. Others it knows by drawings, and can be quite
     * sure and wrong of: they are never settled by it alone.
     */
    private static final String PHOTOGRAPHED = "皖浙沪京津川冀湘粤渝苏晋吉桂甘豫鲁云新";

    /** No other cut makes a plate of this. */
    private static final double HOPELESS = 0.01;

    /** What reads like nothing is no plate, or one that nobody can read. */
    private static final double SAYS_SOMETHING = 0.05;

    /** Width to height seen: one row is 440 x 140 mm or 480 x 140 mm, two rows 440 x 220 mm (GA 36-2018), all turned. */
    private static final double ONE_ROW_AT_LEAST = 1.2;

    private static final double TWO_ROWS_AT_MOST = 2.7;

    /** What was read of a plate, and the rows it was read in. */
    private record Look(Found plate, PlateEvidence evidence) {}

    private final Detector detector = new Detector();
    private final Straightener straightener = new Straightener();
    private final Recogniser recogniser = new Recogniser();
    private final SecondOpinion second = new SecondOpinion();

    /**
     * Loads the networks; the first one in a process takes about a second.
     *
     * @throws BadModelException if a model file is missing or not the one this version was measured with
     */
    public NeuralPlateReader() {
        OpenCv.prepare();
    }

    @Override
    public List<PlateEvidence> read(Frame frame) {
        try (PointerScope scope = new PointerScope()) {
            Mat image = OpenCv.copyOf(frame);
            List<PlateEvidence> seen = new ArrayList<>();
            for (Found plate : find(image)) {
                PlateEvidence evidence = look(image, plate);
                if (evidence.confidence() >= SAYS_SOMETHING) {
                    seen.add(evidence);
                }
            }
            seen.sort(Comparator.comparingDouble((PlateEvidence plate) ->
                            plate.corners().width() * plate.corners().height())
                    .reversed());
            return List.copyOf(seen);
        }
    }

    /** Reads a frame that shows one plate and nothing else: how it lies in the frame is still found out. */
    public List<PlateEvidence> readCrop(Frame frame) {
        try (PointerScope scope = new PointerScope()) {
            Mat image = OpenCv.copyOf(frame);
            Corners whole = new Corners(0, 0, image.cols(), 0, image.cols(), image.rows(), 0, image.rows());
            Found straight = straightener.straighten(image, whole);
            Look asItIs = look(image, new Found(whole, 1, straight.twoRows()), AS_IT_IS);
            if (isSettled(asItIs.evidence())) {
                return List.of(asItIs.evidence());
            }
            PlateEvidence discussed = withSecondOpinion(image, asItIs);
            return List.of(isSettled(discussed) ? discussed : discussed.and(look(image, straight)));
        }
    }

    @Override
    public void close() {
        detector.close();
        straightener.close();
        recogniser.close();
        second.close();
    }

    /** Allocates in the caller's {@code PointerScope}. */
    List<Found> find(Mat image) {
        List<Found> found = find(image, USUAL);
        for (int i = 0; i < OTHERWISE.length && found.isEmpty(); i++) {
            found = find(image, OTHERWISE[i]);
        }
        return found;
    }

    private List<Found> find(Mat image, int longSide) {
        return detector.find(image, longSide, ROUGHLY).stream()
                .map(rough -> straightened(image, rough))
                .filter(plate -> plate.score() > SURELY)
                .toList();
    }

    /** Again from where it led to, as long as that is elsewhere: very rough corners hold only a part of the plate. */
    private Found straightened(Mat image, Corners rough) {
        Found found = straightener.straighten(image, rough);
        Corners before = rough;
        for (int i = 1;
                i < MOST_LOOKS && found.score() > SURELY && found.corners().isElsewhere(before);
                i++) {
            before = found.corners();
            found = straightener.straighten(image, before);
        }
        return found;
    }

    /** Allocates in the caller's {@code PointerScope}. */
    PlateEvidence look(Mat image, Found plate) {
        Look first = look(image, plate, MARGINS);
        if (isSettled(first.evidence()) || first.evidence().confidence() < SAYS_SOMETHING) {
            return first.evidence();
        }
        PlateEvidence discussed = withSecondOpinion(image, first);
        if (isSettled(discussed)) {
            return discussed;
        }
        // Where it lies depends a little on where the look began: from elsewhere the same plate may read better.
        Found again = straightener.straighten(image, plate.corners());
        return discussed.and(look(image, again, MARGINS).evidence());
    }

    private PlateEvidence withSecondOpinion(Mat image, Look look) {
        return look.evidence()
                .with(second.spell(image, look.plate().corners(), look.plate().twoRows()));
    }

    /** As one row or as two, whichever the straightener says; where the shape leaves it open, whichever reads better. */
    private Look look(Mat image, Found plate, double[] margins) {
        Look said = new Look(plate, look(image, plate.corners(), plate.twoRows(), margins));
        double shape = plate.corners().width() / plate.corners().height();
        if (isSure(said.evidence()) || shape < ONE_ROW_AT_LEAST || shape > TWO_ROWS_AT_MOST) {
            return said;
        }
        Found otherwise = new Found(plate.corners(), plate.score(), !plate.twoRows());
        Look other = new Look(otherwise, look(image, otherwise.corners(), otherwise.twoRows(), margins));
        return merit(other.evidence()) > merit(said.evidence()) ? other : said;
    }

    private PlateEvidence look(Mat image, Corners corners, boolean twoRows, double[] margins) {
        Mat first = Recogniser.cut(image, corners, margins[0], twoRows);
        PlateEvidence evidence =
                new PlateEvidence(List.of(recogniser.spell(first)), corners, Quality.of(image, corners, first));
        for (int i = 1; i < margins.length && !isSure(evidence) && evidence.confidence() > HOPELESS; i++) {
            Spelling again = recogniser.spell(Recogniser.cut(image, corners, margins[i], twoRows));
            evidence = evidence.and(new PlateEvidence(List.of(again), corners, evidence.quality()));
        }
        return evidence;
    }

    private static double merit(PlateEvidence plate) {
        return plate.confidence() * PlateGrammar.weight(plate.text(), plate.colour());
    }

    /** A lane would act on it: nobody else need be asked. */
    private static boolean isSettled(PlateEvidence plate) {
        return isSure(plate)
                && PlateGrammar.weighed(plate.confidence(), plate.text(), plate.colour()) >= PlateVote.ALONE
                && (plate.hasSecondOpinion()
                        || PHOTOGRAPHED.indexOf(plate.text().charAt(0)) >= 0);
    }

    /** A cut that loses a character at the edge can be quite sure of the rest: only a whole plate is sure. */
    private static boolean isSure(PlateEvidence plate) {
        return plate.confidence() > SURE
                && PlateGrammar.classify(plate.text()) != PlateClass.UNKNOWN
                && PlateGrammar.complete(plate.text(), plate.colour());
    }
}
