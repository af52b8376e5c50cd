package io.daozha.admin.household;

import io.daozha.admin.rights.PassView;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the resident's pages, in {@code messages/my_zh.properties} and {@code my_en}. */
@MessageBundle("my")
interface MyMsg {
    @Message
    String title();

    @Message
    String cars();

    @Message
    String noCars();

    @Message
    String noCarsHint();

    @Message
    String inside();

    @Message
    String outside();

    @Message
    String locked();

    @Message
    String lock();

    @Message
    String lockHint();

    @Message
    String unlock();

    @Message
    String lockCode();

    @Message
    String lockedByOther();

    @Message
    String register();

    @Message
    String registerHint(int plates);

    @Message
    String colourAuto();

    @Message
    String photo();

    @Message
    String photoHint();

    @Message
    String readPhoto();

    @Message
    String readAs(String plate);

    @Message
    String unsure();

    @Message
    String ask();

    @Message
    String waiting();

    @Message
    String plateOf();

    @Message
    String permits();

    @Message
    String noPermits();

    @Message
    String daysLeft(long days);

    @Message
    String until();

    @Message
    String spacesUsed();

    @Message
    String renew();

    @Message
    String renewing();

    @Message
    String askPermit();

    @Message
    String perTerm();

    @Message
    String payAtDesk();

    @Message
    String answers();

    @Message
    String visitors();

    @Message
    String visitorsHint(int passes);

    @Message
    String noPasses();

    @Message
    String givePass();

    @Message
    String visitorPlate();

    @Message
    String visitorPlateHint();

    @Message
    String from();

    @Message
    String fromHint();

    @Message
    String untilWhen();

    @Message
    String entries();

    @Message
    String left(int n);

    @Message
    String anyCar();

    @Message
    String withdraw();

    @Message
    String stays();

    @Message
    String data();

    @Message
    String noStays();

    @Message
    String noStaysHint();

    @Message
    String entered();

    @Message
    String left2();

    @Message
    String length();

    @Message
    String fee();

    @Message
    String covered();

    @Message
    String owed(String sum);

    @Message
    String home();

    @Message
    String homeHint();

    @Message
    String code();

    @Message
    String codeHint();

    @Message
    String connect();

    @Message
    String join();

    @Message
    String joinHint();

    @Message
    String name();

    @Message
    String nameHint();

    @Message
    String password();

    @Message
    String passwordHint();

    @Message
    String again();

    @Message
    String signUp();

    @Message
    String haveAccount();

    @Message
    String codeFirst();

    @Message
    String sureFirst();

    @Message
    String sure();

    @Message
    String exportTitle();

    @Message
    String exportHint();

    @Message
    String exportButton();

    @Message
    String forgetTitle();

    @Message
    String forgetHint();

    @Message
    String forgetButton();

    @Message
    String forgotten(int stays, int kept);

    @Message
    String leaveTitle();

    @Message
    String leaveHint();

    @Message
    String leaveButton();

    @Message
    String pictureMissing();

    @Message
    String pictureTooLarge();

    @Message
    String noPicture();

    @Message
    String noPlateSeen();

    @Message
    String readerBusy();

    @Message
    String visitTitle();

    @Message
    String visitIntro();

    @Message
    String visitCode();

    @Message
    String visitShow();

    @Message
    String visitUnknown();

    @Message
    String visitWhich();

    @Message
    String visitClaim();

    @Message
    String visitOnce();

    @Message
    String visitDone();

    @Message
    String visitDoneHint();

    @Message
    String visitWrongCar();

    @Message
    String visitState(PassView.State state);

    @Message
    String visitOverHint();

    @Message
    String visitHost();

    @Message
    String visitTime();

    @Message
    String visitEntries();

    @Message
    String visitOther();

    @Message
    String share();

    @Message
    String shareHint();

    @Message
    String shareCode();
}
