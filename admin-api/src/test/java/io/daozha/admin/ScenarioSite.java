package io.daozha.admin;

import io.daozha.billing.postgres.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real database on a {@link DatabaseWire}, and an application whose only lane of its own is wired to nothing: the lanes
 * of the scenarios are opened by a {@link ScenarioLot}.
 */
public class ScenarioSite implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;
    private DatabaseWire wire;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "scenarios-");
            postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
            Matcher address = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(postgres.jdbcUrl());
            if (!address.find()) {
                throw new IllegalStateException("No port in " + postgres.jdbcUrl());
            }
            wire = new DatabaseWire(Integer.parseInt(address.group(1)));
            Map<String, String> config = new HashMap<>();
            config.put("quarkus.datasource.jdbc.url", address.replaceFirst("127.0.0.1:" + wire.port()));
            config.put("quarkus.datasource.username", postgres.user());
            config.put("quarkus.datasource.password", postgres.password());
            config.put("quarkus.datasource.jdbc.acquisition-timeout", "1S");
            config.put("quarkus.http.test-port", "0");
            config.put("daozha.data", folder.toString());
            config.put("daozha.lost-entry-fee", "3000");
            config.put("daozha.lines.none.port", "tcp://127.0.0.1:9");
            config.put("daozha.lanes.spare.direction", "IN");
            config.put("daozha.lanes.spare.line", "none");
            config.put("daozha.lanes.spare.camera", "pushed");
            return config;
        } catch (IOException e) {
            throw new IllegalStateException("The site of the scenarios does not open", e);
        }
    }

    /** Into a {@code Consumer<Boolean>}: whether the database can be reached. */
    @Override
    public void inject(TestInjector injector) {
        Consumer<Boolean> reachable = whole -> {
            if (whole) {
                wire.join();
            } else {
                wire.cut();
            }
        };
        injector.injectIntoFields(reachable, new TestInjector.MatchesType(Consumer.class));
    }

    @Override
    public void stop() {
        if (wire != null) {
            wire.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
