package io.daozha.admin.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** A password given at the terminal, before there is an application: plain statements on the schema that it left. */
public final class TerminalPassword {
    private TerminalPassword() {}

    /**
     * Logs him out everywhere too; a running application on the same database hears of it within a minute.
     *
     * @return a password for one login; empty when nobody is called so
     * @throws SQLException also when the application has never been started on this database
     */
    public static Optional<String> give(Connection database, String name, Instant now) throws SQLException {
        String password = Secrets.oneTime();
        database.setAutoCommit(false);
        try (PreparedStatement account =
                        database.prepareStatement("update account set password = ?, must_change = true,"
                                + " disabled = false, version = version + 1 where lower(name) = lower(?)");
                PreparedStatement logins = database.prepareStatement(
                        "delete from login where account in (select id from account where lower(name) = lower(?))");
                PreparedStatement audit = database.prepareStatement(
                        "insert into audit_entry (at, who, what, on_what, detail, address, status)"
                                + " values (?, '(terminal)', 'password', ?, '', '', 200)")) {
            account.setString(1, Secrets.hash(password));
            account.setString(2, name);
            if (account.executeUpdate() == 0) {
                database.rollback();
                return Optional.empty();
            }
            logins.setString(1, name);
            logins.executeUpdate();
            audit.setTimestamp(1, Timestamp.from(now));
            audit.setString(2, name);
            audit.executeUpdate();
            database.commit();
            return Optional.of(password);
        }
    }
}
