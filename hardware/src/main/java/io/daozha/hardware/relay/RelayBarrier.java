package io.daozha.hardware.relay;

import io.daozha.hardware.Barrier;
import io.daozha.hardware.DeviceException;
import io.daozha.hardware.DigitalOutput;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * An arm whose contacts hang on relays.
 *
 * @param openRelay closes its OPEN contact
 * @param closeRelay closes its CLOSE contact, in profile B
 * @param length how long the contact is closed; barriers want 0.2 to 1 s
 */
public record RelayBarrier(DigitalOutput output, int openRelay, OptionalInt closeRelay, Duration length)
        implements Barrier {

    @Override
    public void raise() throws DeviceException {
        output.pulse(openRelay, length);
    }

    @Override
    public void lower() throws DeviceException {
        int relay = closeRelay.orElseThrow(() -> new DeviceException(
                output + " has no relay for the arm's CLOSE contact; name it in the configuration, or use profile A."));
        output.pulse(relay, length);
    }
}
