package io.daozha.admin.settings;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.live.Console;
import io.daozha.billing.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** How the program and what it stands on are, now. */
@ApplicationScoped
class Condition {
    private static final Logger LOG = Logger.getLogger(Condition.class);

    private final ParkingConfig config;
    private final Console console;
    private final DataSource database;
    private final Facts facts;
    private final Clock clock;
    private final String version;
    private final String url;

    Condition(
            ParkingConfig config,
            Console console,
            DataSource database,
            Facts facts,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "–") String version,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.config = config;
        this.console = console;
        this.database = database;
        this.facts = facts;
        this.clock = clock;
        this.version = version;
        this.url = url;
    }

    /**
     * At one moment.
     *
     * @param clock of the car park
     * @param databaseTime what the database's clock shows; the two may run on different machines
     * @param schema version of the newest migration
     * @param databaseMb size of the database
     * @param waiting facts that have not left
     * @param freeMb on the disk of the data folder
     */
    record Now(
            String version,
            String java,
            Instant clock,
            double pace,
            boolean databaseThere,
            String database,
            String server,
            String schema,
            Instant databaseTime,
            long databaseMb,
            long waiting,
            long freeMb,
            boolean diskLow) {

        /** In a clock that runs at the world's pace, the two should agree. */
        public long apartSeconds() {
            return Math.abs(clock.getEpochSecond() - databaseTime.getEpochSecond());
        }

        public boolean clocksAgree() {
            return pace != 1 || apartSeconds() <= 2;
        }
    }

    Now now() {
        long free = config.data().toAbsolutePath().toFile().getUsableSpace() >> 20;
        boolean low = free < config.keeping().alarmBelowMb();
        String runs = System.getProperty("java.vm.vendor") + " " + Runtime.version();
        double pace = console.street().map(Console.Street::pace).orElse(1.0);
        String where = Setting.shown("quarkus.datasource.jdbc.url", url.replaceFirst("\\?.*", ""));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version'), now(),"
                        + " pg_database_size(current_database()) >> 20, (select version from flyway_schema_history"
                        + " where success order by installed_rank desc limit 1)")) {
            row.next();
            return new Now(
                    version,
                    runs,
                    clock.instant(),
                    pace,
                    true,
                    where,
                    row.getString(1),
                    row.getString(4),
                    row.getTimestamp(2).toInstant(),
                    row.getLong(3),
                    facts.waiting(),
                    free,
                    low);
        } catch (SQLException e) {
            LOG.warnf("The overview cannot ask the database: %s", e.getMessage());
            Instant now = clock.instant();
            return new Now(version, runs, now, pace, false, where, "", "", now, 0, 0, free, low);
        }
    }
}
