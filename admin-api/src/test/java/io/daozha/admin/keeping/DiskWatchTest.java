package io.daozha.admin.keeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daozha.gate.PictureFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 100 bytes on which pictures of ten bytes lie beside facts that nobody deletes. */
class DiskWatchTest {
    private static final int SIZE = 100;
    private static final int PICTURE = 10;

    @TempDir
    Path folder;

    private final List<String> alarms = new ArrayList<>();
    private Set<String> frozen = Set.of();
    private int facts;
    private DiskWatch disk;

    @BeforeEach
    void picturesOfThreeDays() throws IOException {
        for (String name : List.of("03-01/a", "03-01/b", "03-02/c", "03-02/d", "03-03/e")) {
            Path file = folder.resolve("2026-" + name + ".jpg");
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[PICTURE]);
        }
        disk = new DiskWatch(this::free, 40, 25, new PictureFolder(folder), () -> frozen, alarms::add);
    }

    private long free() {
        return SIZE - facts - (long) PICTURE * pictures().size();
    }

    private List<String> pictures() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().substring(0, 1))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("F06 the alarm comes before anything goes, once")
    void f06_alarmBefore() {
        facts = 10;
        disk.look();
        assertEquals(List.of(), alarms);
        facts = 11;
        disk.look();
        disk.look();
        assertEquals(1, alarms.size());
        assertEquals(5, pictures().size());
        facts = 10;
        disk.look();
        facts = 15;
        disk.look();
        assertEquals(2, alarms.size(), "it was well in between");
    }

    @Test
    @DisplayName("F06 the pictures of the oldest day go first, and no more than must")
    void f06_oldestFirst() {
        facts = 26;
        disk.look();
        assertEquals(List.of("c", "d", "e"), pictures());
        assertEquals(List.of(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3)), new PictureFolder(folder).days());
    }

    @Test
    @DisplayName("F06 evidence goes last, facts never")
    void f06_evidenceLast() {
        frozen = Set.of("2026-03-01/a.jpg");
        facts = 55;
        disk.look();
        assertEquals(List.of("a", "e"), pictures());
        facts = 70;
        disk.look();
        assertEquals(List.of(), pictures());
        facts = 90;
        disk.look();
        assertEquals(10, free());
    }

    @Test
    void theAlarmCannotComeAfterPicturesGo() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DiskWatch(this::free, 10, 25, new PictureFolder(folder), () -> frozen, alarms::add));
    }
}
