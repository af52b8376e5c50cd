package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * A reader of any Chinese text, PP-OCRv4's, taught by other people from other pictures: it seldom mistakes what the
 * {@link Recogniser} mistakes. It needs several times as long, so it is asked only in doubt. It knows neither plates nor
 * their colours; of its 6,625 characters those count that a plate may bear.
 */
final class SecondOpinion implements AutoCloseable {

    /** It was taught lines of text 48 pixels high at the left of a wider picture, grey beside the line. */
    private static final int HEIGHT = 48;

    private static final int WIDTH = 240;
    private static final Scalar BESIDE = Scalar.all(128);

    private static final int PLATE_WIDTH = 160;
    private static final double MARGIN = 0.05;

    /** Nothing is quite impossible, whatever it says. */
    private static final double LEAST = 1e-8;

    /** Of its outputs: a character that no plate bears. */
    private static final int FOREIGN = -1;

    private final Network network = new Network(ModelFile.GENERAL_READER);
    private final int[] outputs = outputs(new String(ModelFile.GENERAL_CHARACTERS.bytes(), StandardCharsets.UTF_8));

    /** Those of its outputs that a plate may bear: few of all. */
    private final int[] familiar = IntStream.range(0, outputs.length)
            .filter(output -> outputs[output] != FOREIGN)
            .toArray();

    /** Allocates in the caller's {@code PointerScope}. */
    Spelling spell(Mat image, Corners corners, boolean twoRows) {
        Mat plate = PlateStrip.cut(image, corners, MARGIN, twoRows, PLATE_WIDTH, HEIGHT);
        Mat line = new Mat(HEIGHT, WIDTH, CV_8UC3, BESIDE);
        PlateStrip.inOneRow(plate, HEIGHT).copyTo(new Mat(line, new Rect(0, 0, PLATE_WIDTH, HEIGHT)));
        float[] shares = network.answer(line).get(0);
        double[][] positions = new double[shares.length / outputs.length][];
        for (int position = 0; position < positions.length; position++) {
            positions[position] = ofAPlate(shares, position * outputs.length);
        }
        return Spelling.ofText(positions);
    }

    @Override
    public void close() {
        network.close();
    }

    /** Logarithms by {@link Alphabet}; what it takes for a character of no plate speaks for none of a plate's. */
    private double[] ofAPlate(float[] shares, int from) {
        double[] ours = new double[Alphabet.SIZE];
        double known = 0;
        for (int output : familiar) {
            ours[outputs[output]] += shares[from + output];
            known += shares[from + output];
        }
        double each = Math.max(LEAST, (1 - known) / Alphabet.SIZE);
        for (int symbol = 0; symbol < ours.length; symbol++) {
            ours[symbol] = Math.log(ours[symbol] + each);
        }
        return ours;
    }

    /** What each of its outputs is to us: first "nothing here", then the characters, one a line, at last a space. */
    static int[] outputs(String characters) {
        return Stream.concat(Stream.of(" "), Stream.concat(characters.lines(), Stream.of(" ")))
                .mapToInt(SecondOpinion::onAPlate)
                .toArray();
    }

    private static int onAPlate(String character) {
        if (!Character.isLetterOrDigit(character.codePointAt(0))) {
            return Alphabet.BLANK; // the dot behind the place of issue, a bolt
        }
        // No serial has the letters O and I (GA 36-2018): what looks so is a digit.
        String printed = switch (character) {
            case "O", "o" -> "0";
            case "I", "l" -> "1";
            default -> character.toUpperCase(Locale.ROOT);
        };
        int[] spelled = Alphabet.spell(printed);
        return spelled == null || spelled.length != 1 ? FOREIGN : spelled[0];
    }
}
