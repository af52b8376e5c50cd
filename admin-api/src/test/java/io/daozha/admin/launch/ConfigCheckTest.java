package io.daozha.admin.launch;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.ParkingConfig;
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

    private static void check(Map<String, String> settings) {
        new ConfigCheck(new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .withMapping(ParkingConfig.class)
                        .build()
                        .getConfigMapping(ParkingConfig.class))
                .check();
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
}
