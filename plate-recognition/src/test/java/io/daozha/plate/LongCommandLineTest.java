package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * ONNX Runtime 1.29 looks through the command line for its telemetry, and takes the process down where that is longer
 * than about five thousand characters: a folder's worth of photographs.
 */
class LongCommandLineTest {

    public static void main(String[] arguments) {
        new NeuralPlateReader().close();
    }

    @Test
    void loadsItsNetworksHoweverManyFilesAreNamed() throws Exception {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongCommandLineTest.class.getName(),
                        "photograph".repeat(10_000))
                .redirectErrorStream(true)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, reader.waitFor(), said);
    }
}
