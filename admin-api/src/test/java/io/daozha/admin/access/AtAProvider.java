package io.daozha.admin.access;

import io.daozha.admin.live.FakeSite;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A car park whose people log in at a provider, configured as docs/security.md says. */
public class AtAProvider extends FakeSite {

    @Override
    public List<TestResourceEntry> testResources() {
        return Stream.concat(super.testResources().stream(), Stream.of(new TestResourceEntry(Running.class)))
                .toList();
    }

    public static class Running implements QuarkusTestResourceLifecycleManager {
        private Provider provider;

        @Override
        public Map<String, String> start() {
            provider = Provider.start("daozha");
            return Map.of(
                    "quarkus.oidc.tenant-enabled", "true",
                    "quarkus.oidc.auth-server-url", provider.address(),
                    "quarkus.oidc.client-id", "daozha",
                    "quarkus.oidc.credentials.secret", "a secret of thirty-two letters, or more",
                    "quarkus.oidc.roles.role-claim-path", "groups",
                    "daozha.login.groups.car-park-keepers", "manager");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(provider, new TestInjector.MatchesType(Provider.class));
        }

        @Override
        public void stop() {
            provider.close();
        }
    }
}
