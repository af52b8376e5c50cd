package io.daozha.admin.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Says that everything is up, and where, once it is. */
public final class ReadyLine implements QuarkusApplication {
    private static volatile String line = "";

    /** Quarkus makes its own instance of this class; what it has to say is left here before. */
    static void leave(String text) {
        line = text;
    }

    @Override
    public int run(String... arguments) {
        System.out.println(line);
        Quarkus.waitForExit();
        return 0;
    }
}
