package io.daozha.admin.stays;

import io.daozha.admin.web.Language;
import io.daozha.billing.Review;
import io.daozha.billing.UnseenFee;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the decisions that the queue offers for a case, each with a key of its own.
 *
 * @param key 1 to 9
 * @param label in the reader's language
 * @param choice that the measure needs; may be empty
 * @param yuan the sum; empty where there is none, or where it is asked for
 * @param asksSum whether the sum is still to be typed
 */
public record Choice(int key, String label, Measure measure, String choice, Optional<String> yuan, boolean asksSum) {

    /** What can be decided by one key about a stay that is held for this reason; empty where its page has to be opened. */
    static List<Choice> of(Review reason, Language language) {
        StaysMsg words = language.words(StaysMsg.class);
        List<Choice> choices = new ArrayList<>();
        switch (reason) {
            case DISPUTED -> {
                choices.add(plain(1, words.reject(), Measure.REJECT_DISPUTE, ""));
                choices.add(free(2, words.free(), Measure.ACCEPT_DISPUTE));
                choices.add(sum(3, words.decide(), Measure.ACCEPT_DISPUTE));
            }
            case EXIT_UNSEEN -> {
                choices.add(unseen(1, words, UnseenFee.NOTHING));
                choices.add(unseen(2, words, UnseenFee.TO_LAST_SIGHTING));
                choices.add(unseen(3, words, UnseenFee.FULL));
            }
            case UNPRICED -> {
                choices.add(free(1, words.free(), Measure.DECIDE_FEE));
                choices.add(sum(2, words.decide(), Measure.DECIDE_FEE));
            }
            case CLOCK_JUMP -> {
                choices.add(plain(1, words.allRight(), Measure.LOOKED_AT, reason.name()));
                choices.add(sum(2, words.decide(), Measure.DECIDE_FEE));
            }
            case UNCERTAIN_PASSAGE, POSTED_LATE, ENTRY_UNSEEN, MATCH_UNCERTAIN, HELD ->
                choices.add(plain(1, words.allRight(), Measure.LOOKED_AT, reason.name()));
            case UNPAID, OVERPAID, LONG_STAY -> {}
        }
        return choices;
    }

    private static Choice plain(int key, String label, Measure measure, String choice) {
        return new Choice(key, label, measure, choice, Optional.empty(), false);
    }

    private static Choice unseen(int key, StaysMsg words, UnseenFee fee) {
        return plain(key, words.unseenFee(fee), Measure.DECIDE_UNSEEN, fee.name());
    }

    private static Choice free(int key, String label, Measure measure) {
        return new Choice(key, label, measure, "", Optional.of("0"), false);
    }

    private static Choice sum(int key, String label, Measure measure) {
        return new Choice(key, label, measure, "", Optional.empty(), true);
    }
}
