package io.daozha.admin.money;

import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Refund;
import io.daozha.billing.UnclearPayment;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of days, unclear money, refunds and the ledger, and why something was refused; in {@code messages/money_zh.properties} and {@code money_en}. */
@MessageBundle("money")
interface MoneyMsg {
    @Message
    String money();

    @Message
    String today();

    @Message
    String unclear();

    @Message
    String refunds();

    @Message
    String ledger();

    @Message
    String dayBefore();

    @Message
    String dayAfter();

    @Message
    String net();

    @Message
    String channelHead();

    @Message
    String channel(String channel);

    @Message
    String share();

    @Message
    String payments();

    @Message
    String cameIn();

    @Message
    String wentBack();

    @Message
    String nothingCame();

    @Message
    String charged();

    @Message
    String writtenOff();

    @Message
    String owed();

    @Message
    String stays(long stays);

    @Message
    String fortnight();

    @Message
    String waits();

    @Message
    String calm();

    @Message
    String unclearWait(int count);

    @Message
    String stuckWait(int count);

    @Message
    String refundsWait(int count);

    @Message
    String unclearNote();

    @Message
    String noUnclear();

    @Message
    String noUnclearHint();

    @Message
    String unclearWhat();

    @Message
    String accept();

    @Message
    String resolve();

    @Message
    String why(UnclearPayment.Why why);

    @Message
    String orderAsks(String sum);

    @Message
    String stuck();

    @Message
    String noStuck();

    @Message
    String lane();

    @Message
    String paidAt();

    @Message
    String amount();

    @Message
    String act();

    @Message
    String openArm();

    @Message
    String toRefund();

    @Message
    String resolved();

    @Message
    String when();

    @Message
    String note();

    @Message
    String by();

    @Message
    String refundsNote();

    @Message
    String state();

    @Message
    String all();

    @Message
    String refundState(Refund.State state);

    @Message
    String askedBy();

    @Message
    String noRefunds();

    @Message
    String noRefundsHint();

    @Message
    String refund();

    @Message
    String ofPayment();

    @Message
    String decidedBy();

    @Message
    String detail();

    @Message
    String endedAt();

    @Message
    String number();

    @Message
    String approve();

    @Message
    String approveNote();

    @Message
    String approveSum(String sum);

    @Message
    String anotherApproves();

    @Message
    String refuse();

    @Message
    String toRefunds();

    @Message
    String askRefund();

    @Message
    String refundable();

    @Message
    String amountYuan();

    @Message
    String ledgerNote();

    @Message
    String fromDay();

    @Message
    String toDay();

    @Message
    String kindHead();

    @Message
    String kind(LedgerEntry.Kind kind);

    @Message
    String find();

    @Message
    String clear();

    @Message
    String ofStay(String number);

    @Message
    String ofPermit(String number);

    @Message
    String permits();

    @Message
    String owes();

    @Message
    String settled();

    @Message
    String noEntries();

    @Message
    String noEntriesHint();

    @Message
    String entryHeads();

    @Message
    String refundHeads();

    @Message
    String nothingDue();

    @Message
    String unpriced();

    @Message
    String billNotUnderstood();

    @Message
    String sumMissing();

    @Message
    String noSum();

    @Message
    String sumTooSmall();

    @Message
    String sumTooLarge();

    @Message
    String daysOutOfRange(int most);

    @Message
    String entryMissing();

    @Message
    String noDay();

    @Message
    String noPlate();

    @Message
    String noColleague();

    @Message
    String merchantKnown();

    @Message
    String noBillOfChannel();

    @Message
    String fileMissing();

    @Message
    String fileTooLarge();

    @Message
    String fileZipped();

    @Message
    String fileNoText();
}
