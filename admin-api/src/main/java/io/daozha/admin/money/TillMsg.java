package io.daozha.admin.money;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the desk, of debts and of shifts; in {@code messages/till_zh.properties} and {@code till_en}. */
@MessageBundle("till")
interface TillMsg {
    @Message
    String debts();

    @Message
    String debtsNote(long stays, String sum);

    @Message
    String leftAt();

    @Message
    String owes();

    @Message
    String settle();

    @Message
    String noDebts();

    @Message
    String noDebtsHint();

    @Message
    String debtHeads();

    @Message
    String desk();

    @Message
    String deskNote();

    @Message
    String permitFees();

    @Message
    String permitOf();

    @Message
    String term();

    @Message
    String grantedBy();

    @Message
    String price();

    @Message
    String waitsForMoney();

    @Message
    String notYourShift();

    @Message
    String where();

    @Message
    String inside();

    @Message
    String gone();

    @Message
    String unpriced();

    @Message
    String nobodyFound();

    @Message
    String nobodyFoundHint();

    @Message
    String nobodyInside();

    @Message
    String nobodyInsideHint();

    @Message
    String paidAlready();

    @Message
    String nothingDue();

    @Message
    String takeCash();

    @Message
    String given();

    @Message
    String givenHint();

    @Message
    String waive();

    @Message
    String waiveNote(String sum);

    @Message
    String waiveSum(String sum);

    @Message
    String toDesk();

    @Message
    String receipt();

    @Message
    String change();

    @Message
    String paidSum();

    @Message
    String cashier();

    @Message
    String nextCar();

    @Message
    String printHint();

    @Message
    String shifts();

    @Message
    String onShift(String name);

    @Message
    String nobodyOnShift();

    @Message
    String since();

    @Message
    String expected();

    @Message
    String endShift();

    @Message
    String counted();

    @Message
    String countedHint();

    @Message
    String differenceNote();

    @Message
    String handTo();

    @Message
    String nobody();

    @Message
    String othersShift(String name);

    @Message
    String drawer();

    @Message
    String drawerHint();

    @Message
    String openShift();

    @Message
    String earlierShifts();

    @Message
    String began();

    @Message
    String ended();

    @Message
    String difference();

    @Message
    String sheet();

    @Message
    String lasts();

    @Message
    String takings(long payments, long refunds);

    @Message
    String signature();

    @Message
    String toShifts();
}
