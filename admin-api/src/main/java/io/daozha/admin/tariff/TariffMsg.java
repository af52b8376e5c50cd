package io.daozha.admin.tariff;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the tariff's pages; in {@code messages/tariff_zh.properties}. */
@MessageBundle("tariff")
interface TariffMsg {
    @Message
    String title();

    @Message
    String note();

    @Message
    String inForce();

    @Message
    String scheduled();

    @Message
    String noneScheduled();

    @Message
    String earlier();

    @Message
    String name();

    @Message
    String validFrom();

    @Message
    String publishedBy();

    @Message
    String reason();

    @Message
    String began();

    @Message
    String open();

    @Message
    String write();

    @Message
    String writeFrom();

    @Message
    String download();

    @Message
    String noticeBoard();

    @Message
    String printBoard();

    @Message
    String text();

    @Message
    String textHint();

    @Message
    String draftTitle();

    @Message
    String valid();

    @Message
    String validNote();

    @Message
    String example();

    @Message
    String entry();

    @Message
    String exit();

    @Message
    String vehicle();

    @Message
    String look();

    @Message
    String rehearse();

    @Message
    String rehearseNote();

    @Message
    String days();

    @Message
    String doRehearse();

    @Message
    String publish();

    @Message
    String publishNote();

    @Message
    String validFromHint();

    @Message
    String publishNow();

    @Message
    String onlyManagers();

    @Message
    String keepDraft();

    @Message
    String textMissing();

    @Message
    String textTooLong(int longest);

    @Message
    String textWrongAt(int line);

    @Message
    String textWrong();

    @Message
    String noPrice();

    @Message
    String noTime();

    @Message
    String otherCurrency(String now, String draft);

    @Message
    String past();

    @Message
    String taken();

    @Message
    String tooEarly(String day);

    @Message
    String rehearsalTitle();

    @Message
    String rehearsalOf(int days, int stays);

    @Message
    String less();

    @Message
    String same();

    @Message
    String more();

    @Message
    String before();

    @Message
    String after();

    @Message
    String difference();

    @Message
    String spread();

    @Message
    String spreadNote(long same);

    @Message
    String spreadAlt(long less, long more, String end);

    @Message
    String bar(long stays, String from, String to);

    @Message
    String biggest();

    @Message
    String now();

    @Message
    String then();

    @Message
    String change();

    @Message
    String unpriced();

    @Message
    String noStays();

    @Message
    String noStaysNote();

    @Message
    String noChange();

    @Message
    String back();

    @Message
    String boardTitle();
}
