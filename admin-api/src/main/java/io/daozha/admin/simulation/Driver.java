package io.daozha.admin.simulation;

import io.daozha.admin.live.Console;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.LaneView.Stage;
import io.daozha.billing.Plate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the driver at the front of a simulated lane does about what the sign tells him, each time after a while: pays,
 * takes a lane ticket, shows it, turns back, or has himself let out.
 */
final class Driver {
    private static final Duration PAYS_AFTER = Duration.ofSeconds(6);
    private static final Duration SCANS_AFTER = Duration.ofSeconds(4);
    private static final Duration TURNS_BACK_AFTER = Duration.ofSeconds(5);
    private static final Duration CALLS_AFTER = Duration.ofSeconds(12);

    private static final Console.Payer HIS_PHONE = new Console.Payer("127.0.0.1", "", "");

    private final Console phone;
    private final Objection objection;
    private final String lane;
    private Optional<Stage> stage = Optional.empty();
    private Instant since = Instant.EPOCH;

    /** What the driver's own car makes of it. */
    interface Car {
        Optional<Plate> ticket();

        void took(Plate ticket);

        /** Once: the driver thinks that what he is asked for is wrong. */
        boolean disputes();

        void backOut();
    }

    Driver(Console phone, Objection objection, String lane) {
        this.phone = phone;
        this.objection = objection;
        this.lane = lane;
    }

    /** @param willing to pay */
    void look(LaneView view, Car car, boolean willing, Instant now) {
        Optional<Stage> shown = view.visit().map(LaneView.Visit::stage);
        if (!shown.equals(stage)) {
            stage = shown;
            since = now;
            return;
        }
        Duration waited = Duration.between(since, now);
        if (shown.isEmpty()) {
            return;
        }
        switch (shown.get()) {
            case ASKED_TO_PAY ->
                after(
                        PAYS_AFTER,
                        waited,
                        () -> answer(view.quote().orElseThrow().session(), car, willing));
            case REFUSED -> after(TURNS_BACK_AFTER, waited, car::backOut);
            case UNREAD -> scan(view, car, waited);
            case READING, ADMITTED -> {}
        }
    }

    /** Who disputes in vain, because the sum is too large, pays like everybody. */
    private void answer(long session, Car car, boolean willing) {
        boolean gone = car.disputes() && objection.dispute(lane, session);
        if (!gone && willing) {
            pay(phone, lane, session);
        }
    }

    /** With the simulated channel it is paid at once; on a real one's page nobody pays for him. */
    static void pay(Console phone, String lane, long session) {
        Console.Asked unused = phone.pay(lane, session, HIS_PHONE);
    }

    private void scan(LaneView view, Car car, Duration waited) {
        if (view.entry()) {
            after(SCANS_AFTER, waited, () -> car.took(phone.ticket(lane)));
        } else if (car.ticket().isPresent()
                && view.visit().orElseThrow().plate().isEmpty()) {
            after(SCANS_AFTER, waited, () -> phone.identify(lane, car.ticket().get()));
        } else {
            after(CALLS_AFTER, waited, () -> phone.open(lane, "模拟司机呼叫：没有找到入场记录"));
        }
    }

    private void after(Duration patience, Duration waited, Runnable deed) {
        if (waited.compareTo(patience) >= 0) {
            deed.run();
            stage = Optional.empty(); // and look again what came of it
        }
    }
}
