package io.daozha.admin.lanes;

import io.daozha.admin.live.Console;
import io.daozha.gate.Lane;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.plate.FrameSource;
import io.daozha.plate.PlateReader;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The lanes at work and the devices they hold, which it closes in the order opposite to that of their opening. */
public final class CarPark implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CarPark.class);

    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Deque<AutoCloseable> held = new ArrayDeque<>();
    private volatile Optional<Console.Street> street = Optional.empty();

    /** One lane with what it was wired to. */
    public record Site(Lane lane, FrameSource camera, PlateReader reader, RelayBoard board) {}

    /** Keeps a device that several lanes share. */
    public <D extends AutoCloseable> D hold(D device) {
        held.push(device);
        return device;
    }

    public void add(Site site) {
        hold(site.camera());
        hold(site.reader());
        hold(site.lane());
        sites.put(site.lane().status().rules().lane(), site);
    }

    /** What is before the lanes is not a street, but this. */
    public void pretend(Console.Street simulated) {
        street = Optional.of(simulated);
    }

    public Optional<Console.Street> street() {
        return street;
    }

    public Collection<Site> sites() {
        return sites.values();
    }

    public Optional<Site> site(String lane) {
        return Optional.ofNullable(sites.get(lane));
    }

    /** A stay was paid: the lane whose car waits for that opens. */
    public void settled(long session) {
        sites.values().forEach(site -> site.lane().settled(session));
    }

    @Override
    public void close() {
        while (!held.isEmpty()) {
            AutoCloseable device = held.pop();
            try {
                device.close();
            } catch (Exception e) { // whatever one device says, the others are closed too
                LOG.warnf(e, "%s was not closed cleanly", device);
            }
        }
    }
}
