package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillsFolderTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void showsOnePhotographUntilTheCarHasGone() throws Exception {
        photograph("b.jpg", 20);
        photograph("a.jpg", 10);
        Files.writeString(folder.resolve("labels.csv"), "file,plate");
        try (StillsFolder stills = new StillsFolder("entry", folder, CLOCK)) {
            Frame first = stills.newerThan(-1, SOON).orElseThrow();
            Frame again = stills.newerThan(first.sequence(), SOON).orElseThrow();
            assertEquals(10, first.width());
            assertEquals(NOW, first.at());
            assertSame(first.bgr(), again.bgr());
            assertEquals(CameraState.LIVE, stills.state());

            assertTrue(stills.advance());
            assertEquals(
                    20, stills.newerThan(again.sequence(), SOON).orElseThrow().width());

            assertFalse(stills.advance());
            assertTrue(stills.newerThan(-1, Duration.ofMillis(1)).isEmpty());
            assertEquals(CameraState.Health.ENDED, stills.state().health());
            assertTrue(stills.state().detail().contains("were shown"));
        }
    }

    @Test
    void namesAndSkipsADamagedPhotograph() throws Exception {
        Files.write(folder.resolve("a.jpg"), new byte[] {1, 2, 3});
        photograph("b.jpg", 20);
        try (StillsFolder stills = new StillsFolder("entry", folder, CLOCK)) {
            assertEquals(20, stills.newerThan(-1, SOON).orElseThrow().width());
            assertEquals(CameraState.Health.LIVE, stills.state().health());
            assertTrue(stills.state().detail().contains("a.jpg"), stills.state().detail());
        }
    }

    @Test
    void saysWhatToDoAboutAnEmptyOrMissingFolder() {
        try (StillsFolder empty = new StillsFolder("entry", folder, CLOCK);
                StillsFolder missing = new StillsFolder("entry", folder.resolve("none"), CLOCK)) {
            assertTrue(
                    empty.state().detail().contains("no photographs"),
                    empty.state().detail());
            assertTrue(
                    missing.state().detail().contains("create it"),
                    missing.state().detail());
            assertFalse(missing.advance());
        }
    }

    private void photograph(String name, int width) throws IOException {
        Frame frame = new Frame("test", 0, Instant.EPOCH, width, 8, new byte[width * 8 * 3]);
        Files.write(folder.resolve(name), frame.jpeg(90));
    }
}
