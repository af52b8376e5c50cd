package io.daozha.admin.live;

import io.daozha.admin.TestSite;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application with a made-up car park; the database is real and stays empty. It stands behind a proxy, so that a request
 * can come from an address of its own.
 */
public class FakeSite implements QuarkusTestProfile {

    private static final AtomicInteger CALLERS = new AtomicInteger();

    /** For {@code X-Forwarded-For}: an address that nobody has called from, so that no limit hides what is behind it. */
    public static String freshAddress() {
        int caller = CALLERS.incrementAndGet();
        return "10." + caller / 65536 + "." + caller / 256 % 256 + "." + caller % 256;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeConsole.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "daozha.sign-levels", "07:00 100/80, 22:00 30/0",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.allow-x-forwarded", "true");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestSite.class));
    }
}
