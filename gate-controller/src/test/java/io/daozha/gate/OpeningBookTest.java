package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.daozha.billing.Grounds;
import io.daozha.billing.Opening;
import io.daozha.billing.Passage.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningBookTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    @TempDir
    Path folder;

    private OpeningBook open(Instant now) throws IOException {
        return OpeningBook.open(folder, "exit", Direction.OUT, now);
    }

    private static Opening add(OpeningBook book, Instant at, Grounds grounds) {
        book.byPolicy(at, grounds, Optional.of(Street.car(Street.A)), Optional.empty());
        List<Opening> untaken = book.untaken();
        return untaken.get(untaken.size() - 1);
    }

    @Test
    void budgetIsOfADayAndOfOneCause() throws Exception {
        try (OpeningBook book = open(NOON)) {
            add(book, NOON, Grounds.CAMERA);
            add(book, NOON.plusSeconds(1), Grounds.CAMERA);
            add(book, NOON.plusSeconds(2), Grounds.BY_HAND);
            assertEquals(2, book.used(Grounds.CAMERA, NOON.plus(FailPolicy.BUDGET_PERIOD)));
            assertEquals(
                    1,
                    book.used(
                            Grounds.CAMERA, NOON.plus(FailPolicy.BUDGET_PERIOD).plusMillis(1)));
            assertEquals(0, book.used(Grounds.BUS, NOON));
        }
    }

    @Test
    void restartNeitherForgetsNorCountsTwice() throws Exception {
        Opening taken;
        Opening waiting;
        try (OpeningBook book = open(NOON)) {
            taken = add(book, NOON, Grounds.CAMERA);
            waiting = add(book, NOON, Grounds.CAMERA);
            assertNotEquals(taken.id(), waiting.id());
            book.taken(taken);
        }
        byte[] torn = "{\"opening\":{\"reason\":\"救护车".getBytes(StandardCharsets.UTF_8);
        Files.write(
                folder.resolve("openings.json-lines"),
                Arrays.copyOf(torn, torn.length - 1), // within a character
                StandardOpenOption.APPEND);
        Instant later = NOON.plusSeconds(60);
        for (int restarts = 0; restarts < 2; restarts++) {
            try (OpeningBook book = open(later)) {
                assertEquals(List.of(waiting), book.untaken());
                assertEquals(2, book.used(Grounds.CAMERA, later));
            }
        }
        Instant nextDay = later.plus(Duration.ofDays(1));
        try (OpeningBook book = open(nextDay)) {
            assertEquals(List.of(waiting), book.untaken(), "what billing has not taken is kept however old it is");
            assertEquals(0, book.used(Grounds.CAMERA, nextDay));
        }
        assertEquals(
                1, Files.readAllLines(folder.resolve("openings.json-lines")).size());
    }
}
