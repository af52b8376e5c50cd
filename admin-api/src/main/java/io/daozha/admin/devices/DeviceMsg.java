package io.daozha.admin.devices;

import io.daozha.admin.devices.DevicesView.Load;
import io.daozha.admin.devices.DevicesView.Meaning;
import io.daozha.hardware.Level;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of the devices, in {@code messages/devices_zh.properties} and {@code devices_en}. */
@MessageBundle("devices")
interface DeviceMsg {
    @Message
    String title();

    @Message
    String lines();

    @Message
    String lineUp();

    @Message
    String unit();

    @Message
    String requests();

    @Message
    String timeouts();

    @Message
    String garbled();

    @Message
    String exceptions();

    @Message
    String reconnects();

    @Message
    String roundTrip();

    @Message
    String boardOn(int unit, String line);

    @Message
    String inputs();

    @Message
    String relays();

    @Message
    String meaning(Meaning meaning);

    @Message
    String load(Load load);

    @Message
    String level(Level level);

    @Message
    String pulse();

    @Message
    String relay();

    @Message
    String reason();

    @Message
    String sure();

    @Message
    String text();

    @Message
    String say();

    @Message
    String show();

    @Message
    String camera();

    @Message
    String noSuchLane();

    @Message
    String noSign();

    @Message
    String reasonMissing();

    @Message
    String notSure();

    @Message
    String closeRelay();

    @Message
    String notNow();

    @Message
    String deviceRefused();

    @Message
    String textMissing();
}
