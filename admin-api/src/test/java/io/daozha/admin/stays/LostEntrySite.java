package io.daozha.admin.stays;

import io.daozha.admin.live.FakeSite;
import java.util.HashMap;
import java.util.Map;

/** A made-up car park where a car pays 20 yuan whose entry nobody saw. */
public class LostEntrySite extends FakeSite {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.put("daozha.lost-entry-fee", "2000");
        return settings;
    }
}
