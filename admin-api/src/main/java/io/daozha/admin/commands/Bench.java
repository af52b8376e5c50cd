package io.daozha.admin.commands;

import io.daozha.plate.Frame;
import io.daozha.plate.ImageFile;
import io.daozha.plate.NeuralPlateReader;
import io.daozha.plate.PlateColour;
import io.daozha.plate.StageTimes;
import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SceneRenderer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how long reading takes on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Times the stages of reading a picture on one thread, on rendered scenes of 1920 x 1080 pixels or on"
                        + " your images. The floor is the halving of the same picture: a machine busy with other work shows"
                        + " there.")
public final class Bench implements Callable<Integer> {

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int SCENES = 8;
    private static final int QUALITY = 90;

    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "images to read instead of rendered scenes")
    private List<Path> images = List.of();

    @Option(names = "--rounds", defaultValue = "20", description = "times each image is read (${DEFAULT-VALUE})")
    private int rounds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<byte[]> files = images.isEmpty() ? rendered() : readable(err);
        if (files.isEmpty()) {
            return 1;
        }
        StageTimes times;
        try (NeuralPlateReader reader = new NeuralPlateReader()) {
            times = StageTimes.measure(reader, files, Math.max(1, rounds));
        }
        out.printf(
                Locale.ROOT,
                "%d cores, Java %s, %s %s; %d %s, %d times each%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                files.size(),
                images.isEmpty() ? "rendered scenes of 1920 x 1080" : "images",
                Math.max(1, rounds));
        out.printf("%-12s %10s %10s%n", "ms a picture", "median", "p95");
        for (StageTimes.Stage stage : StageTimes.Stage.values()) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %10.2f %10.2f%n",
                    stage.toString().toLowerCase(Locale.ROOT),
                    times.quantile(stage, 0.5),
                    times.quantile(stage, 0.95));
        }
        out.flush();
        return files.size() < images.size() ? 1 : 0;
    }

    private List<byte[]> readable(PrintWriter err) {
        List<byte[]> files = new ArrayList<>();
        for (Path image : images) {
            try {
                ImageFile.open(image);
                files.add(Files.readAllBytes(image));
            } catch (IOException e) {
                err.println(image + ": " + e.getMessage());
                err.flush();
            }
        }
        return files;
    }

    /** One car each, nearer and nearer. */
    private static List<byte[]> rendered() {
        SceneRenderer camera = new SceneRenderer("bench", 1);
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            CarInView car = new CarInView("湘A1234" + i, PlateColour.BLUE, 6 - 0.4 * i, i);
            files.add(enlarged(camera.render(new LaneScene(Optional.of(car), 0, 1), i, Instant.EPOCH))
                    .jpeg(QUALITY));
        }
        return files;
    }

    private static Frame enlarged(Frame frame) {
        BufferedImage small = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
        System.arraycopy(frame.bgr(), 0, pixels(small), 0, frame.bgr().length);
        BufferedImage large = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = large.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(small, 0, 0, WIDTH, HEIGHT, null);
        pen.dispose();
        return new Frame(
                frame.camera(),
                frame.sequence(),
                frame.at(),
                WIDTH,
                HEIGHT,
                pixels(large).clone());
    }

    private static byte[] pixels(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
