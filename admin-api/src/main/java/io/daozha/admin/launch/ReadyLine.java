package io.daozha.admin.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Says that everything is up, and where, once it is. */
public final class ReadyLine implements QuarkusApplication {

    @Override
    public int run(String... arguments) {
        System.out.println("Daozha is ready: " + System.getProperty("daozha.ready-line"));
        Quarkus.waitForExit();
        return 0;
    }
}
