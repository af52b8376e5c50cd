package io.daozha.admin.month;

import io.daozha.billing.postgres.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product's own PostgreSQL for a simulation in which only the process is killed and never the database: it need not
 * wait for the disk. What it promises when the power goes is proved where it is killed, with the settings it ships with.
 */
public class MonthSite implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "month-");
            postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
            doNotWaitForTheDisk();
            Map<String, String> config = new HashMap<>();
            config.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
            config.put("quarkus.datasource.username", postgres.user());
            config.put("quarkus.datasource.password", postgres.password());
            config.put("quarkus.datasource.jdbc.validate-on-borrow", "false");
            config.put("quarkus.log.level", "ERROR");
            config.put("quarkus.log.category.\"io.daozha\".level", "OFF");
            config.put("quarkus.http.test-port", "0");
            config.put("daozha.data", folder.toString());
            config.put("daozha.capacity", "30");
            config.put("daozha.lines.none.port", "tcp://127.0.0.1:9");
            config.put("daozha.lanes.spare.direction", "IN");
            config.put("daozha.lanes.spare.line", "none");
            config.put("daozha.lanes.spare.camera", "pushed");
            return config;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The site of the month does not open", e);
        }
    }

    private void doNotWaitForTheDisk() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                statement.execute("alter system set " + setting + " = off");
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
