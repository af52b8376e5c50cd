package io.daozha.admin;

import io.daozha.billing.postgres.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A car park of its own for a test: its folder, its PostgreSQL, its street, on which nobody comes by himself. */
public class TestSite implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "site-");
            postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    postgres.jdbcUrl(),
                    "quarkus.datasource.username",
                    postgres.user(),
                    "quarkus.datasource.password",
                    postgres.password(),
                    "quarkus.http.test-port",
                    "0",
                    "daozha.data",
                    folder.toString(),
                    "daozha.simulation.traffic",
                    "false",
                    "daozha.simulation.pace",
                    "3",
                    "daozha.simulation.seed",
                    "20260301");
        } catch (IOException e) {
            throw new IllegalStateException("The test site does not open", e);
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
