package io.daozha.admin.live;

import io.daozha.billing.Passage;
import io.daozha.hardware.Level;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the live page; in {@code messages/live_zh.properties} and {@code live_en}. */
@MessageBundle("live")
interface LiveMsg {
    @Message
    String live();

    @Message
    String simulated();

    @Message
    String simulatedNote();

    @Message
    String paceIs();

    @Message
    String disputes();

    @Message
    String disputesNow();

    @Message
    String traffic();

    @Message
    String paying();

    @Message
    String plug(Console.Street.Plug plug);

    @Message
    String tailgates();

    @Message
    String trafficOn();

    @Message
    String trafficOff();

    @Message
    String needsScript();

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

    /** A word of what the fail policy answers: a cause, an answer, or that a limit is reached. */
    @Message
    String policyWord(String word);

    @Message
    String toBeSeen(long alarms);

    @Message
    String seen();

    @Message
    String lasts();

    @Message
    String over();

    @Message
    String sound();

    @Message
    String fact(String kind);

    @Message
    String openByHand();

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
    String giveTicket();

    @Message
    String driverPage();

    @Message
    String laneScreen();

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
    String review();

    @Message
    String feeLines();

    @Message
    String noFeeIn();

    @Message
    String noFeePermit();

    @Message
    String payments();

    @Message
    String noPayments();

    @Message
    String simulatedChannel();

    @Message
    String pictures();

    @Message
    String noPictures();

    @Message
    String readAs(String percent);

    @Message
    String refused(Refused.Cause cause);
}
