package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says that everything is up, and where, once it is; then waits to be told to stop. */
public final class ReadyLine implements QuarkusApplication {
    private final int port;
    private final ParkingConfig config;

    @Inject
    ReadyLine(@ConfigProperty(name = "quarkus.http.port") int port, ParkingConfig config) {
        this.port = port;
        this.config = config;
    }

    @Override
    public int run(String... arguments) {
        System.out.println("Daozha is ready: http://localhost:" + port + " (data in "
                + config.data().toAbsolutePath().normalize() + ")");
        Quarkus.waitForExit();
        return 0;
    }
}
