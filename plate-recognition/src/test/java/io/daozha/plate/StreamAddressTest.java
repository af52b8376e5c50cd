package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAddressTest {

    @Test
    void showsTheHostAndNothingThatMayHoldAPassword() {
        assertEquals(
                "rtsp://192.168.1.64:554",
                StreamAddress.parse("rtsp://admin:sesame@192.168.1.64:554/user=admin_password=sesame?p=sesame")
                        .toString());
        assertEquals(
                "http://cam", StreamAddress.parse("HTTP://cam/video?pwd=sesame").toString());
        assertEquals("usb:/dev/video0", StreamAddress.parse("usb:/dev/video0").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://admin:ses#ame@192.168.1.64/live",
                "rtsp://admin:ses@ame@192.168.1.64/live",
                "rtsp://admin:ses/ame@192.168.1.64/live",
                "rtsp://admin:ses ame@192.168.1.64/live",
                "rtsp:admin:sesame",
                "usb:video0",
                "ftp://admin:sesame@host/"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String address) {
        String why = assertThrows(IllegalArgumentException.class, () -> StreamAddress.parse(address))
                .getMessage();
        assertFalse(why.contains("ses") || why.contains("ame@"), why);
    }
}
