package io.daozha.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** Somebody who may log in. */
@Entity
public class Account extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String password;

    @Column(name = "must_change")
    private boolean mustChange;

    private boolean disabled;

    private Long household;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "logged_in_at")
    private Instant loggedInAt;

    @Version
    private int version;

    Account() {}

    /** @param hash of a password that was given to its owner and that he has to change */
    Account(String name, Role role, String hash, Instant now) {
        this.name = name;
        this.role = role;
        this.password = hash;
        this.mustChange = true;
        this.madeAt = now;
    }

    static Optional<Account> named(String name) {
        return find("lower(name) = lower(?1)", name).firstResultOptional();
    }

    /** Whether somebody could still manage the car park without this one. */
    boolean dispensable() {
        return role != Role.MANAGER
                || disabled
                || count("role = ?1 and disabled = false and id <> ?2", Role.MANAGER, id) > 0;
    }

    /** Only a resident belongs to a household. */
    void becomes(Role role) {
        this.role = role;
        if (role != Role.RESIDENT) {
            household = null;
        }
    }

    void livesIn(long household) {
        this.household = household;
    }

    void disable(boolean disabled) {
        this.disabled = disabled;
    }

    /** @param given by somebody else, so that it has to be changed */
    void password(String hash, boolean given) {
        this.password = hash;
        this.mustChange = given;
    }

    void loggedIn(Instant now) {
        this.loggedInAt = now;
    }

    @JsonProperty
    public long id() {
        return id;
    }

    @JsonProperty
    public String name() {
        return name;
    }

    @JsonProperty
    public Role role() {
        return role;
    }

    String hash() {
        return password;
    }

    /** Of a resident who has shown its code: the household whose things he sees and changes. */
    @JsonProperty
    public Optional<Long> household() {
        return Optional.ofNullable(household);
    }

    @JsonProperty
    public boolean mustChange() {
        return mustChange;
    }

    @JsonProperty
    public boolean disabled() {
        return disabled;
    }

    @JsonProperty
    public Instant madeAt() {
        return madeAt;
    }

    @JsonProperty
    public Optional<Instant> loggedInAt() {
        return Optional.ofNullable(loggedInAt);
    }

    @JsonProperty
    public int version() {
        return version;
    }
}
