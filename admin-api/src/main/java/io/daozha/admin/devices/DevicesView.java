package io.daozha.admin.devices;

import io.daozha.admin.ParkingConfig;
import io.daozha.hardware.Level;
import io.daozha.hardware.serial.BusStatistics;
import io.daozha.hardware.serial.SerialBus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the page shows of the devices at one moment. */
record DevicesView(List<LineView> lines, List<LaneDevices> lanes) {
    private static final int CHANNELS = 8;

    /**
     * @param trouble a sentence; empty while the line can be used
     * @param units what each address that was ever asked has done, by address
     */
    record LineView(String name, String address, String trouble, Tally all, List<UnitView> units) {}

    record UnitView(int unit, Tally tally) {}

    /** @param roundTripMillis of the newest answer */
    record Tally(
            long requests,
            long answers,
            long timeouts,
            long garbled,
            long refused,
            long reconnects,
            long roundTripMillis) {
        static Tally of(BusStatistics done) {
            return new Tally(
                    done.requests(),
                    done.answers(),
                    done.timeouts(),
                    done.crcErrors(),
                    done.exceptions(),
                    done.reconnects(),
                    done.lastRoundTrip().toMillis());
        }
    }

    /** What is wired to an input. */
    enum Meaning {
        PRESENCE,
        UNDER_ARM,
        OPEN_LIMIT,
        CLOSED_LIMIT,
        FIRE,
        FREE
    }

    record InputView(int channel, Meaning meaning, Level level) {}

    /** What hangs on a relay. */
    enum Load {
        OPEN,
        CLOSE,
        FREE
    }

    /** @param mayPulse the barrier's CLOSE contact is the lane's alone: nobody sees from a desk who stands under the arm */
    record RelayView(int channel, Load load, boolean mayPulse) {}

    /**
     * @param unit of its board, on the serial line
     * @param trouble of the board, a sentence; empty while its inputs are read
     */
    record LaneDevices(
            String id,
            int unit,
            String line,
            String trouble,
            List<InputView> inputs,
            List<RelayView> relays,
            boolean sign,
            String signTrouble,
            String camera) {}

    static DevicesView of(Devices devices) {
        return new DevicesView(
                devices.lines().entrySet().stream().map(DevicesView::line).toList(),
                devices.lanes().stream().map(DevicesView::lane).toList());
    }

    private static LineView line(Map.Entry<String, SerialBus> named) {
        SerialBus bus = named.getValue();
        List<UnitView> units = new ArrayList<>();
        new TreeMap<>(bus.statisticsByUnit()).forEach((unit, done) -> units.add(new UnitView(unit, Tally.of(done))));
        return new LineView(
                named.getKey(), bus.line().toString(), bus.state().trouble(), Tally.of(bus.statistics()), units);
    }

    private static LaneDevices lane(Devices.Wired lane) {
        List<InputView> inputs = new ArrayList<>();
        List<RelayView> relays = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            inputs.add(new InputView(
                    channel,
                    meaning(lane.contacts(), channel),
                    lane.board().input(channel).level()));
            Load load = load(lane.contacts(), channel);
            relays.add(new RelayView(channel, load, load != Load.CLOSE));
        }
        return new LaneDevices(
                lane.id(),
                lane.board().unit(),
                lane.board().bus().line().toString(),
                lane.board().trouble(),
                inputs,
                relays,
                lane.hasSign(),
                lane.lane().status().troubles().getOrDefault("sign", ""),
                lane.camera().state().detail());
    }

    static Meaning meaning(ParkingConfig.Contacts contacts, int input) {
        if (contacts.fire().equals(Optional.of(input))) {
            return Meaning.FIRE;
        }
        if (input == contacts.presence()) {
            return Meaning.PRESENCE;
        }
        if (input == contacts.underArm()) {
            return Meaning.UNDER_ARM;
        }
        if (input == contacts.openLimit()) {
            return Meaning.OPEN_LIMIT;
        }
        return input == contacts.closedLimit() ? Meaning.CLOSED_LIMIT : Meaning.FREE;
    }

    static Load load(ParkingConfig.Contacts contacts, int relay) {
        if (relay == contacts.openRelay()) {
            return Load.OPEN;
        }
        return contacts.closeRelay().isPresent() && contacts.closeRelay().getAsInt() == relay ? Load.CLOSE : Load.FREE;
    }
}
