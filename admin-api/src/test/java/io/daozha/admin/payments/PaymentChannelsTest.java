package io.daozha.admin.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.ParkingConfig;
import io.daozha.billing.payment.PaymentProvider;
import io.daozha.billing.payment.SimulatedProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which channels there are is a question of the settings; what is missing is named. */
class PaymentChannelsTest {

    @TempDir
    Path folder;

    private static List<String> of(Map<String, String> settings) {
        ParkingConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(ParkingConfig.class)
                .build()
                .getConfigMapping(ParkingConfig.class);
        return PaymentChannels.of(config, new SimulatedProvider(), Clock.systemUTC()).stream()
                .map(PaymentProvider::channel)
                .toList();
    }

    @Test
    void withNoneConfiguredItIsSimulated() {
        assertEquals(List.of("simulated"), of(Map.of()));
        assertEquals(List.of("wechat", "alipay"), of(PaymentSite.payment(folder)));
    }

    @Test
    void eachMissingKeyStopsTheStartByItsName() {
        Map<String, String> all = PaymentSite.payment(folder);
        for (String key : all.keySet()) {
            if (key.endsWith(".address") || key.endsWith("public-key-id")) {
                continue;
            }
            Map<String, String> fewer = new HashMap<>(all);
            fewer.remove(key);
            refused(key + " is missing", fewer);
        }
    }

    @Test
    void aWrongValueIsNamedToo() throws Exception {
        Map<String, String> settings = PaymentSite.payment(folder);
        Path nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");
        refused("daozha.payment.call-back is", with(settings, "daozha.payment.call-back", "http://park.invalid"));
        refused("32 bytes", with(settings, "daozha.payment.wechat.api-v3-key", "short"));
        refused("cannot be read", with(settings, "daozha.payment.wechat.private-key", "/nowhere.pem"));
        refused("holds no key", with(settings, "daozha.payment.alipay.public-key", nothing.toString()));
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(key, value);
        return changed;
    }

    private static void refused(String names, Map<String, String> settings) {
        String said =
                assertThrows(IllegalArgumentException.class, () -> of(settings)).getMessage();
        assertTrue(said.contains(names), said + " should name " + names);
    }
}
