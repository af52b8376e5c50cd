package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;

/** Says that everything is up, and where, once it is; then waits to be told to stop. */
public final class ReadyLine implements QuarkusApplication {
    private final HttpServer pages;
    private final ParkingConfig config;

    @Inject
    ReadyLine(HttpServer pages, ParkingConfig config) {
        this.pages = pages;
        this.config = config;
    }

    @Override
    public int run(String... arguments) {
        System.out.println("Daozha is ready: http://localhost:" + pages.getPort() + " (data in "
                + config.data().toAbsolutePath().normalize() + ")");
        Quarkus.waitForExit();
        return 0;
    }
}
