package io.daozha.admin.settings;

import io.daozha.admin.settings.Configuration.Kind;
import io.daozha.admin.settings.Setting.Origin;
import io.daozha.gate.FailPolicy.Cause;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the settings, in {@code messages/settings_zh.properties} and {@code settings_en}. */
@MessageBundle("settings")
interface SettingsMsg {
    @Message
    String rooms();

    @Message
    String overview();

    @Message
    String overviewNote();

    @Message
    String devices();

    @Message
    String now();

    @Message
    String version();

    @Message
    String clock();

    @Message
    String clocksAgree();

    @Message
    String clocksApart(long seconds);

    @Message
    String paced(String pace);

    @Message
    String database();

    @Message
    String databaseAway();

    @Message
    String databaseIs(String server, String schema, long megabytes);

    @Message
    String disk();

    @Message
    String free(long megabytes);

    @Message
    String diskLow();

    @Message
    String outbox();

    @Message
    String waiting(long facts);

    @Message
    String channelsOfPayment();

    @Message
    String paymentWell();

    @Message
    String policies();

    @Message
    String policiesNote();

    @Message
    String cause(Cause cause);

    @Message
    String kind(Kind kind);

    @Message
    String key();

    @Message
    String value();

    @Message
    String origin();

    @Message
    String comesFrom(Origin origin);

    @Message
    String toldIn(String doc);

    @Message
    String nameless();

    @Message
    String person();

    @Message
    String personNote();

    @Message
    String cars();

    @Message
    String car(int number);

    @Message
    String reason();

    @Message
    String reasonHint();

    @Message
    String hand();

    @Message
    String handNote();

    @Message
    String forget();

    @Message
    String forgetNote();

    @Message
    String sure();

    @Message
    String notSure();

    @Message
    String noCar();

    @Message
    String forgotten(int stays, int pictures);

    @Message
    String kept();

    @Message
    String keptNote();

    @Message
    String another();
}
