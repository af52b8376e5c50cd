package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import io.daozha.gate.LaneEvent.Decided;
import io.daozha.hardware.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Journals from before a passage carried its grounds are read, and their passages posted. */
class OldJournalTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private static LaneJournal.Entry read(String json) throws Exception {
        return JournalJson.MAPPER.readValue(json, LaneJournal.Entry.class);
    }

    @Test
    void passageWithoutGrounds() throws Exception {
        Passage passage = new Street(Street.ENTRY)
                .presence(Level.ON)
                .admit(Street.A)
                .armUp()
                .driveThrough()
                .passages()
                .get(0);
        assertEquals(Optional.of(Grounds.TEMPORARY), passage.grounds());
        LaneJournal.Entry entry =
                new LaneJournal.Entry(NOON, new LaneEvent.Tick(), List.of(new LaneCommand.RecordPassage(passage)));
        String json = JournalJson.MAPPER.writeValueAsString(entry);
        assertEquals(entry, read(json));
        String old = json.replace("\"grounds\":\"TEMPORARY\",", "");
        assertNotEquals(json, old);
        Passage posted = ((LaneCommand.RecordPassage) read(old).commands().get(0)).passage();
        assertEquals(passage.id(), posted.id());
        assertEquals(Optional.empty(), posted.grounds());
    }

    @Test
    void decisionOnGroundsThatAreNoMore() throws Exception {
        Decision away = new Decision.Admit(Street.car(Street.A), Grounds.DATABASE, new SignMessage.BillingAway(true));
        String json =
                JournalJson.MAPPER.writeValueAsString(new LaneJournal.Entry(NOON, new Decided("v1", away), List.of()));
        Decided decided =
                (Decided) read(json.replace("DATABASE", "BILLING_AWAY")).event();
        assertEquals(away.car(), decided.decision().car());
        assertEquals(Optional.empty(), decided.decision().opensOn());
    }

    @Test
    void lettingThroughWithoutACarIsKept() throws Exception {
        LaneJournal.Entry entry = new LaneJournal.Entry(
                NOON,
                new Decided("v1", new Decision.LetThrough(Grounds.CAMERA, new SignMessage.BillingAway(true))),
                List.of());
        assertEquals(entry, read(JournalJson.MAPPER.writeValueAsString(entry)));
    }
}
