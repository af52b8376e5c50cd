package io.daozha.admin;

import io.daozha.admin.lanes.CarPark;
import io.daozha.gate.Lane;
import io.daozha.hardware.Barrier;
import io.daozha.hardware.DigitalInput;
import io.daozha.hardware.isapi.IsapiBarrier;
import io.daozha.hardware.relay.RelayBarrier;
import io.daozha.hardware.relay.RelayBoard;
import java.net.URI;
import java.time.Duration;

/**
 * What a lane's configuration names as its barrier.
 *
 * @param openLimit on when the arm is up
 * @param closedLimit on when it is down
 */
record Arm(Barrier barrier, DigitalInput openLimit, DigitalInput closedLimit) {
    private static final String ISAPI = "isapi:";

    /** Long enough for every barrier board seen; they act on the edge. */
    private static final Duration OPEN_PULSE = Duration.ofMillis(500);

    /** @param lane checked before */
    static Arm of(ParkingConfig.LaneConfig lane, RelayBoard board, CarPark carPark) {
        if (!lane.barrier().startsWith(ISAPI)) {
            return onRelay(board, lane.contacts());
        }
        IsapiBarrier barrier = carPark.hold(IsapiBarrier.open(IsapiBarrier.Settings.of(
                URI.create(lane.barrier().substring(ISAPI.length())),
                lane.barrierLogin().orElseThrow(),
                lane.barrierPassword().orElseThrow())));
        return new Arm(barrier, barrier.openLimit(), barrier.closedLimit());
    }

    static Arm onRelay(RelayBoard board, ParkingConfig.Contacts contacts) {
        return new Arm(
                new RelayBarrier(board, contacts.openRelay(), contacts.closeRelay(), OPEN_PULSE),
                board.input(contacts.openLimit()),
                board.input(contacts.closedLimit()));
    }

    /** Lets the lane say so when its barrier does not answer. */
    void report(Lane lane) {
        if (barrier instanceof IsapiBarrier isapi) {
            isapi.onTrouble(detail -> lane.trouble("barrier", detail));
        }
    }
}
