package io.daozha.admin.stays;

import io.daozha.admin.lanes.CarPark;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.Refused;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.admin.web.Fields;
import io.daozha.billing.Desk;
import io.daozha.billing.Desk.DisputeAnswer;
import io.daozha.billing.DisputeClaim;
import io.daozha.billing.ExitVerdict;
import io.daozha.billing.Parking;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What the driver of the car that stands in a lane may say against what he is asked for, and of no other car (X08, X14). */
@ApplicationScoped
public class Disputes {
    private static final int LONGEST = 200;

    private final Console console;
    private final CarPark carPark;
    private final Desk desk;
    private final Parking parking;
    private final Clock clock;

    Disputes(Console console, CarPark carPark, Desk desk, Parking parking, Clock clock) {
        this.console = console;
        this.carPark = carPark;
        this.desk = desk;
        this.parking = parking;
        this.clock = clock;
    }

    /**
     * The fee is wrong. Under the limit of the site the arm goes up for him and he owes it until a person has decided.
     *
     * @param session the stay that he was shown
     * @param claim the name of a {@link DisputeClaim}
     * @param words his own, 200 characters at most; may be empty
     * @throws Refused when no car, or another one, stands there by now
     * @throws io.daozha.admin.web.Trouble 400 for what cannot be understood
     */
    public DisputeAnswer dispute(String lane, long session, String claim, String words) {
        Fields form = new Fields();
        DisputeClaim what = form.one("claim", claim, DisputeClaim.class);
        String said = form.text("words", words, 0, LONGEST);
        form.check();
        Quote shown = view(lane).quote().orElseThrow(() -> new Refused(Cause.NOBODY_WAITING));
        if (shown.session() != session) {
            throw new Refused(Cause.OTHER_CAR);
        }
        DisputeAnswer answer = desk.dispute(session, what, said, clock.instant());
        if (answer.mayLeave()) {
            carPark.settled(session);
        }
        return answer;
    }

    /**
     * None of the cars that he was shown is his, and no entry of his own is known: he is asked for the sum that is set for
     * that.
     *
     * @throws Refused where none is set, or no such car stands there
     */
    public Quote lostEntry(String lane) {
        LaneView view = view(lane);
        Instant now = clock.instant();
        Plate plate = view.visit()
                .filter(visit -> !view.entry() && visit.quote().isEmpty())
                .flatMap(LaneView.Visit::plate)
                .filter(car -> parking.mayLeave(car, now) instanceof ExitVerdict.NotInside)
                .orElseThrow(() -> new Refused(Cause.NOBODY_WAITING));
        Optional<Quote> fixed = desk.chargeLostEntry(plate, now);
        Quote quote = fixed.orElseThrow(() -> new Refused(Cause.NOT_NOW));
        console.identify(lane, plate);
        return quote;
    }

    private LaneView view(String lane) {
        return console.now().lane(lane).orElseThrow(() -> new Refused(Cause.NO_SUCH_LANE));
    }
}
