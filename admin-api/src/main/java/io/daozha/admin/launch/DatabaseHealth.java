package io.daozha.admin.launch;

import io.daozha.billing.postgres.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the brought-along database is being started again. Why it does not start is for the log and the console: anybody
 * may ask for health.
 */
@Readiness
@ApplicationScoped
class DatabaseHealth implements HealthCheck {
    private final OwnDatabase database;

    DatabaseHealth(OwnDatabase database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Brought-along database");
        Optional<Outage> away = database.outage().filter(Outage::lasts);
        away.ifPresent(outage ->
                answer.withData("away since", outage.began().toString()).withData("starts tried", outage.tries()));
        return answer.status(away.isEmpty()).build();
    }
}
