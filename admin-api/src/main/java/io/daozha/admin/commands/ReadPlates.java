package io.daozha.admin.commands;

import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import io.daozha.plate.ImageFile;
import io.daozha.plate.LiveStream;
import io.daozha.plate.NeuralPlateReader;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.StreamAddress;
import io.daozha.plate.VideoFile;
import io.daozha.plate.evaluation.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads the plates in anybody's pictures. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Reads the plates in images and videos and prints one line of JSON for each picture.",
        footer = {
            "",
            "A source is an image (JPEG, PNG, BMP), a folder (its images), a video, the http address of an image,",
            "or a camera (rtsp://, http:// of MJPEG, usb:/dev/video0), which is watched until Ctrl-C.",
            "A line holds source, ms (time the reading took) and plates: for each its plate, colour, class, confidence"
                    + " (0 to 1 that plate and colour are right), sure (whether a lane would act on it), quality and"
                    + " corners (x1,y1,…,x4,y4 in pixels, clockwise from the plate's top left).",
            "Of a video there is a line for each vehicle, from all its frames, with from and to in seconds; with --every"
                    + " a line for each picture taken, with its time.",
            "A source that cannot be read gives a line with error.",
            "",
            "Exit status: 0, or 1 when some source could not be read."
        })
public final class ReadPlates implements Callable<Integer> {

    /** The time of a video's frames is then the time since its beginning. */
    private static final Clock FROM_ZERO = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private static final List<String> IMAGES =
            List.of(".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".heic", ".avif");
    private static final List<String> VIDEOS =
            List.of(".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".ts", ".flv", ".wmv", ".mpg", ".mpeg", ".h264");

    @Parameters(paramLabel = "SOURCE", arity = "1..*", description = "image, folder, video or address")
    private List<String> sources;

    @Option(names = "--draw", paramLabel = "FOLDER", description = "writes each picture there with what was read")
    private Path folder;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "of videos: a line for one picture in so many seconds, instead of one for each vehicle")
    private Double every;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every != null && !(every >= 0)) {
            throw new UsageException(spec.commandLine(), "--every 要是 0 秒或更多", "--every may be 0 seconds or more");
        }
        Drawings drawings = folder == null ? null : new Drawings(Files.createDirectories(folder));
        Lines lines = new Lines(spec.commandLine().getOut(), spec.commandLine().getErr(), drawings);
        try (NeuralPlateReader reader = new NeuralPlateReader()) {
            for (String source : sources) {
                read(reader, source, lines);
            }
        }
        return lines.errors() == 0 ? 0 : 1;
    }

    private void read(NeuralPlateReader reader, String source, Lines lines) throws IOException, InterruptedException {
        if (source.startsWith("http://") || source.startsWith("https://")) {
            if (!readImage(reader, source, () -> RemoteImage.fetch(source), lines)) {
                watch(reader, source, lines);
            }
            return;
        }
        if (StreamAddress.isMeantBy(source) || source.contains("://")) {
            watch(reader, source, lines);
            return;
        }
        Path path = Path.of(source);
        if (Files.isDirectory(path)) {
            readFolder(reader, path, lines);
        } else if (hasEnding(path, VIDEOS)) {
            try (FrameSource video = new VideoFile(source, path, FROM_ZERO, VideoFile.Pace.READER)) {
                new Film(reader, source, lines).read(video, every);
            }
        } else {
            readImage(reader, source, () -> Optional.of(ImageFile.open(path)), lines);
        }
    }

    /** A camera, until the program is stopped. */
    private void watch(NeuralPlateReader reader, String source, Lines lines) throws IOException, InterruptedException {
        StreamAddress address;
        try {
            address = StreamAddress.parse(source);
        } catch (IllegalArgumentException e) {
            lines.error(source, e.getMessage());
            return;
        }
        Clock sinceStart = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), Instant.EPOCH));
        try (FrameSource camera = new LiveStream(address.toString(), address, sinceStart)) {
            new Film(reader, address.toString(), lines).read(camera, every);
        }
    }

    private static void readFolder(NeuralPlateReader reader, Path folder, Lines lines) throws IOException {
        List<Path> images;
        try (Stream<Path> files = Files.list(folder)) {
            images = files.filter(file -> hasEnding(file, IMAGES)).sorted().toList();
        }
        if (images.isEmpty()) {
            lines.error(folder.toString(), "holds no images: put JPEG, PNG or BMP files there");
        }
        for (Path image : images) {
            readImage(reader, image.toString(), () -> Optional.of(ImageFile.open(image)), lines);
        }
    }

    private interface Opener {
        Optional<Frame> open() throws IOException, InterruptedException;
    }

    /** @return false if it is a stream of pictures */
    private static boolean readImage(NeuralPlateReader reader, String source, Opener opener, Lines lines) {
        try {
            Optional<Frame> opened = opener.open();
            if (opened.isEmpty()) {
                return false;
            }
            Frame frame = opened.get();
            long start = System.nanoTime();
            List<PlateEvidence> seen = reader.read(frame);
            double ms = (System.nanoTime() - start) / 1e6;
            lines.image(source, ms, frame, Finding.of(frame, seen));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lines.error(source, "was left, because the program was told to stop");
        } catch (IOException e) {
            lines.error(source, e.getMessage());
        } catch (RuntimeException e) { // whatever one picture does to the reader, the others are read
            lines.error(source, "the reader failed on it: " + e);
        }
        return true;
    }

    private static boolean hasEnding(Path file, List<String> endings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && endings.stream().anyMatch(name::endsWith);
    }
}
