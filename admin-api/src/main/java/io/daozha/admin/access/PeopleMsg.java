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

    @Message
    String people();

    @Message
    String keys();

    @Message
    String audit();

    @Message
    String peopleNote();

    @Message
    String newPerson();

    @Message
    String make();

    @Message
    String role();

    @Message
    String roleNote(Role role);

    @Message
    String lastLogin();

    @Message
    String never();

    @Message
    String state();

    @Message
    String disabled();

    @Message
    String newcomer();

    @Message
    String change();

    @Message
    String changeRole();

    @Message
    String disable();

    @Message
    String disableNote();

    @Message
    String enable();

    @Message
    String resetPassword();

    @Message
    String resetNote();

    @Message
    String firstPassword(String name);

    @Message
    String shownOnce();

    @Message
    String toPeople();

    @Message
    String keysNote();

    @Message
    String newKey();

    @Message
    String label();

    @Message
    String labelHint();

    @Message
    String scopes();

    @Message
    String scope(String scope);

    @Message
    String days();

    @Message
    String expires();

    @Message
    String lastUse();

    @Message
    String revoke();

    @Message
    String revoked();

    @Message
    String expired();

    @Message
    String noKeys();

    @Message
    String noKeysHint();

    @Message
    String madeKey(String label);

    @Message
    String toKeys();

    @Message
    String auditNote();

    @Message
    String outsideLogin();

    /** Of the columns of the file, a line each. */
    @Message
    String auditHeads();

    @Message
    String when();

    @Message
    String who();

    @Message
    String what();

    @Message
    String onWhat();

    @Message
    String from();

    @Message
    String outcome();

    @Message
    String done();

    @Message
    String refused(int status);

    @Message
    String nothingYet();

    @Message
    String nothingYetHint();
}
