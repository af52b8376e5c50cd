package io.daozha.admin.web;

import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words that several pages share; each room has its own bundle for the rest (see package-info). */
@MessageBundle
public interface Msg {
    @Message
    String title();

    @Message
    String language();

    @Message
    String direction(Passage.Direction direction);

    @Message
    String reason();

    @Message
    String plate();

    @Message
    String colour();

    @Message
    String confirm();

    @Message
    String pay(String sum);

    @Message
    String grounds(Grounds grounds);

    @Message
    String days(long days, int hours);

    @Message
    String hours(long hours, int minutes);

    @Message
    String minutes(long minutes);

    @Message
    String total();

    @Message
    String tariff(String name);

    @Message
    String entryPicture();

    @Message
    String exitPicture();

    @Message
    String due();

    @Message
    String enteredAt();

    @Message
    String stay();

    @Message
    String failed();

    @Message
    String skipToMain();

    @Message
    String navigation();

    @Message
    String section(Section section);

    @Message
    String myAccount();

    @Message
    String role(String role);

    @Message
    String logIn();

    @Message
    String logOut();

    @Message
    String changePassword();

    @Message
    String linkLive();

    @Message
    String linkLost();

    @Message
    String goHome();

    @Message
    String cancel();

    @Message
    String nextPage();

    @Message
    String newest();

    @Message
    String errorNumber(String id);

    @Message
    String notFound();

    @Message
    String methodNotAllowed();

    @Message
    String notAcceptable();

    @Message
    String tooLarge();

    @Message
    String unsupportedMediaType();

    @Message
    String badRequest();

    @Message
    String badInput();

    @Message
    String unauthorized();

    @Message
    String passwordFirst();

    @Message
    String forbidden();

    @Message
    String noRole();

    @Message
    String loginFailed();

    @Message
    String otherSite();

    @Message
    String tooMany(long seconds);

    @Message
    String fault(String id);

    @Message
    String databaseAway();

    @Message
    String stale();

    @Message
    String versionMissing();

    @Message
    String keyReused();

    @Message
    String missing();

    @Message
    String tooShort(int shortest);

    @Message
    String tooLong(int longest);

    @Message
    String unprintable();

    @Message
    String notOneOf();

    @Message
    String notBetween(long least, long most);
}
