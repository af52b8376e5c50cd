package io.daozha.admin.stays;

import io.daozha.admin.web.Trouble;
import io.daozha.billing.LongStayStep;
import io.daozha.billing.Money;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Review;
import io.daozha.billing.UnseenFee;
import io.daozha.billing.search.StayRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The templates. A trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "stays", requireTypeSafeExpressions = false)
class StaysPages {
    private StaysPages() {}

    static native TemplateInstance list(StayList view, Trouble trouble);

    static native TemplateInstance stay(StayView view, Wish wish, Trouble trouble);

    @TemplateExtension(namespace = "desk")
    static List<State> states() {
        return List.of(State.values());
    }

    @TemplateExtension(namespace = "desk")
    static List<Review> reasons() {
        return List.of(Review.values());
    }

    @TemplateExtension(namespace = "desk")
    static List<UnseenFee> unseenFees() {
        return List.of(UnseenFee.values());
    }

    @TemplateExtension(namespace = "desk")
    static List<LongStayStep> steps() {
        return List.of(LongStayStep.values());
    }

    @TemplateExtension
    static Money worth(StayRow row) {
        return new Money(row.charged(), row.currency());
    }

    /** What it owes, or as a negative sum what it is owed. */
    @TemplateExtension
    static Money open(StayRow row) {
        return new Money(row.balance(), row.currency());
    }

    @TemplateExtension
    static Duration length(StayRow row, Instant now) {
        return Duration.between(row.enteredAt(), row.leftAt().orElse(now));
    }

    /** As an input of a form wants a moment. */
    @TemplateExtension
    static String typed(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), Typed.ZONE)
                .toString();
    }

    @TemplateExtension
    static boolean owes(Money sum) {
        return sum.minor() > 0;
    }
}
