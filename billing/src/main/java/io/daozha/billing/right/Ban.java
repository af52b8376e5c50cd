package io.daozha.billing.right;

import io.daozha.billing.Plate;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A car on the black list: it does not come in. One that is inside may leave like any other. */
@Entity
public class Ban extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    private Plate plate;

    private String reason;

    private Instant since;

    @Column(name = "lifted_at")
    private Instant liftedAt;

    Ban() {}

    Ban(Plate plate, String reason, Instant since) {
        this.plate = plate;
        this.reason = reason;
        this.since = since;
    }

    void lift(Instant at) {
        liftedAt = at;
    }

    static Optional<Ban> on(Plate plate) {
        return find("plate.text = ?1 and plate.colour = ?2 and liftedAt is null", plate.text(), plate.colour())
                .firstResultOptional();
    }

    static List<Ban> all() {
        return list("liftedAt is null", Sort.by("id"));
    }

    public long id() {
        return id;
    }

    public Plate plate() {
        return plate;
    }

    public String reason() {
        return reason;
    }

    public Instant since() {
        return since;
    }
}
