package io.daozha.admin.live;

import io.daozha.billing.Charge;
import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.hardware.Level;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every word on the pages; the words themselves are in {@code messages/msg_zh.properties} and {@code msg_en}. */
@MessageBundle
interface Msg {
    @Message
    String title();

    @Message
    String skip();

    @Message
    String simulated();

    @Message
    String simulatedNote();

    @Message
    String pace(String factor);

    @Message
    String traffic();

    @Message
    String trafficOn();

    @Message
    String trafficOff();

    @Message
    String linkLive();

    @Message
    String linkLost();

    @Message
    String needsScript();

    @Message
    String language();

    @Message
    String lot();

    @Message
    String inside();

    @Message
    String capacity(int spaces);

    @Message
    String spacesLeft();

    @Message
    String full();

    @Message
    String permitCars();

    @Message
    String temporaryCars();

    @Message
    String lanes();

    @Message
    String noLanes();

    @Message
    String direction(Passage.Direction direction);

    @Message
    String heading(Passage.Direction direction);

    @Message
    String arm(LaneView.Arm arm);

    @Message
    String presenceLoop();

    @Message
    String safetyLoop();

    @Message
    String level(Level level);

    @Message
    String stage(LaneView.Stage stage);

    @Message
    String nobody();

    @Message
    String unseen();

    @Message
    String certainty();

    @Message
    String noPlate();

    @Message
    String camera();

    @Message
    String board();

    @Message
    String health(LaneView.Device.Health health);

    @Message
    String noPicture();

    @Message
    String viewOf(String lane);

    @Message
    String sign();

    @Message
    String signDark();

    @Message
    String alarms();

    @Message
    String alarm(LaneView.Alarm.Kind kind);

    @Message
    String openByHand();

    @Message
    String reason();

    @Message
    String reasonHint();

    @Message
    String reasons();

    @Message
    String hold();

    @Message
    String release();

    @Message
    String open();

    @Message
    String identify();

    @Message
    String plate();

    @Message
    String colour();

    @Message
    String plateColour(Plate.Colour colour);

    @Message
    String confirm();

    @Message
    String giveTicket();

    @Message
    String takeTicket();

    @Message
    String driverPage();

    @Message
    String laneScreen();

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
    String street();

    @Message
    String comes(Console.Street.Kind kind);

    @Message
    String leaves(Console.Street.Kind kind);

    @Message
    String hesitates();

    @Message
    String backOut();

    @Message
    String pay(String sum);

    @Message
    String passages();

    @Message
    String noPassages();

    @Message
    String noPassagesHint();

    @Message
    String columnTime();

    @Message
    String columnWay();

    @Message
    String columnGrounds();

    @Message
    String columnStay();

    @Message
    String columnFee();

    @Message
    String grounds(Grounds grounds);

    @Message
    String review();

    @Message
    String days(long days, int hours);

    @Message
    String hours(long hours, int minutes);

    @Message
    String minutes(long minutes);

    @Message
    String feeLines();

    @Message
    String feeLine(Charge.Line.Kind kind);

    @Message
    String units(long count, String unitPrice);

    @Message
    String total();

    @Message
    String noFeeIn();

    @Message
    String noFeePermit();

    @Message
    String tariff(String name);

    @Message
    String payments();

    @Message
    String noPayments();

    @Message
    String simulatedChannel();

    @Message
    String pictures();

    @Message
    String entryPicture();

    @Message
    String exitPicture();

    @Message
    String noPictures();

    @Message
    String readAs(String percent);

    @Message
    String due();

    @Message
    String paidSoFar();

    @Message
    String enteredAt();

    @Message
    String stay();

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
    String refused(Refused.Cause cause);

    @Message
    String failed();
}
