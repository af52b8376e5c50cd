package io.daozha.admin.live;

import io.daozha.admin.live.Refused.Cause;
import io.daozha.billing.Plate;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A car park without lanes: what the console shows when nothing is wired to it. */
@DefaultBean
@ApplicationScoped
class NoLanes implements Console {

    @Override
    public ConsoleView now() {
        return new ConsoleView(
                "",
                Clock.systemUTC().instant(),
                1,
                Optional.empty(),
                new ConsoleView.Lot(30, 0, 0),
                List.of(),
                List.of());
    }

    @Override
    public Optional<byte[]> frame(String lane) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> picture(String name) {
        return Optional.empty();
    }

    @Override
    public void open(String lane, String reason) {
        throw new Refused(Cause.NO_SUCH_LANE);
    }

    @Override
    public void identify(String lane, Plate plate) {
        throw new Refused(Cause.NO_SUCH_LANE);
    }

    @Override
    public Plate ticket(String lane) {
        throw new Refused(Cause.NO_SUCH_LANE);
    }

    @Override
    public void pay(String lane, long session) {
        throw new Refused(Cause.NO_SUCH_LANE);
    }

    @Override
    public Optional<Street> street() {
        return Optional.empty();
    }
}
