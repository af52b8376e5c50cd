package io.daozha.admin.stays;

import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.LaneView;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import java.util.List;
import java.util.Optional;

/** A car park at whose exit a car stands. */
final class AtTheExit {
    private AtTheExit() {}

    /** @param quote what it is asked for; empty where nobody knows which car it is */
    static ConsoleView stands(ConsoleView before, Plate plate, Optional<Quote> quote) {
        LaneView.Visit visit = new LaneView.Visit(
                quote.isPresent() ? LaneView.Stage.ASKED_TO_PAY : LaneView.Stage.UNREAD,
                Optional.of(plate),
                1,
                Optional.empty(),
                quote,
                List.of());
        List<LaneView> lanes = before.lanes().stream()
                .map(lane -> lane.id().equals("exit") ? with(lane, visit) : lane)
                .toList();
        return new ConsoleView(
                before.place(), before.at(), before.pace(), before.street(), before.lot(), lanes, before.passages());
    }

    private static LaneView with(LaneView lane, LaneView.Visit visit) {
        return new LaneView(
                lane.id(),
                lane.direction(),
                lane.arm(),
                lane.presence(),
                lane.safety(),
                Optional.of(visit),
                lane.signText(),
                lane.camera(),
                lane.board(),
                lane.alarms());
    }
}
