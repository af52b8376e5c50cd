package io.daozha.billing.right;

import io.daozha.billing.right.NotGrantedException.Why;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A household asks for a permit, or for one more term of one that it has; the operator answers. */
@Entity
@Table(name = "permit_request")
public class PermitRequest extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "household")
    private Household household;

    @ManyToOne
    @JoinColumn(name = "type")
    private PermitType type;

    @ManyToOne
    @JoinColumn(name = "permit")
    private Permit permit;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private RegistrationRequest.State state;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    private String reason;

    PermitRequest() {}

    /** @param permit to renew; null for a new one */
    PermitRequest(Household household, PermitType type, Permit permit, Instant at) {
        this.household = household;
        this.type = type;
        this.permit = permit;
        this.requestedAt = at;
        this.state = RegistrationRequest.State.REQUESTED;
    }

    void decide(RegistrationRequest.State decision, Act act) {
        if (state != RegistrationRequest.State.REQUESTED) {
            throw new NotGrantedException(Why.DECIDED, "Request " + id + " was decided before: " + state);
        }
        state = decision;
        decidedAt = act.at();
        decidedBy = act.by();
        reason = act.reason();
    }

    /** A new permit that was granted upon the request. */
    void brought(Permit granted) {
        permit = granted;
    }

    /** Nobody has decided yet. */
    static List<PermitRequest> open(Household household) {
        return list("household = ?1 and state = ?2", household, RegistrationRequest.State.REQUESTED);
    }

    static List<PermitRequest> of(Household household) {
        return list("household", Sort.descending("id"), household);
    }

    public long id() {
        return id;
    }

    public Household household() {
        return household;
    }

    public PermitType type() {
        return type;
    }

    /** The one to renew, or the one that was granted; empty as long as a new one was only asked for. */
    public Optional<Permit> permit() {
        return Optional.ofNullable(permit);
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public RegistrationRequest.State state() {
        return state;
    }

    /** Empty until it is decided, like the two that follow. */
    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
