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
import java.util.ArrayList;
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
        ProcessBuilder command = command("read", "car.jpg").redirectError(ProcessBuilder.Redirect.DISCARD);
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

    /** Java would write question marks where the machine lacks the locale that it names. */
    @Test
    void complainsInUtf8WhereverItIs() throws Exception {
        ProcessBuilder command = command("price").redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().remove("LC_ALL");
        command.environment().remove("LC_MESSAGES");
        command.environment().put("LANG", "zh_XX.UTF-8");
        Process process = command.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor());
        assertTrue(said.startsWith("缺少 TARIFF.yaml"), said);
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }
}
