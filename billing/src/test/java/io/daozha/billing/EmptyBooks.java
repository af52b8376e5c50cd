package io.daozha.billing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Puts a new car park in the place of the last one; only the owner of the database can, for the ledger refuses. */
@ApplicationScoped
class EmptyBooks {
    private final DataSource database;

    EmptyBooks(DataSource database) {
        this.database = database;
    }

    void open() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "truncate parking_session, passage, opening, permit, household, visitor_pass, ban, car_lock,"
                            + " outbox, clock_jump, retention, takings, traffic, presence, presence_of_day, known_plate, plate_end, stay_length, misread, unclear_payment, shift,"
                            + " merchant, channel_statement, statement_note cascade");
            statement.execute("delete from exemption where first_day > 'epoch'");
            statement.execute("delete from tariff_version where valid_from > 'epoch'");
            statement.execute("set session_replication_role = origin");
        }
    }
}
