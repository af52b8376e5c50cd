package io.daozha.admin.devices;

import io.daozha.admin.ParkingConfig;
import io.daozha.gate.Lane;
import io.daozha.hardware.Sign;
import io.daozha.hardware.led.LedCard;
import io.daozha.hardware.led.LedPipe;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.plate.FrameSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What was wired at the start. Safe from any thread. */
public final class Devices {
    private final Map<String, SerialBus> lines = new ConcurrentSkipListMap<>();
    private final Map<String, Wired> lanes = new ConcurrentSkipListMap<>();

    /**
     * One lane's devices.
     *
     * @param sign as it was opened; a page where nothing else was configured
     */
    public record Wired(Lane lane, RelayBoard board, ParkingConfig.Contacts contacts, FrameSource camera, Sign sign) {
        String id() {
            return lane.status().rules().lane();
        }

        /** Whether something hangs in the lane that can be told a text. */
        boolean hasSign() {
            return sign instanceof LedCard || sign instanceof LedPipe;
        }
    }

    /** @param name as in the configuration */
    public void line(String name, SerialBus bus) {
        lines.put(name, bus);
    }

    public void add(Wired lane) {
        lanes.put(lane.id(), lane);
    }

    Map<String, SerialBus> lines() {
        return lines;
    }

    Collection<Wired> lanes() {
        return lanes.values();
    }

    Optional<Wired> lane(String id) {
        return Optional.ofNullable(lanes.get(id));
    }
}
