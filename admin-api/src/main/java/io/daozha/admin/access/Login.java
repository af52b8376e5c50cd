package io.daozha.admin.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** One browser in which somebody has logged in; kept so that a restart of ours logs nobody out. */
@Entity
class Login extends PanacheEntityBase {
    @Id
    private byte[] token;

    @ManyToOne
    @JoinColumn(name = "account")
    private Account account;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    Login() {}

    Login(byte[] token, Account account, Instant now) {
        this.token = token.clone();
        this.account = account;
        this.openedAt = now;
        this.seenAt = now;
    }

    Account account() {
        return account;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant seenAt() {
        return seenAt;
    }
}
