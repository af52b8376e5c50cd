package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Passage;
import io.daozha.hardware.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneJournalTest {
    @TempDir
    Path folder;

    private static Street passage() {
        return new Street(Street.ENTRY)
                .presence(Level.ON)
                .admit(Street.A)
                .armUp()
                .driveThrough()
                .armDown();
    }

    private Path write(List<LaneJournal.Entry> entries) throws IOException {
        try (LaneJournal journal = LaneJournal.open(folder)) {
            for (LaneJournal.Entry entry : entries) {
                journal.append(entry);
            }
        }
        return folder.resolve("00000001.journal");
    }

    private List<LaneJournal.Entry> read() throws IOException {
        try (LaneJournal journal = LaneJournal.open(folder)) {
            return journal.found();
        }
    }

    @Test
    void whatWasWrittenIsReadBackAsItWas() throws IOException {
        List<LaneJournal.Entry> entries = passage().entries();
        write(entries);
        assertEquals(entries, read());
    }

    @Test
    void f05_fileCutAtAnyByteYieldsTheEntriesThatWereWhole() throws IOException {
        List<LaneJournal.Entry> entries = passage().entries();
        byte[] whole = Files.readAllBytes(write(entries));
        int lines = 0;
        for (int length = 0; length <= whole.length; length++) {
            lines += length > 0 && whole[length - 1] == '\n' ? 1 : 0;
            Files.write(folder.resolve("00000001.journal"), Arrays.copyOf(whole, length));
            assertEquals(entries.subList(0, lines), read(), "cut after byte " + length);
        }
        assertEquals(entries.size(), lines);
    }

    @Test
    void lineThatIsNotWhatWasWrittenIsNotBelieved() throws IOException {
        List<LaneJournal.Entry> entries = passage().entries();
        Path file = write(entries);
        String text = Files.readString(file);
        int year = text.lastIndexOf("2026-03-01");
        Files.writeString(file, text.substring(0, year) + "2027" + text.substring(year + 4));
        assertEquals(entries.subList(0, entries.size() - 1), read());
    }

    @Test
    void f05_writingGoesOnAfterATornLine() throws IOException {
        List<LaneJournal.Entry> entries = passage().entries();
        Path file = write(entries.subList(0, 3));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 5));
        write(entries.subList(3, 5));
        assertEquals(List.of(entries.get(0), entries.get(1), entries.get(3), entries.get(4)), read());
    }

    @Test
    void f05_crashAfterAnyLineLosesNoPassageAndMakesNone() {
        List<LaneJournal.Entry> entries = passage().entries();
        for (int lines = 0; lines <= entries.size(); lines++) {
            LaneMemory memory = LaneMemory.of(entries.subList(0, lines), Street.ENTRY);
            Transition restart = LaneMachine.next(
                    memory.state(), new LaneEvent.Restarted(), Street.ENTRY, Instant.parse("2026-03-01T09:00:00Z"));
            Transition empty = LaneMachine.next(
                    restart.state(),
                    new LaneEvent.Sensed(new Sensors(Level.OFF, Level.OFF, Level.OFF, Level.ON, Level.OFF)),
                    Street.ENTRY,
                    Instant.parse("2026-03-01T09:00:01Z"));
            List<Passage> passages = new java.util.ArrayList<>(memory.untaken());
            empty.commands().stream()
                    .filter(LaneCommand.RecordPassage.class::isInstance)
                    .map(command -> ((LaneCommand.RecordPassage) command).passage())
                    .forEach(passages::add);
            boolean admitted =
                    entries.subList(0, lines).stream().anyMatch(entry -> entry.event() instanceof LaneEvent.Decided);
            assertEquals(admitted ? 1 : 0, passages.size(), "crash after line " + lines + ": " + passages);
        }
    }

    @Test
    void takenPassageIsNotPostedAgain() {
        Street street = passage();
        street.tell(new LaneEvent.Taken(street.passages().get(0).id()));
        assertTrue(LaneMemory.of(street.entries(), Street.ENTRY).untaken().isEmpty());
    }

    @Test
    void longFileIsFollowedByAnotherThatStandsOnItsOwn() throws IOException {
        List<LaneJournal.Entry> entries = passage().entries();
        LaneJournal.Entry opening = entries.get(1);
        try (LaneJournal journal = LaneJournal.open(folder)) {
            journal.append(entries.get(0));
            journal.rotate(opening);
            assertTrue(Files.notExists(folder.resolve("00000002.journal")), "a short file is kept");
            while (Files.size(folder.resolve("00000001.journal")) < 1 << 20) {
                journal.append(entries.get(2));
            }
            journal.rotate(opening);
            journal.append(entries.get(3));
        }
        assertEquals(List.of(opening, entries.get(3)), read());
    }
}
