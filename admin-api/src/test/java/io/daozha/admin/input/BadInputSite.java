package io.daozha.admin.input;

import io.daozha.admin.live.FakeSite;
import java.util.HashMap;
import java.util.Map;

/** Behind a proxy, so that each request can come from an address of its own. */
public class BadInputSite extends FakeSite {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.allow-x-forwarded", "true");
        return settings;
    }
}
