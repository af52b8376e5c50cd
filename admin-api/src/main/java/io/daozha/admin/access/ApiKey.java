package io.daozha.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a machine shows instead of logging in. */
@Entity
@Table(name = "api_key")
public class ApiKey extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String label;

    @SuppressWarnings("UnusedVariable") // the database reads it
    private byte[] secret;

    private String scopes;

    @Column(name = "made_by")
    private String madeBy;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Version
    private int version;

    ApiKey() {}

    ApiKey(String label, byte[] secret, Set<String> scopes, String madeBy, Instant now, Instant expires) {
        this.label = label;
        this.secret = secret.clone();
        this.scopes = String.join(" ", new TreeSet<>(scopes));
        this.madeBy = madeBy;
        this.madeAt = now;
        this.expiresAt = expires;
    }

    static Optional<ApiKey> of(byte[] secret) {
        return find("secret", secret).firstResultOptional();
    }

    public boolean opens(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    @JsonProperty
    public long id() {
        return id;
    }

    @JsonProperty
    public String label() {
        return label;
    }

    @JsonProperty
    public List<String> scopes() {
        return List.of(scopes.split(" "));
    }

    @JsonProperty
    public String madeBy() {
        return madeBy;
    }

    @JsonProperty
    public Instant madeAt() {
        return madeAt;
    }

    @JsonProperty
    public Instant expiresAt() {
        return expiresAt;
    }

    @JsonProperty
    public Optional<Instant> usedAt() {
        return Optional.ofNullable(usedAt);
    }

    @JsonProperty
    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    @JsonProperty
    public int version() {
        return version;
    }
}
