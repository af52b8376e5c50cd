package io.daozha.admin.rights;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the lists of the street, in {@code messages/lists_zh.properties} and {@code lists_en}. */
@MessageBundle("lists")
public interface ListsMsg {
    @Message
    String title();

    @Message
    String freeCars();

    @Message
    String bannedCars();

    @Message
    String locks();

    @Message
    String exempt();

    @Message
    String form();

    @Message
    String formHint();

    @Message
    String because();

    @Message
    String becauseHint();

    @Message
    String lastDayHint();

    @Message
    String endFree();

    @Message
    String ban();

    @Message
    String unban();

    @Message
    String lock();

    @Message
    String unlock();

    @Message
    String noFree();

    @Message
    String noBans();

    @Message
    String noLocks();

    @Message
    String always();
}
