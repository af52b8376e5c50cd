package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.PlateColour;
import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SceneRenderer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped jar reads a picture and leaves nothing behind: no server, no database, no data folder. */
class CommandsIT {

    @TempDir
    private Path folder;

    @Test
    void readAnswersInUtf8WhereverItIsAndStartsNothingElse() throws Exception {
        CarInView car = new CarInView("湘A12345", PlateColour.BLUE, 4, 1);
        LaneScene scene = new LaneScene(Optional.of(car), 0, 1);
        byte[] jpeg =
                new SceneRenderer("test", 5).render(scene, 0, Instant.EPOCH).jpeg(90);
        Files.write(folder.resolve("car.jpg"), jpeg);
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString(),
                        "read",
                        "car.jpg")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("LC_ALL", "C");
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.startsWith("{\"source\":\"car.jpg\"") && said.contains("\"plate\":\"湘A12345\""), said);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("car.jpg")), left.toList());
        }
    }
}
