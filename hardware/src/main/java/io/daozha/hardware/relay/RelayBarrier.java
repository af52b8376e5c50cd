package io.daozha.hardware.relay;

import io.daozha.hardware.Barrier;
import io.daozha.hardware.DeviceException;
import io.daozha.hardware.DigitalOutput;
import java.time.Duration;

/**
 * An arm whose OPEN contact hangs on a relay.
 *
 * @param length how long the contact is closed; barriers want 0.2 to 1 s
 */
public record RelayBarrier(DigitalOutput output, int relay, Duration length) implements Barrier {

    @Override
    public void raise() throws DeviceException {
        output.pulse(relay, length);
    }
}
