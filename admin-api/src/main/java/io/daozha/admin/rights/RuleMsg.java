package io.daozha.admin.rights;

import io.daozha.billing.right.NotGrantedException;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of input that is wrong and of what is not granted, in {@code messages/rule_zh.properties} and {@code rule_en}. */
@MessageBundle("rule")
public interface RuleMsg {
    @Message
    String noDay();

    @Message
    String plateOrForm();

    @Message
    String noTime();

    @Message
    String noMoment();

    @Message
    String noSum();

    @Message
    String noSuchHousehold();

    @Message
    String monthsOrDays();

    @Message
    String plateFlaw(PlateCheck.Flaw flaw);

    @Message
    String refused(NotGrantedException.Why why);
}
