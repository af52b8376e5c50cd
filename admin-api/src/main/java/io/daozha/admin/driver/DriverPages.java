package io.daozha.admin.driver;

import io.daozha.admin.live.LaneView;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.DisputeClaim;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** The templates. A trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "driver", requireTypeSafeExpressions = false)
class DriverPages {
    private DriverPages() {}

    /**
     * @param ticket the number of the lane ticket that this phone keeps
     * @param lostEntry whether there is a sum for a car whose entry nobody saw
     */
    static native TemplateInstance lane(
            LaneView lane,
            List<String> channels,
            Optional<Promise> promise,
            Optional<String> ticket,
            boolean lostEntry,
            Trouble trouble);

    /** @param stays empty while nobody was asked about */
    static native TemplateInstance pay(OwnStay.Told told, List<StayView> stays, List<String> channels, Trouble trouble);

    static native TemplateInstance receipt(Receipt receipt);

    static native TemplateInstance feeReceipt(FeeReceipt receipt);

    @TemplateExtension(namespace = "claims")
    static DisputeClaim[] all() {
        return DisputeClaim.values();
    }
}
