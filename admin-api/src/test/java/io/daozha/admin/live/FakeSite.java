package io.daozha.admin.live;

import io.daozha.admin.TestSite;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The application with a made-up car park; the database is real and stays empty. */
public class FakeSite implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeConsole.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("daozha.sign-levels", "07:00 100/80, 22:00 30/0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestSite.class));
    }
}
