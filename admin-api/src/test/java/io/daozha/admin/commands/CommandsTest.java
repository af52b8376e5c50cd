package io.daozha.admin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateColour;
import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SceneRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands from their arguments to what they print, with the real reader and rendered pictures. */
class CommandsTest {

    private static final String PLATE = "湘A12345";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SceneRenderer camera = new SceneRenderer("test", 5);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path car;

    @BeforeEach
    void makePicture() throws IOException {
        car = Files.write(folder.resolve("car.jpg"), scene(4).jpeg(90));
    }

    @Test
    void readPrintsALineForEachPictureAndGoesOnAfterBadOnes() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.copy(car, pictures.resolve("2.jpg"));
        Files.writeString(pictures.resolve("1.jpg"), "no picture");
        Files.writeString(pictures.resolve("notes.txt"), "not asked for");
        Path tiny =
                Files.write(folder.resolve("tiny.jpg"), new Frame("", 0, Instant.EPOCH, 1, 1, new byte[3]).jpeg(90));
        assertEquals(1, run(new ReadPlates(), pictures.toString(), folder + "/none.jpg", tiny.toString(), "ftp://x"));

        List<JsonNode> lines = lines();
        assertEquals(5, lines.size(), out.toString());
        assertTrue(lines.get(0).get("error").asText().contains("Not an image"));
        JsonNode plate = lines.get(1).get("plates").get(0);
        assertEquals(PLATE, plate.get("plate").asText());
        assertEquals("BLUE", plate.get("colour").asText());
        assertEquals("ORDINARY", plate.get("class").asText());
        assertTrue(plate.get("confidence").asDouble() > 0.5);
        assertTrue(plate.get("sure").isBoolean());
        assertEquals(8, plate.get("corners").size());
        assertTrue(plate.get("quality").get("width").asDouble() > 50);
        assertTrue(lines.get(1).get("ms").asDouble() > 0);
        assertTrue(lines.get(2).get("error").asText().contains("is not there"));
        assertEquals(0, lines.get(3).get("plates").size());
        assertTrue(lines.get(4).has("error"));
        assertTrue(err.toString().contains("none.jpg: is not there"), err.toString());
    }

    @Test
    void readFetchesPicturesFromTheWeb() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] jpeg = Files.readAllBytes(car);
        server.createContext("/snapshot", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, jpeg.length);
            exchange.getResponseBody().write(jpeg);
            exchange.close();
        });
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort();
        try {
            assertEquals(1, run(new ReadPlates(), address + "/snapshot", address + "/other", "http://"));
        } finally {
            server.stop(0);
        }
        assertEquals(PLATE, lines().get(0).get("plates").get(0).get("plate").asText());
        assertTrue(lines().get(1).get("error").asText().contains("status 404"));
        assertTrue(lines().get(2).get("error").asText().contains("no address"), out.toString());
    }

    @Test
    void readSaysThatACameraIsNotThere() throws IOException {
        assertEquals(1, run(new ReadPlates(), "rtsp://127.0.0.1:1/live", "gopher://camera"));
        assertTrue(lines().get(0).get("error").asText().contains("No picture has come from it yet"), out.toString());
        assertTrue(lines().get(1).has("error"), out.toString());
    }

    @Test
    void readTellsEachVehicleOfAVideoOnce() throws Exception {
        Path video = video();
        assertEquals(0, run(new ReadPlates(), video.toString(), "--draw", folder.toString()));
        assertEquals(1, lines().size(), out.toString());
        JsonNode line = lines().get(0);
        assertEquals(PLATE, line.get("plates").get(0).get("plate").asText());
        assertEquals(1, line.get("from").asDouble(), 0.01);
        assertEquals(1.9, line.get("to").asDouble(), 0.01);
        assertTrue(Files.exists(folder.resolve("lane.avi-1.0.jpg")));
    }

    @Test
    void readTellsPicturesOfAVideoAtTheirTimes() throws Exception {
        assertEquals(0, run(new ReadPlates(), video().toString(), "--every", "0.5"));
        List<JsonNode> lines = lines();
        assertEquals(
                List.of(0.0, 0.5, 1.0, 1.5),
                lines.stream().map(line -> line.get("time").asDouble()).toList());
        assertEquals(0, lines.get(1).get("plates").size());
        assertEquals(PLATE, lines.get(2).get("plates").get(0).get("plate").asText());
    }

    @Test
    void readSaysWhatIsWrongWithAVideo() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
        assertEquals(1, run(new ReadPlates(), text.toString()));
        assertTrue(lines().get(0).get("error").asText().contains("cannot be decoded"), out.toString());
    }

    @Test
    void readDrawsWhatItRead() throws IOException {
        Path drawn = folder.resolve("drawn");
        assertEquals(0, run(new ReadPlates(), car.toString(), car.toString(), "--draw", drawn.toString()));
        Frame picture = Frame.decode("", 0, Instant.EPOCH, Files.readAllBytes(drawn.resolve("car.jpg")));
        assertEquals(scene(4).width(), picture.width());
        assertTrue(changed(picture, scene(4)) > 2000, "an outline and a plate");
        assertTrue(Files.exists(drawn.resolve("car.jpg-2.jpg")));
    }

    @Test
    void evaluatePrintsAReportAndWritesEveryResult() throws IOException {
        Path labels = Files.write(
                folder.resolve("labels.csv"),
                List.of("file,plate,colour", "car.jpg," + PLATE + ",blue", "gone.jpg,京A12345,blue"));
        Path json = folder.resolve("results.json");
        assertEquals(1, run(new Evaluate(), labels.toString(), "--json", json.toString()));
        assertTrue(out.toString().contains("Scenes: 1 images, 1 plates"), out.toString());
        assertTrue(out.toString().contains("exact        100.0 % (1)"), out.toString());
        assertTrue(out.toString().contains("gone.jpg: is not there"), out.toString());
        assertTrue(err.toString().contains("2 of 2"), err.toString());
        JsonNode results = JSON.readTree(json.toFile());
        assertEquals(
                PLATE,
                results.get(0).get("plates").get(0).get("finding").get("plate").asText());
        assertTrue(results.get(1).get("problem").asText().contains("is not there"));

        assertEquals(0, run(new Evaluate(), labels.toString(), "--limit", "1"));
    }

    @Test
    void evaluateRefusesLabelsThatDoNotHold() {
        assertEquals(2, run(new Evaluate(), folder + "/none.csv"));
        assertTrue(err.toString().contains("There is no labels file"), err.toString());
    }

    @Test
    void benchTimesEveryStage() {
        assertEquals(0, run(new Bench(), "--rounds", "1"));
        for (String stage : List.of("floor", "decode", "detect", "recognise", "vote", "all")) {
            assertTrue(out.toString().contains("\n" + stage), out.toString());
        }
        assertTrue(out.toString().contains("1920 x 1080"), out.toString());
        assertEquals(1, run(new Bench(), "--rounds", "1", car.toString(), folder + "/none.jpg"));
        assertTrue(err.toString().contains("none.jpg: is not there"), err.toString());
    }

    private int run(Callable<Integer> command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** Two seconds, ten pictures each: an empty lane, then a car that comes nearer. */
    private Path video() throws Exception {
        Path file = folder.resolve("lane.avi");
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 960, 540)) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUVJ420P);
            recorder.setVideoQuality(2);
            recorder.setFrameRate(10);
            recorder.start();
            for (int i = 0; i < 20; i++) {
                Frame frame = i < 10 ? scene(50) : scene(4.5 - 0.1 * (i - 10));
                org.bytedeco.javacv.Frame image = new org.bytedeco.javacv.Frame(960, 540, 8, 3);
                ((ByteBuffer) image.image[0]).put(frame.bgr());
                recorder.record(image, avutil.AV_PIX_FMT_BGR24);
                image.close();
            }
        }
        return file;
    }

    private Frame scene(double distance) {
        CarInView seen = new CarInView(PLATE, PlateColour.BLUE, distance, 1);
        return camera.render(new LaneScene(Optional.of(seen), 0, 1), 0, Instant.EPOCH);
    }

    private static int changed(Frame one, Frame other) {
        int changed = 0;
        for (int i = 0; i < one.bgr().length; i++) {
            changed += Math.abs((one.bgr()[i] & 0xff) - (other.bgr()[i] & 0xff)) > 60 ? 1 : 0;
        }
        return changed;
    }
}
