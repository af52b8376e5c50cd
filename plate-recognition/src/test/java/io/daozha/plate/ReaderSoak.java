package io.daozha.plate;

import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SceneRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;

/**
 * Reads frames without end and prints what memory the process holds. Arguments: how many frames in all, after how many
 * to print, and by how much the frames of 960 x 540 pixels are shrunk (1 leaves them; forty of them are 62 MB).
 *
 * <pre>java -Xms128m -Xmx128m -XX:+UseSerialGC -XX:+AlwaysPreTouch -cp … io.daozha.plate.ReaderSoak 200000 5000 1</pre>
 */
final class ReaderSoak {

    private static final int CARS = 40;

    private ReaderSoak() {}

    public static void main(String[] arguments) throws IOException {
        int frames = Integer.parseInt(arguments[0]);
        int every = Integer.parseInt(arguments[1]);
        List<Frame> scenes = scenes(Integer.parseInt(arguments[2]));
        long plates = 0;
        long start = System.nanoTime();
        System.out.println("frames   plates  RSS MB  PSS MB  native MB  heap MB  seconds");
        try (NeuralPlateReader reader = new NeuralPlateReader()) {
            for (int i = 1; i <= frames; i++) {
                Frame frame = scenes.get(i % scenes.size());
                plates += reader.read(frame).size();
                if (i % every == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "%6d %8d %7.1f %7.1f %10.3f %8.1f %8d%n",
                            i,
                            plates,
                            rollup("Rss:") / 1024.0,
                            rollup("Pss:") / 1024.0,
                            Pointer.totalBytes() / 1e6,
                            (Runtime.getRuntime().totalMemory()
                                            - Runtime.getRuntime().freeMemory())
                                    / 1e6,
                            (System.nanoTime() - start) / 1_000_000_000);
                }
            }
        }
    }

    /** Kilobytes, as Linux counts them (proc(5), smaps_rollup). */
    private static long rollup(String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/smaps_rollup")).stream()
                .filter(line -> line.startsWith(what))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /**
     * Every fifth without a car, for looking twice for plates that are not there is another way through the reader; every
     * third of a province of which the second reader is asked.
     */
    static List<Frame> scenes(int shrunk) {
        SceneRenderer camera = new SceneRenderer("soak", 3);
        List<Frame> scenes = new ArrayList<>();
        for (int i = 0; i < CARS; i++) {
            Optional<CarInView> car = i % 5 == 0
                    ? Optional.empty()
                    : Optional.of(new CarInView(
                            "%sA%05d".formatted(i % 3 == 0 ? "琼" : "湘", i * 317), PlateColour.BLUE, 3 + i * 0.1, i));
            scenes.add(shrunk(camera.render(new LaneScene(car, 0, 1 - i / 50.0), i, Instant.EPOCH), shrunk));
        }
        return scenes;
    }

    private static Frame shrunk(Frame frame, int by) {
        int width = frame.width() / by;
        int height = frame.height() / by;
        byte[] bgr = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(frame.bgr(), (y * by * frame.width() + x * by) * 3, bgr, (y * width + x) * 3, 3);
            }
        }
        return new Frame(frame.camera(), frame.sequence(), frame.at(), width, height, bgr);
    }
}
