package io.daozha.admin.live;

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
}
