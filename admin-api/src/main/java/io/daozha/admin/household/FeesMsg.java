package io.daozha.admin.household;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.LocalDate;

/** What residents are told of what permits cost, in {@code messages/fees_zh.properties} and {@code fees_en}. */
@MessageBundle("fees")
interface FeesMsg {
    @Message
    String title();

    @Message
    String toPay();

    @Message
    String pay(String sum);

    @Message
    String price();

    @Message
    String renewTo(LocalDate day);

    @Message
    String frozen();

    @Message
    String term();

    @Message
    String settled();

    @Message
    String begins(LocalDate day);

    @Message
    String lasts(LocalDate day);

    @Message
    String closed();

    @Message
    String here();

    @Message
    String elsewhere();

    @Message
    String showCode(String channel);

    @Message
    String byItself();

    @Message
    String offline();

    @Message
    String receipts();

    @Message
    String back();

    @Message
    String changed();

    @Message
    String paidAlready(LocalDate day);

    @Message
    String costsNothing();
}
