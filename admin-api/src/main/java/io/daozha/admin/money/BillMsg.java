package io.daozha.admin.money;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of reconciliation with the channels' bills; in {@code messages/channelbill_zh.properties} and {@code channelbill_en}. */
@MessageBundle("channelbill")
interface BillMsg {
    @Message
    String reconciliation();

    @Message
    String note();

    @Message
    String day();

    @Message
    String show();

    @Message
    String matched(long count);

    @Message
    String allSettled();

    @Message
    String oursOnly();

    @Message
    String oursOnlyHint();

    @Message
    String theirsOnly();

    @Message
    String theirsOnlyHint();

    @Message
    String differ();

    @Message
    String differHint();

    @Message
    String serial();

    @Message
    String ours();

    @Message
    String theirs();

    @Message
    String noteIt();

    @Message
    String none();

    @Message
    String takeIn();

    @Message
    String fileHint();

    @Message
    String file(String day);
}
