package io.daozha.admin.driver;

import io.daozha.billing.DisputeClaim;
import io.daozha.billing.LedgerEntry;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for whoever sits in a car: phone and lane screen; in {@code messages/driver_zh.properties}. */
@MessageBundle("driver")
interface DriverMsg {
    @Message
    String takeTicket();

    @Message
    String screenLost();

    @Message
    String screenLostNote();

    @Message
    String outOfOrder();

    @Message
    String callAttendant();

    @Message
    String armStuck();

    @Message
    String pleaseWait();

    @Message
    String beingRead();

    @Message
    String paidSoFar();

    @Message
    String goAhead();

    @Message
    String stuckPaid();

    @Message
    String stuckFree();

    @Message
    String driveUp();

    @Message
    String reading();

    @Message
    String askOperator();

    @Message
    String whichIsYours();

    @Message
    String thisIsMine();

    @Message
    String noneIsMine();

    @Message
    String ticketNote();

    @Message
    String simulatedPayment();

    @Message
    String payTitle();

    @Message
    String payIntro();

    @Message
    String payElsewhere();

    @Message
    String prices();

    @Message
    String enteredAbout();

    @Message
    String enteredHint();

    @Message
    String whyTime();

    @Message
    String find();

    @Message
    String otherCar();

    @Message
    String notFoundStay();

    @Message
    String noPlate();

    @Message
    String noTime();

    @Message
    String earlierStay();

    @Message
    String coupon();

    @Message
    String couponCode();

    @Message
    String useCoupon();

    @Message
    String couponRefused();

    @Message
    String leaveWithin(long minutes);

    @Message
    String leaveBy();

    @Message
    String channel(String name);

    @Message
    String state(StayView.State state);

    @Message
    String progress();

    @Message
    String step(Promise.Name step);

    @Message
    String waiting();

    @Message
    String stepStuck();

    @Message
    String paid();

    @Message
    String receipt();

    @Message
    String receiptNumber();

    @Message
    String leftAt();

    @Message
    String money(LedgerEntry.Kind kind);

    @Message
    String voided();

    @Message
    String permitFee();

    @Message
    String permitHolder();

    @Message
    String permitTerm();

    @Message
    String permitPending();

    @Message
    String permitCredit();

    @Message
    String myPermits();

    @Message
    String printNote();

    @Message
    String keepNumber();

    @Message
    String haveTicket();

    @Message
    String disputeTitle();

    @Message
    String disputeWhy();

    @Message
    String claim(DisputeClaim claim);

    @Message
    String disputeWords();

    @Message
    String disputeSend();

    @Message
    String disputeNote();

    @Message
    String disputeNoted();

    @Message
    String scanWith(String channel);

    @Message
    String payLostEntry();
}
