package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.daozha.billing.postgres.DatabaseStartException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Starts the application with all it needs, and stops all it started. What it needs is taken in order and given back in
 * the reverse order, by one thread: data folder, port, database, application.
 */
public final class Serve {
    private static final Logger LOG = Logger.getLogger(Serve.class);

    private final SmallRyeConfig config;
    private final ParkingConfig parking;

    /**
     * Serves until it is told to stop.
     *
     * @param settings of this run, over those of files and environment
     * @return exit status
     */
    public static int run(Map<String, String> settings) {
        settings.forEach(System::setProperty);
        try (LastOut door = LastOut.hold()) {
            return new Serve(config()).serve();
        } catch (ConfigValidationException e) {
            System.err.println("daozha: the configuration does not hold:");
            for (int i = 0; i < e.getProblemCount(); i++) {
                System.err.println("  " + e.getProblem(i).getMessage().replaceAll("SRCFG\\d+: ", ""));
            }
            return 1;
        } catch (CannotStartException | DatabaseStartException | IllegalArgumentException e) {
            System.err.println("daozha: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("daozha: the data folder was not given back: " + e);
            return 1;
        }
    }

    private Serve(SmallRyeConfig config) {
        this.config = config;
        this.parking = config.getConfigMapping(ParkingConfig.class);
    }

    /** The same configuration as the application is about to read: what is needed of it before there is one. */
    private static SmallRyeConfig config() {
        return ConfigUtils.configBuilder().withMapping(ParkingConfig.class).build();
    }

    private int serve() throws CannotStartException, IOException {
        new ConfigCheck(parking).check();
        try (DataFolder folder = DataFolder.take(parking.data())) {
            if (LaunchMode.current() != LaunchMode.DEVELOPMENT) { // which keeps its port from one reload to the next
                requireFreePort();
            }
            try (Database database = Database.open(config, folder.path())) {
                OwnDatabase.started(database.own());
                Map<String, String> login = database.settings();
                login.forEach(System::setProperty);
                try {
                    return application();
                } finally {
                    OwnDatabase.started(Optional.empty());
                    login.keySet().forEach(System::clearProperty); // a reload in development mode starts afresh
                }
            }
        }
    }

    /** Returns when the application has stopped, whoever told it to. */
    private static int application() throws CannotStartException {
        AtomicInteger status = new AtomicInteger();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        Quarkus.run(ReadyLine.class, (code, cause) -> {
            status.set(code);
            fault.set(cause);
        });
        if (fault.get() == null) {
            return status.get();
        }
        LOG.debug("The application failed to start", fault.get());
        Throwable root = fault.get();
        while (root.getCause() != null) {
            root = root.getCause();
        }
        throw new CannotStartException("it does not start: " + root, fault.get());
    }

    private void requireFreePort() throws CannotStartException {
        int port = config.getValue("quarkus.http.port", Integer.class);
        String host = config.getValue("quarkus.http.host", String.class);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // as the server itself does: a port just left is free
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new CannotStartException(
                    "Port " + port + " on " + host + " is not free (" + e.getMessage()
                            + "); stop what uses it, or choose another with -Dquarkus.http.port=8081",
                    e);
        }
    }
}
