package io.daozha.admin.stays;

import io.daozha.admin.web.Trouble;
import io.daozha.billing.Passage;
import io.daozha.billing.Review;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates of the queue. A trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "review", requireTypeSafeExpressions = false)
class ReviewPages {
    private ReviewPages() {}

    /**
     * Where a case stands in the queue.
     *
     * @param position from 1; 0 where it is in it no more
     * @param next the address of the one after it
     */
    public record Place(int position, int of, String next) {
        static Place of(String address, List<String> cases) {
            int index = cases.indexOf(address);
            String next = cases.isEmpty() ? "" : cases.get((index + 1) % cases.size());
            return new Place(index + 1, cases.size(), "/review" + next);
        }
    }

    static native TemplateInstance empty();

    static native TemplateInstance stay(StayView view, Review why, List<Choice> choices, Place place, Trouble trouble);

    static native TemplateInstance exit(Passage exit, List<Inbox.Candidate> candidates, Place place, Trouble trouble);

    static native TemplateInstance longStays(List<LongStay> stays, Trouble trouble);
}
