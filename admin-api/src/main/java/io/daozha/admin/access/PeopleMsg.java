package io.daozha.admin.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of login, people, keys and audit log; in {@code messages/people_zh.properties} and {@code people_en}. */
@MessageBundle("people")
interface PeopleMsg {
    @Message
    String login();

    @Message
    String loginHint();

    @Message
    String name();

    @Message
    String password();

    @Message
    String enter();

    @Message
    String wrongLogin();

    @Message
    String shut(long seconds);

    @Message
    String choosePassword();

    @Message
    String choosePasswordFirst();

    @Message
    String oldPassword();

    @Message
    String freshPassword();

    @Message
    String freshPasswordHint();

    @Message
    String againPassword();

    @Message
    String changePassword();

    @Message
    String oldPasswordWrong();

    @Message
    String passwordLength(int shortest, int longest);

    @Message
    String passwordGuessable();

    @Message
    String passwordsDiffer();

    @Message
    String nameTaken();

    @Message
    String ownAccount();

    @Message
    String lastManager();

    @Message
    String chooseScopes();

    @Message
    String wrongCode();

    @Message
    String householdFull();

    @Message
    String signUp();
}
