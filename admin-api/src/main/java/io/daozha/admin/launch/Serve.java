package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.daozha.billing.postgres.DatabaseStartException;
import io.daozha.billing.postgres.EmbeddedPostgres;
import io.quarkus.runtime.Quarkus;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the application with all it needs, and stops all it started. */
public final class Serve {
    private static final int STOPPING_LIMIT_S = 60;

    private final SmallRyeConfig config;
    private final ParkingConfig parking;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Serves until it is told to stop.
     *
     * @param settings of this run, over those of files and environment
     * @return exit status
     */
    public static int run(Map<String, String> settings) {
        settings.forEach(System::setProperty);
        try {
            return new Serve(config()).serve();
        } catch (ConfigValidationException e) {
            System.err.println("daozha: the configuration does not hold:");
            for (int i = 0; i < e.getProblemCount(); i++) {
                System.err.println("  " + e.getProblem(i).getMessage().replaceAll("SRCFG\\d+: ", ""));
            }
            return 1;
        } catch (DatabaseStartException | Unready | IllegalArgumentException e) {
            System.err.println("daozha: " + e.getMessage());
            return 1;
        }
    }

    /** Something the machine lacks; the message is a sentence for whoever started us. */
    private static final class Unready extends Exception {
        private static final long serialVersionUID = 1L;

        Unready(String message) {
            super(message);
        }
    }

    private Serve(SmallRyeConfig config) {
        this.config = config;
        this.parking = config.getConfigMapping(ParkingConfig.class);
    }

    private int serve() throws DatabaseStartException, Unready {
        new ConfigCheck(parking).check();
        int port = port();
        Optional<EmbeddedPostgres> database = Optional.empty();
        if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isEmpty()) {
            database = Optional.of(EmbeddedPostgres.start(data().resolve("postgres")));
            System.setProperty("quarkus.datasource.jdbc.url", database.get().jdbcUrl());
            System.setProperty("quarkus.datasource.username", database.get().user());
            System.setProperty("quarkus.datasource.password", database.get().password());
        }
        ReadyLine.leave("Daozha is ready: http://localhost:" + port + " (data in " + data() + ")");
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitStop, "await-stop"));
        int[] status = {0};
        try {
            // Returns once Quarkus has stopped, also when a signal stopped it: then, and only then, the database may
            // go.
            Quarkus.run(ReadyLine.class, (code, fault) -> {
                status[0] = fault == null ? code : 1;
                Optional.ofNullable(fault).ifPresent(Serve::explain);
            });
        } finally {
            database.ifPresent(EmbeddedPostgres::close);
            stopped.countDown();
        }
        return status[0];
    }

    private static void explain(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        System.err.println("daozha: it does not start: " + root.getMessage());
    }

    /** A process told to end ends when its hooks have: this one waits for the database. */
    private void awaitStop() {
        try {
            if (!stopped.await(STOPPING_LIMIT_S, TimeUnit.SECONDS)) {
                System.err.println("daozha: not stopped within " + STOPPING_LIMIT_S + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path data() {
        return Path.of(config.getValue("daozha.data", String.class))
                .toAbsolutePath()
                .normalize();
    }

    private int port() throws Unready {
        int port = config.getValue("quarkus.http.port", Integer.class);
        String host = config.getValue("quarkus.http.host", String.class);
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new Unready("Port " + port + " on " + host + " is not free (" + e.getMessage()
                    + "); stop what uses it, or choose another with -Dquarkus.http.port=8081");
        }
    }

    /** What of the configuration is needed before Quarkus reads it: the same sources, in the same order. */
    private static SmallRyeConfig config() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withMapping(ParkingConfig.class);
        try {
            URL packaged = Serve.class.getResource("/application.properties");
            builder.withSources(new PropertiesConfigSource(packaged, 250));
            Path beside = Path.of("config", "application.properties");
            if (Files.exists(beside)) {
                builder.withSources(new PropertiesConfigSource(beside.toUri().toURL(), 260));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The configuration cannot be read", e);
        }
        return builder.build();
    }
}
