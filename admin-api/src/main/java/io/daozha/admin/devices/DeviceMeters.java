package io.daozha.admin.devices;

import io.daozha.hardware.serial.BusStatistics;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.plate.CameraState.Health;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** What the devices do, in {@code /q/metrics}. Labels: the line by its name, the unit by its address, the lane. */
@Singleton
class DeviceMeters {
    /** After the wiring. */
    private static final int LATER_STILL = 20_000;

    private final Devices devices;
    private final MeterRegistry meters;
    private final List<Meter> registered = new ArrayList<>();

    DeviceMeters(Devices devices, MeterRegistry meters) {
        this.devices = devices;
        this.meters = meters;
    }

    void register(@Observes @Priority(LATER_STILL) StartupEvent start) {
        devices.lines().forEach(this::line);
        devices.lanes().forEach(lane -> {
            lane(lane);
            devices.lines().forEach((name, bus) -> {
                if (bus == lane.board().bus()) {
                    unit(name, bus, lane.board().unit());
                }
            });
        });
    }

    /** The registry outlives the application in tests and in development, and would go on asking devices that are closed. */
    void forget(@Observes ShutdownEvent stop) {
        registered.forEach(meters::remove);
    }

    private void line(String name, SerialBus bus) {
        Tags tags = Tags.of("line", name);
        registered.add(Gauge.builder("daozha.bus.up", bus, line -> line.state().up() ? 1 : 0)
                .description("1 while the line can be spoken on")
                .tags(tags)
                .register(meters));
        registered.add(FunctionCounter.builder(
                        "daozha.bus.reconnects", bus, line -> line.statistics().reconnects())
                .description("times the line was opened anew after it had been up")
                .tags(tags)
                .register(meters));
    }

    private void unit(String name, SerialBus bus, int unit) {
        Tags tags = Tags.of("line", name, "unit", Integer.toString(unit));
        count("requests", "frames sent", tags, bus, unit, BusStatistics::requests);
        count("timeouts", "requests that nothing came back for", tags, bus, unit, BusStatistics::timeouts);
        count(
                "crc.errors",
                "requests that only garbled bytes came back for",
                tags,
                bus,
                unit,
                BusStatistics::crcErrors);
        count("exceptions", "requests that the unit refused", tags, bus, unit, BusStatistics::exceptions);
        registered.add(FunctionTimer.builder(
                        "daozha.bus.round.trip",
                        bus,
                        line -> done(line, unit).answers(),
                        line -> done(line, unit).roundTrips().toNanos(),
                        TimeUnit.NANOSECONDS)
                .description("from the first byte out to the last byte of the answer in")
                .tags(tags)
                .register(meters));
    }

    private void count(
            String what, String description, Tags tags, SerialBus bus, int unit, ToLongFunction<BusStatistics> of) {
        registered.add(FunctionCounter.builder("daozha.bus." + what, bus, line -> of.applyAsLong(done(line, unit)))
                .description(description)
                .tags(tags)
                .register(meters));
    }

    private static BusStatistics done(SerialBus bus, int unit) {
        return bus.statisticsByUnit().getOrDefault(unit, BusStatistics.NONE);
    }

    private void lane(Devices.Wired lane) {
        Tags tags = Tags.of("lane", lane.id());
        registered.add(Gauge.builder(
                        "daozha.lane.inputs.read", lane, one -> one.board().healthy() ? 1 : 0)
                .description("1 while the contacts of the lane's board can be read")
                .tags(tags)
                .register(meters));
        registered.add(
                Gauge.builder("daozha.lane.queue", lane, one -> one.lane().waiting())
                        .description("events that wait for the lane's thread")
                        .tags(tags)
                        .register(meters));
        registered.add(Gauge.builder(
                        "daozha.lane.troubles",
                        lane,
                        one -> one.lane().status().troubles().size())
                .description("parts of the lane that are out of order")
                .tags(tags)
                .register(meters));
        registered.add(Gauge.builder(
                        "daozha.camera.live", lane, one -> one.camera().state().health() == Health.LIVE ? 1 : 0)
                .description("1 while pictures come")
                .tags(tags)
                .register(meters));
        registered.add(Gauge.builder(
                        "daozha.sign.up",
                        lane,
                        one -> one.lane().status().troubles().containsKey("sign") ? 0 : 1)
                .description("0 while the sign does not confirm what it is told")
                .tags(tags)
                .register(meters));
        registered.add(FunctionTimer.builder(
                        "daozha.lane.journal.write",
                        lane,
                        one -> one.lane().writes().count(),
                        one -> one.lane().writes().time().toNanos(),
                        TimeUnit.NANOSECONDS)
                .description("until an entry of the lane's journal is on disk")
                .tags(tags)
                .register(meters));
    }
}
