package io.daozha.admin.access;

import io.daozha.admin.ParkingConfig;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of what a provider's claim says, the highest of our roles counts and nothing else: a group that happens to be called like
 * a key's scope opens nothing.
 */
@ApplicationScoped
class ProviderRoles implements SecurityIdentityAugmentor {
    private final Map<String, String> groups;

    ProviderRoles(ParkingConfig config) {
        this.groups = config.login().groups();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity who, AuthenticationRequestContext context) {
        if (who.isAnonymous() || who.getCredential(IdTokenCredential.class) == null) {
            return Uni.createFrom().item(who);
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(who.getPrincipal())
                        .addCredentials(who.getCredentials())
                        .addAttributes(who.getAttributes())
                        .addRoles(of(who.getRoles(), groups))
                        .build());
    }

    /** @param groups of the provider, and the role that each is here */
    static Set<String> of(Set<String> claimed, Map<String, String> groups) {
        Set<String> meant =
                claimed.stream().map(name -> groups.getOrDefault(name, name)).collect(Collectors.toSet());
        return Stream.of(Role.values())
                .map(Role::role)
                .filter(meant::contains)
                .limit(1)
                .collect(Collectors.toSet());
    }
}
