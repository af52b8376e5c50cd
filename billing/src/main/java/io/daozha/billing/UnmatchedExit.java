package io.daozha.billing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An exit whose entry nobody saw, until it is found to belong to a stay. */
@Entity
@Table(name = "unmatched_exit")
class UnmatchedExit extends PanacheEntityBase {
    @Id
    private String passage;

    @SuppressWarnings("UnusedVariable") // queries order by it
    private Instant at;

    @Column(name = "looked_at")
    private Instant lookedAt;

    UnmatchedExit() {}

    UnmatchedExit(RecordedPassage exit) {
        passage = exit.passage().id();
        at = exit.passage().passedAt();
    }

    /** This exit is that of a stay. */
    static void belongs(RecordedPassage exit) {
        deleteById(exit.passage().id());
    }

    /** A person has found that nothing is to be done; or finds otherwise, where {@code at} is null. */
    void lookedAt(Instant when) {
        lookedAt = when;
    }
}
