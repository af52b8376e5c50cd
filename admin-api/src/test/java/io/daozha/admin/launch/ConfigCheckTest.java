package io.daozha.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.ParkingConfig;
import io.daozha.gate.FailPolicy.Cause;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCheckTest {
    private static final Map<String, String> GOOD = Map.of(
            "daozha.lines.main.port", "/dev/ttyUSB0",
            "daozha.lanes.in.direction", "IN",
            "daozha.lanes.in.line", "main",
            "daozha.lanes.in.camera", "pushed",
            "daozha.readers.front.form", "VZENITH",
            "daozha.readers.front.camera", "5a0d7c31-90be4412",
            "daozha.readers.front.lane", "in",
            "daozha.readers.above.form", "FRIGATE",
            "daozha.readers.above.camera", "entry_cam",
            "daozha.readers.above.lane", "in");

    private static ParkingConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(ParkingConfig.class)
                .build()
                .getConfigMapping(ParkingConfig.class);
    }

    private static void check(Map<String, String> settings) {
        new ConfigCheck(read(settings)).check();
    }

    @Test
    void laneThatOnlyOutsideReadersLookAt() {
        check(GOOD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    daozha.readers.front.lane   | out               | daozha.readers.front.lane is 'out', which is none of the lanes
                    daozha.readers.front.zone   | before_arm        | daozha.readers.front.zone is set
                    daozha.readers.front.form   | FRIGATE           | daozha.lanes.in.camera is pushed, but no reader
                    daozha.lanes.in.region      | 0,0 1,0 1,7       | daozha.lanes.in.region: '1,7' is no corner
                    daozha.lanes.in.presence    | CAMERA            | do not show when nobody is there
                    daozha.lanes.in.near-plate  | 60                | it is a part of the picture's width
                    daozha.lanes.in.when.camera | OPEN for 2h       | daozha.lanes.in.when.camera: 'OPEN for 2h': a limit needs to be
                    daozha.lanes.in.when.power-back | ajar          | daozha.lanes.in.when.power-back: 'ajar' is no answer
                    daozha.lanes.in.camera      | camera            | daozha.lanes.in.camera may be rtsp
                    daozha.lanes.in.sign-levels | 07:00 100         | daozha.lanes.in.sign-levels: '07:00 100' is no change of levels
                    daozha.sign-levels          | 25:00 30/0        | daozha.sign-levels: '25:00' is no time of day
                    daozha.signs                | nowhere.txt       | daozha.signs: nowhere.txt cannot be read as a table of signs
                    """)
    void whatContradictsItselfIsNamed(String key, String value, String said) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(key, value);
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> check(settings));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"sign,page", "sign,led:street", "sign,vzenith:front", "barrier,relay", "barrier,isapi:http://10.0.0.7"})
    void signsAndBarriersThatCanBe(String key, String value) {
        check(with(key, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sign             | board             | daozha.lanes.in.sign is 'board'; it may be page, led:LINE or
                    sign             | led:nowhere       | names the line 'nowhere', which is not configured
                    sign             | led:main          | so it needs a line of its own
                    sign             | vzenith:above     | names 'above', which is no reader of form VZENITH
                    sign             | vzenith:behind    | names 'behind', which is no reader of form VZENITH
                    panel.rows       | 7                 | daozha.lanes.in.panel: No panel has 7 rows
                    panel.password   | 1                 | daozha.lanes.in.panel: The card's password has 6 to 32
                    barrier          | http://a:b@c      | daozha.lanes.in.barrier may be relay or isapi:http://host
                    barrier          | isapi:http://a:b@c | daozha.lanes.in.barrier may be isapi:http://host, with a
                    barrier          | isapi:10.0.0.7    | daozha.lanes.in.barrier may be isapi:http://host, with a
                    barrier-password | ''                | daozha.lanes.in.barrier-password
                    """)
    void signsAndBarriersThatCannotBeAreNamed(String key, String value, String said) {
        Map<String, String> settings = with("barrier", "isapi:http://10.0.0.7");
        settings.put("daozha.lanes.in." + key, value);
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> check(settings));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
        assertTrue(!refused.getMessage().contains("a:b@c"), "a password is not repeated");
    }

    @Test
    void oneSignOfTwoLanesIsNamed() {
        Map<String, String> settings = with("sign", "led:street");
        GOOD.forEach((key, value) -> settings.put(key.replace("lanes.in.", "lanes.out."), value));
        settings.put("daozha.readers.front.lane", "out");
        settings.put("daozha.lanes.out.sign", "led:street");
        settings.put("daozha.lanes.in.camera", "rtsp://10.0.0.8/1");
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> check(settings));
        assertTrue(
                refused.getMessage()
                        .contains("daozha.lanes.in.sign is 'led:street', and so is that of daozha.lanes.out"),
                refused.getMessage());
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("daozha.lines.street.port", "/dev/ttyUSB1");
        settings.put("daozha.lanes.in.barrier-login", "gate");
        settings.put("daozha.lanes.in.barrier-password", "secret");
        settings.put("daozha.lanes.in." + key, value);
        return settings;
    }

    @Test
    void failPolicyIsReadByCause() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("daozha.lanes.in.when.power-back", "HOLD for 30s, then OPEN");
        settings.put("daozha.lanes.in.when.database", "HOLD");
        assertEquals(
                Map.of(Cause.POWER_BACK, "HOLD for 30s, then OPEN", Cause.DATABASE, "HOLD"),
                read(settings).lanes().get("in").when());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    daozha.lanes.in.when.cameras   | ASK                | cameras
                    daozha.lanes.in.when-billing-is-away | OPEN         | daozha.lanes.in.when-billing-is-away
                    """)
    void whatIsNotKnownIsNamed(String key, String value, String said) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(key, value);
        RuntimeException refused = assertThrows(RuntimeException.class, () -> read(settings));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }

    @Test
    void twoReadersOfOneCameraAreNamed() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("daozha.readers.above.form", "VZENITH");
        settings.put("daozha.readers.above.camera", "5a0d7c31-90be4412");
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> check(settings));
        assertTrue(
                refused.getMessage().contains("daozha.readers.above.camera is '5a0d7c31-90be4412', and so is that of"),
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    -                           | -      | -
                    both-ways-with              | away   | daozha.lanes.out.both-ways-with names 'away', which is no other lane
                    both-ways-with              | out    | which is no other lane
                    direction                   | IN     | both lanes lead the same way
                    profile                     | B      | needs profile A
                    unit                        | 2      | both lanes need the same line, unit and barrier
                    contacts.under-arm          | 6      | of the contacts only presence may differ
                    contacts.presence           | 0      | each side needs a presence loop of its own
                    """)
    void laneUsedBothWays(String key, String value, String sentence) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("daozha.lanes.out.direction", "OUT");
        settings.put("daozha.lanes.out.line", "main");
        settings.put("daozha.lanes.out.camera", "rtsp://192.168.1.65/stream1");
        settings.put("daozha.lanes.out.both-ways-with", "in");
        settings.put("daozha.lanes.out.contacts.presence", "5");
        if (key != null) {
            settings.put("daozha.lanes.out." + key, value);
        }
        if ("B".equals(value)) {
            settings.put("daozha.lanes.out.contacts.close-relay", "4");
        }
        if (sentence == null) {
            check(settings);
            return;
        }
        Exception refused = assertThrows(IllegalArgumentException.class, () -> check(settings));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }
}
