package io.daozha.admin.launch;

import io.daozha.billing.postgres.EmbeddedPostgres;
import io.daozha.billing.postgres.Outage;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** The database that the application brought along, for those in it who tell how it is. */
@ApplicationScoped
public class OwnDatabase {
    /** Static, for it is started before there are beans. */
    private static volatile Optional<EmbeddedPostgres> started = Optional.empty();

    static void started(Optional<EmbeddedPostgres> database) {
        started = database;
    }

    /** The latest time it was away; empty when it never was, or the database is the operator's. */
    public Optional<Outage> outage() {
        return started.flatMap(EmbeddedPostgres::outage);
    }

    void stop(@Observes ShutdownEvent stop) {
        started.ifPresent(EmbeddedPostgres::letGo);
    }
}
