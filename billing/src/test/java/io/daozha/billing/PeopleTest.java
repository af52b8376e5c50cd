package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People's data leaves on time, money stays. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PeopleTest {
    private static final Signature WANG = new Signature("王师傅", "看了录像", minutes(10_000));

    @Inject
    Parking parking;

    @Inject
    Desk desk;

    @Inject
    People people;

    @Inject
    EmptyBooks books;

    @Inject
    DataSource database;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    @AfterEach
    void theBooksAddUp() {
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void picturesOfStaysThatOweOrWereDisputedAreEvidence() {
        free(CAR, 0);
        owing(OTHER, 100);
        assertEquals(Set.of(OTHER.text() + ".jpg"), people.frozenPictures());
        Plate third = blue("湘A00003");
        parking.record(in(third, minutes(300)));
        desk.dispute(parking.findOpen(third).orElseThrow().id(), DisputeClaim.OTHER, "", minutes(320));
        parking.record(out(third, minutes(321)));
        long stay = parking.recent(1).get(0).id();
        desk.acceptDispute(stay, Money.fen(0), WANG);
        assertTrue(people.frozenPictures().contains("湘A00003.jpg"), "decided by now, evidence all the same");
    }

    @Test
    void platesLeaveAfterTheirTimeAFewAtATimeAndOnlyThose() throws SQLException {
        for (int i = 0; i < 7; i++) {
            free(blue("湘A0000" + i), i * 10L);
        }
        desk.correctPlate(parking.recent(1).get(0).id(), OTHER, WANG);
        parking.record(out(blue("湘A99999"), minutes(5)));
        parking.record(in(CAR, minutes(1)));
        free(blue("湘A88888"), 200);
        int calls = 0;
        while (people.leave(minutes(100), 3) > 0) {
            calls++;
        }
        assertTrue(calls > 3, "a few at a time");
        assertEquals(0, people.leave(minutes(100), 3), "done twice it does nothing more");
        assertEquals(
                Set.of(CAR.text(), "湘A88888"),
                column("select plate_text from parking_session where plate_text not like '匿%'"));
        assertEquals(
                Set.of(CAR.text(), "湘A88888"), column("select plate_text from passage where plate_text not like '匿%'"));
        assertEquals(
                Set.of(CAR.text(), "湘A88888"),
                column("select reading_text from passage where reading_text is not null"));
        assertEquals(Set.of(CAR.text(), "湘A88888"), column("select plate_text from known_plate"));
        assertEquals(Set.of(CAR.text(), "湘A88888"), column("select plate_text from plate_end"));
        assertEquals(Set.of(), column("select details from trail where details is not null"));
        assertEquals(9, parking.recent(100).size(), "the stays are all there");
        // One more becomes old: it goes on where it stopped.
        assertEquals(3, people.leave(minutes(300), 100));
    }

    @Test
    void oneCarIsOnePseudonymWithinARun() throws SQLException {
        free(CAR, 0);
        free(CAR, 100);
        while (people.leave(minutes(500), 1) > 0) {
            // Until all have left.
        }
        assertEquals(1, column("select plate_text from parking_session").size());
        assertEquals(1, column("select plate_text from passage").size());
    }

    @Test
    void everythingHeldOnAPersonIsHandedOver() throws IOException {
        owing(CAR, 0);
        free(OTHER, 0);
        parking.grant(CAR, "3栋 402", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        People.File file = people.file(List.of(CAR));
        JsonNode held = new ObjectMapper().readTree(file.json());
        assertEquals(1, held.get("stays").size());
        assertEquals("3栋 402", held.at("/permits/0/holder").asText());
        assertEquals(2, held.get("passages").size());
        assertEquals(1, held.get("ledger").size());
        assertFalse(file.json().contains(OTHER.text()), file.json());
        assertEquals(List.of(CAR.text() + ".jpg"), file.pictures());
    }

    @Test
    void whoAsksIsForgottenButForWhatIsNotOver() throws SQLException {
        free(CAR, 0);
        owing(CAR, 100);
        parking.record(in(CAR, minutes(400)));
        free(OTHER, 0);
        long permit = parking.grant(CAR, "3栋 402", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31))
                .id();
        People.Forgotten forgotten = people.forget(List.of(CAR));
        assertEquals(1, forgotten.stays());
        assertEquals(List.of(CAR.text() + ".jpg"), forgotten.pictures());
        assertEquals(3, forgotten.kept().size());
        assertEquals(
                "Permit " + permit + " is kept: it names the car. Take the car off it first",
                forgotten.kept().get(2));
        assertTrue(forgotten.kept().get(0).contains("owes"), forgotten.kept().toString());
        assertTrue(forgotten.kept().get(1).contains("inside"), forgotten.kept().toString());
        assertEquals(
                3,
                parking.recent(10).stream()
                        .filter(stay -> stay.plate().text().startsWith("湘"))
                        .count());
        assertEquals(Set.of(CAR.text(), OTHER.text()), column("select plate_text from known_plate"));
        assertEquals(0, people.forget(List.of(CAR)).stays());
    }

    private void free(Plate plate, long minute) {
        parking.record(in(plate, minutes(minute)));
        parking.record(out(plate, minutes(minute + 5)));
    }

    private void owing(Plate plate, long minute) {
        parking.record(in(plate, minutes(minute)));
        parking.record(out(plate, minutes(minute + 90)));
    }

    private Set<String> column(String sql) throws SQLException {
        Set<String> values = new java.util.HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
