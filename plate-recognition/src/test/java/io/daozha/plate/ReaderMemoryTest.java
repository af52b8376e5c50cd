package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The short form of {@link ReaderSoak}, in a process whose heap is all there from the start: what grows is native. */
@EnabledOnOs(OS.LINUX)
class ReaderMemoryTest {

    /** Compilers and allocators breathe a little; a frame that is left behind is 0.4 MB, 200 of them are 78. */
    private static final double BREATH = 16;

    private static final int RESIDENT = 2;
    private static final int NATIVE = 4;

    @Test
    void holdsAfterThreeHundredFramesWhatItHeldAfterAHundred() throws Exception {
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReaderSoak.class.getName(),
                        "300",
                        "100",
                        "2")
                .redirectErrorStream(true)
                .start();
        String said = new String(soak.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, soak.waitFor(), said);
        List<double[]> rows = said.lines()
                .filter(line -> line.matches("[\\d. ]+"))
                .map(ReaderMemoryTest::numbers)
                .toList();
        assertEquals(3, rows.size(), said);
        assertTrue(rows.get(2)[1] > 100, "hardly a plate was seen, this test reads nothing: " + said);
        assertEquals(rows.get(0)[NATIVE], rows.get(2)[NATIVE], said);
        assertTrue(rows.get(2)[RESIDENT] - rows.get(0)[RESIDENT] < BREATH, said);
    }

    private static double[] numbers(String line) {
        return List.of(line.strip().split(" +", -1)).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
