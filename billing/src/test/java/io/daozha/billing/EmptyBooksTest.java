package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The next car park begins as the first one did, also in what triggers keep beside the stays. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class EmptyBooksTest {
    @Inject
    Parking parking;

    @Inject
    EmptyBooks books;

    @Inject
    DataSource database;

    @Test
    void nothingOfTheLastOneIsLeft() throws SQLException {
        List<String> kept = List.of("parking_session", "plate_end", "stay_length", "traffic", "known_plate", "outbox");
        parking.record(in(CAR, TEN));
        parking.record(out(CAR, minutes(40)));
        for (String table : kept) {
            assertTrue(rows(table) > 0, table);
        }
        books.open();
        for (String table : kept) {
            assertEquals(0, rows(table), table);
        }
        assertTrue(rows("permit_type") > 0 && rows("exemption") > 0 && rows("tariff_version") > 0);
    }

    private long rows(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
