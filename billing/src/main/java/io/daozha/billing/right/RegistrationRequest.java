package io.daozha.billing.right;

import io.daozha.billing.Plate;
import io.daozha.billing.right.NotGrantedException.Why;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
import java.util.Optional;

/** A household asks for a plate on its permit; the operator answers. */
@Entity
@Table(name = "registration_request")
public class RegistrationRequest extends PanacheEntityBase {

    public enum State {
        REQUESTED,
        APPROVED,
        REFUSED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "household")
    private Household household;

    @Embedded
    private Plate plate;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    private String reason;

    RegistrationRequest() {}

    RegistrationRequest(Household household, Plate plate, Instant at) {
        this.household = household;
        this.plate = plate;
        this.requestedAt = at;
        this.state = State.REQUESTED;
    }

    void decide(State decision, Act act) {
        if (state != State.REQUESTED) {
            throw new NotGrantedException(
                    Why.DECIDED, "Request " + id + " for " + plate + " was decided before: " + state);
        }
        state = decision;
        decidedAt = act.at();
        decidedBy = act.by();
        reason = act.reason();
    }

    static Optional<RegistrationRequest> open(Plate plate) {
        return find(
                        "plate.text = ?1 and plate.colour = ?2 and state = ?3",
                        plate.text(),
                        plate.colour(),
                        State.REQUESTED)
                .firstResultOptional();
    }

    static long open(Household household) {
        return count("household = ?1 and state = ?2", household, State.REQUESTED);
    }

    public long id() {
        return id;
    }

    public Household household() {
        return household;
    }

    public Plate plate() {
        return plate;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public State state() {
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
