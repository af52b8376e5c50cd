package io.daozha.admin.stays;

import io.daozha.billing.ParkingSession;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a person can do about a stay; each wants a reason, and some one thing more. */
public enum Measure {
    ACCEPT_DISPUTE(Need.SUM),
    REJECT_DISPUTE(Need.NOTHING),
    /** The exit was not seen: up to where it pays. */
    DECIDE_UNSEEN(Need.UNSEEN),
    CORRECT_PLATE(Need.PLATE),
    CORRECT_ENTRY_TIME(Need.MOMENT),
    CORRECT_EXIT_TIME(Need.MOMENT),
    ADD_EXIT(Need.MOMENT),
    /** There is no such car: the stay ends without a fee. */
    CLOSE_GHOST(Need.NOTHING),
    /** Another stay is the same car. */
    MERGE(Need.OTHER),
    DECIDE_FEE(Need.SUM),
    WAIVE(Need.NOTHING),
    /** A car stands for too long, and something was done about it. */
    TAKE_STEP(Need.STEP),
    RESUME_GROWTH(Need.NOTHING),
    /** A person has looked, and nothing is to be done. */
    LOOKED_AT(Need.REASON),
    /** Somebody is to look again. */
    HOLD(Need.NOTHING);

    /** What has to be said beside the reason. */
    public enum Need {
        NOTHING,
        PLATE,
        MOMENT,
        SUM,
        OTHER,
        UNSEEN,
        STEP,
        REASON
    }

    /** Those that only a decision ends, not a look. */
    private static final Set<Review> DECIDED =
            Set.of(Review.EXIT_UNSEEN, Review.UNPRICED, Review.UNPAID, Review.OVERPAID, Review.DISPUTED);

    private final Need need;

    Measure(Need need) {
        this.need = need;
    }

    public Need need() {
        return need;
    }

    /** What may sensibly be done about a stay as it is; billing has the last word. */
    static List<Measure> of(ParkingSession stay) {
        boolean open = stay.state() == State.OPEN;
        boolean unseen = stay.state() == State.EXIT_UNSEEN;
        List<Measure> sensible = new ArrayList<>();
        if (stay.review().contains(Review.DISPUTED)) {
            sensible.addAll(List.of(ACCEPT_DISPUTE, REJECT_DISPUTE));
        }
        if (unseen) {
            sensible.add(DECIDE_UNSEEN);
        }
        sensible.addAll(List.of(CORRECT_PLATE, CORRECT_ENTRY_TIME));
        sensible.add(open || unseen ? ADD_EXIT : CORRECT_EXIT_TIME);
        if (open) {
            sensible.addAll(List.of(CLOSE_GHOST, MERGE));
        }
        if (!unseen) {
            sensible.add(DECIDE_FEE);
        }
        if (open || stay.balance().minor() > 0) {
            sensible.add(WAIVE);
        }
        if (stay.review().contains(Review.LONG_STAY)) {
            sensible.add(TAKE_STEP);
            if (open) {
                sensible.add(RESUME_GROWTH);
            }
        }
        if (!lookable(stay.review()).isEmpty()) {
            sensible.add(LOOKED_AT);
        }
        if (!stay.review().contains(Review.HELD)) {
            sensible.add(HOLD);
        }
        return sensible;
    }

    /** The reasons that end by being looked at. */
    static List<Review> lookable(Set<Review> reasons) {
        return reasons.stream()
                .filter(reason -> !DECIDED.contains(reason))
                .sorted()
                .toList();
    }
}
