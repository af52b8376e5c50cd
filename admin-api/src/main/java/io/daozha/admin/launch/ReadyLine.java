package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.access.FirstManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says that everything is up, and where, once it is; then waits to be told to stop. */
public final class ReadyLine implements QuarkusApplication {
    private final int port;
    private final ParkingConfig config;
    private final FirstManager first;

    @Inject
    ReadyLine(@ConfigProperty(name = "quarkus.http.port") int port, ParkingConfig config, FirstManager first) {
        this.port = port;
        this.config = config;
        this.first = first;
    }

    @Override
    public int run(String... arguments) {
        first.password(Instant.now())
                .ifPresent(word -> System.out.println("First login: name " + FirstManager.NAME + ", password " + word
                        + " (works once; you choose your own then)"));
        System.out.println("Daozha is ready: http://localhost:" + port + " (data in "
                + config.data().toAbsolutePath().normalize() + ")");
        Quarkus.waitForExit();
        return 0;
    }
}
