package io.daozha.admin.launch;

import io.daozha.billing.postgres.DatabaseStartException;
import io.daozha.billing.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/** The database that the application works on: the operator's, or one that lives and dies with the application. */
sealed interface Database extends AutoCloseable {
    String URL = "quarkus.datasource.jdbc.url";
    String NAME = "quarkus.datasource.username";
    String PASSWORD = "quarkus.datasource.password";

    /** What the application must be told to find it, beyond what the operator configured. */
    Map<String, String> settings();

    /** The server that was started for it; empty where the operator runs one. */
    Optional<EmbeddedPostgres> own();

    @Override
    void close();

    static Database open(Config config, Path data) throws CannotStartException, DatabaseStartException {
        Optional<String> url = config.getOptionalValue(URL, String.class);
        return url.isPresent()
                ? Configured.reached(url.get(), config)
                : new Embedded(EmbeddedPostgres.start(data.resolve("postgres")));
    }

    /** One that the operator runs. */
    record Configured() implements Database {
        private static final int PATIENCE_S = 10;

        static Configured reached(String url, Config config) throws CannotStartException {
            Properties login = new Properties();
            config.getOptionalValue(NAME, String.class).ifPresent(name -> login.setProperty("user", name));
            config.getOptionalValue(PASSWORD, String.class).ifPresent(word -> login.setProperty("password", word));
            login.setProperty("loginTimeout", Integer.toString(PATIENCE_S));
            try {
                // Before the application has set up its class loaders, drivers do not announce themselves.
                Class.forName("org.postgresql.Driver");
                DriverManager.getConnection(url, login).close();
                return new Configured();
            } catch (SQLException | ClassNotFoundException e) {
                throw new CannotStartException(
                        "The database " + withoutParameters(url) + " cannot be used (" + firstLine(e)
                                + "); see to it, or correct " + URL + ", " + NAME + " and " + PASSWORD,
                        e);
            }
        }

        /** Among them may be a password. */
        private static String withoutParameters(String url) {
            return url.replaceFirst("\\?.*", "");
        }

        private static String firstLine(Exception e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Optional<EmbeddedPostgres> own() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // It was running before, and goes on.
        }
    }

    /** One of our own in the data folder. */
    record Embedded(EmbeddedPostgres postgres) implements Database {
        @Override
        public Map<String, String> settings() {
            return Map.of(URL, postgres.jdbcUrl(), NAME, postgres.user(), PASSWORD, postgres.password());
        }

        @Override
        public Optional<EmbeddedPostgres> own() {
            return Optional.of(postgres);
        }

        @Override
        public void close() {
            postgres.close();
        }
    }
}
