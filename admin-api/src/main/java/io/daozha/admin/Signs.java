package io.daozha.admin;

import io.daozha.admin.lanes.CarPark;
import io.daozha.admin.readers.SignPipes;
import io.daozha.gate.Lane;
import io.daozha.hardware.Sign;
import io.daozha.hardware.led.LedCard;
import io.daozha.hardware.led.LedPanel;
import io.daozha.hardware.led.LedPipe;
import io.daozha.hardware.serial.SerialLine;
import java.time.Clock;

/** Opens the sign that a lane's configuration names. */
final class Signs {
    /** The lane's page is a sign by itself: it shows what LaneStatus says. */
    static final Sign PAGE = text -> {};

    private static final String LED = "led:";
    private static final String VZENITH = "vzenith:";

    private final ParkingConfig config;
    private final SignPipes pipes;
    private final CarPark carPark;
    private final Clock clock;

    Signs(ParkingConfig config, SignPipes pipes, CarPark carPark, Clock clock) {
        this.config = config;
        this.pipes = pipes;
        this.carPark = carPark;
        this.clock = clock;
    }

    /** Whether a line belongs to a sign, and so is none for boards. */
    boolean takes(String line) {
        return config.lanes().values().stream().anyMatch(lane -> lane.sign().equals(LED + line));
    }

    /** @param lane checked before */
    Sign open(ParkingConfig.LaneConfig lane) {
        LedPanel panel = new LedPanel(
                lane.panel().rows(),
                lane.panel().columns(),
                lane.panel().password(),
                lane.panel().answers());
        if (lane.sign().startsWith(LED)) {
            ParkingConfig.Line line = config.lines().get(lane.sign().substring(LED.length()));
            return carPark.hold(LedCard.open(SerialLine.parse(line.port(), line.baud()), panel, clock));
        }
        if (lane.sign().startsWith(VZENITH)) {
            String reader = lane.sign().substring(VZENITH.length());
            LedPipe pipe = new LedPipe("camera " + reader, panel);
            pipes.put(reader, pipe);
            return pipe;
        }
        return PAGE;
    }

    /** Lets the lane say so when its sign does not answer. */
    static void report(Sign sign, Lane lane) {
        if (sign instanceof LedCard card) {
            card.onTrouble(detail -> lane.trouble("sign", detail));
        }
    }
}
