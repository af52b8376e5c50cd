package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** How long each stage of reading a picture takes, one after the other on the calling thread. */
public final class StageTimes {

    public enum Stage {
        /** Halving the picture, the least that anything can do with all of its pixels: what the machine costs today. */
        FLOOR,
        /** Image file to pixels. */
        DECODE,
        /** Pixels to corners of plates. */
        DETECT,
        /** Corners to evidence, all plates of the picture. */
        RECOGNISE,
        /** Evidence to a read. */
        VOTE,
        /** From the image file to the read. */
        ALL
    }

    private final Map<Stage, double[]> samples = new EnumMap<>(Stage.class);

    private StageTimes(int count) {
        for (Stage stage : Stage.values()) {
            samples.put(stage, new double[count]);
        }
    }

    /**
     * Goes through all images so many times, after a quarter as many that are not counted.
     *
     * @param images the bytes of image files
     * @throws IOException if one of them is none
     */
    public static StageTimes measure(NeuralPlateReader reader, List<byte[]> images, int rounds) throws IOException {
        StageTimes warmingUp = new StageTimes(images.size());
        for (int round = 0; round < Math.max(1, rounds / 4); round++) {
            warmingUp.round(reader, images, 0);
        }
        StageTimes times = new StageTimes(images.size() * rounds);
        for (int round = 0; round < rounds; round++) {
            times.round(reader, images, round * images.size());
        }
        times.samples.values().forEach(Arrays::sort);
        return times;
    }

    /** Milliseconds that a part of the pictures takes at most: 0.5 gives the median. */
    public double quantile(Stage stage, double part) {
        double[] sorted = samples.get(stage);
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
    }

    private void round(NeuralPlateReader reader, List<byte[]> images, int first) throws IOException {
        for (int i = 0; i < images.size(); i++) {
            sample(reader, images.get(i), first + i);
        }
    }

    private void sample(NeuralPlateReader reader, byte[] file, int at) throws IOException {
        try (PointerScope scope = new PointerScope()) {
            long start = System.nanoTime();
            Frame frame = Frame.decode("bench", at, Instant.EPOCH, file);
            long decoded = System.nanoTime();
            Mat image = OpenCv.copyOf(frame);
            List<Found> found = reader.find(image);
            long detected = System.nanoTime();
            List<PlateEvidence> evidence = new ArrayList<>();
            found.forEach(plate -> evidence.add(reader.look(image, plate)));
            long recognised = System.nanoTime();
            PlateVote vote = new PlateVote();
            vote.add(frame, evidence);
            vote.decision();
            long voted = System.nanoTime();
            resize(image, new Mat(), new Size(image.cols() / 2, image.rows() / 2), 0, 0, INTER_AREA);
            put(Stage.FLOOR, at, voted, System.nanoTime());
            put(Stage.DECODE, at, start, decoded);
            put(Stage.DETECT, at, decoded, detected);
            put(Stage.RECOGNISE, at, detected, recognised);
            put(Stage.VOTE, at, recognised, voted);
            put(Stage.ALL, at, start, voted);
        }
    }

    private void put(Stage stage, int at, long from, long to) {
        samples.get(stage)[at] = (to - from) / 1e6;
    }
}
