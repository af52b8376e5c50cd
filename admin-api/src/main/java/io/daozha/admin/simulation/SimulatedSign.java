package io.daozha.admin.simulation;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Sign;
import io.daozha.hardware.SignText;
import java.util.function.Consumer;

/** The sign of a simulated lane, whose plug can be pulled; what it shows is seen on the lane's page. Safe from any thread. */
final class SimulatedSign implements Sign {
    private static final String OUT = "The simulated sign does not answer: its plug is pulled";

    private volatile boolean out;
    private volatile Consumer<String> trouble = detail -> {};

    @Override
    public void show(SignText text) throws DeviceException {
        if (out) {
            throw new DeviceException(OUT);
        }
    }

    /** @param listener told what is wrong, in a sentence; nothing once it answers again */
    void onTrouble(Consumer<String> listener) {
        trouble = listener;
    }

    void pull(boolean pulled) {
        out = pulled;
        trouble.accept(pulled ? OUT : "");
    }
}
