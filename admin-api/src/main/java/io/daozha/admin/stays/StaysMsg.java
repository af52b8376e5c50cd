package io.daozha.admin.stays;

import io.daozha.billing.DisputeClaim;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.LongStayStep;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.PaymentTrack;
import io.daozha.billing.Review;
import io.daozha.billing.TrailEntry;
import io.daozha.billing.UnseenFee;
import io.daozha.billing.right.Segment;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of stays and of the queue, in {@code messages/stays_zh.properties} and {@code stays_en}. */
@MessageBundle("stays")
interface StaysMsg {
    @Message
    String state(ParkingSession.State state);

    /** A reason to look at a stay, in a word or two. */
    @Message
    String review(Review reason);

    /** The same in a sentence. */
    @Message
    String odd(Review reason);

    @Message
    String measure(Measure measure);

    @Message
    String measureHint(Measure measure);

    @Message
    String act(TrailEntry.Act act);

    @Message
    String ledgerKind(LedgerEntry.Kind kind);

    @Message
    String segment(Segment.Kind kind);

    @Message
    String track(PaymentTrack.Step step);

    @Message
    String unseenFee(UnseenFee fee);

    @Message
    String step(LongStayStep step);

    @Message
    String claim(DisputeClaim claim);

    @Message
    String title();

    @Message
    String plateHint();

    @Message
    String from();

    @Message
    String to();

    @Message
    String lane();

    @Message
    String anyLane();

    @Message
    String desk();

    @Message
    String stateLabel();

    @Message
    String anyState();

    @Message
    String reasonLabel();

    @Message
    String anyReason();

    @Message
    String owingOnly();

    @Message
    String amount();

    @Message
    String least();

    @Message
    String most();

    @Message
    String search();

    @Message
    String clear();

    /** Of the columns of the file, a line each. */
    @Message
    String heads();

    @Message
    String wholePlates();

    @Message
    String foundNothing();

    @Message
    String foundNothingHint();

    @Message
    String noStays();

    @Message
    String noStaysHint();

    @Message
    String balance();

    @Message
    String owes();

    @Message
    String credit();

    @Message
    String entered();

    @Message
    String left();

    @Message
    String length();

    @Message
    String worth();

    @Message
    String paid();

    @Message
    String readings();

    @Message
    String read();

    @Message
    String notRead();

    @Message
    String unseen();

    @Message
    String segments();

    @Message
    String bill();

    @Message
    String noPrice();

    @Message
    String ledger();

    @Message
    String noLedger();

    @Message
    String payments();

    @Message
    String noPayments();

    @Message
    String opened();

    @Message
    String trail();

    @Message
    String noTrail();

    @Message
    String measures();

    @Message
    String entryPicture();

    @Message
    String exitPicture();

    @Message
    String noPicture();

    @Message
    String reason();

    @Message
    String correctedPlate();

    @Message
    String moment();

    @Message
    String sum();

    @Message
    String otherStay();

    @Message
    String otherStayHint();

    @Message
    String choice();

    @Message
    String refundNote();

    @Message
    String byDriver();

    @Message
    String byApplication();

    @Message
    String insideFor(long days);

    @Message
    String noEntrySeen();

    @Message
    String inside();

    @Message
    String now();

    @Message
    String cannotCorrect();

    @Message
    String nothingDue();

    @Message
    String noSum();

    @Message
    String noMoment();

    @Message
    String noSuchStay();

    @Message
    String totalStays(long stays, String worth, String paid, String owed);

    @Message
    String tooManyToAdd();

    @Message
    String earlier();

    @Message
    String reviewTitle();

    @Message
    String position(int position, int of);

    @Message
    String skip();

    @Message
    String nothingToReview();

    @Message
    String nothingToReviewHint();

    @Message
    String longStays();

    @Message
    String longStaysHint();

    @Message
    String noLongStays();

    @Message
    String noLongStaysHint();

    @Message
    String keysHint();

    @Message
    String note();

    @Message
    String lookedWhy();

    @Message
    String openStay();

    @Message
    String unmatchedOdd();

    @Message
    String candidatesHint();

    @Message
    String noCandidates();

    @Message
    String thisOne();

    @Message
    String nothingToDo();

    @Message
    String addEntry();

    @Message
    String noSuchExit();

    @Message
    String allRight();

    @Message
    String reject();

    @Message
    String free();

    @Message
    String decide();

    @Message
    String since();

    @Message
    String nextStep();

    @Message
    String saveStep();

    @Message
    String exitKeysHint();
}
