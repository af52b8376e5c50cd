package io.daozha.admin.simulation;

import io.daozha.admin.live.Console.Street.Plug;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.hardware.simulated.SimulatedForecourt;
import io.daozha.plate.render.SimulatedCamera;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What can be pulled out of the simulated site, or set on fire in it. Safe from any thread. */
final class Plugs {
    private final SimulatedForecourt forecourt;
    private final SimulatedProvider payments;
    private final Collection<SimulatedSign> signs;
    private final Collection<SimulatedCamera> cameras;
    private final Set<Plug> out = EnumSet.noneOf(Plug.class);

    /** @param cameras as they are when something is pulled */
    Plugs(
            SimulatedForecourt forecourt,
            SimulatedProvider payments,
            Collection<SimulatedSign> signs,
            Collection<SimulatedCamera> cameras) {
        this.signs = signs;
        this.cameras = cameras;
        this.forecourt = forecourt;
        this.payments = payments;
    }

    synchronized void pull(Plug plug, boolean pulled) {
        switch (plug) {
            case PAYMENT -> payments.disturb(pulled ? "The simulated channel cannot be reached" : "");
            case BUS -> bus(pulled);
            case CAMERA -> cameras.forEach(camera -> camera.pull(pulled));
            case SIGN -> signs.forEach(sign -> sign.pull(pulled));
            case FIRE -> {
                forecourt.entry().setFire(pulled);
                forecourt.exit().setFire(pulled);
            }
        }
        if (pulled) {
            out.add(plug);
        } else {
            out.remove(plug);
        }
    }

    private void bus(boolean pulled) {
        try {
            if (pulled) {
                forecourt.line().unplug();
            } else {
                forecourt.line().replug();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated line does not let itself be plugged", e);
        }
    }

    synchronized Set<Plug> out() {
        return Set.copyOf(out);
    }
}
