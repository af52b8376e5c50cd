package io.daozha.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/** One line of the trail of a stay, or of an exit without one: who did what, why, and what stood there before. Only grows. */
@Entity
@Immutable
@Table(name = "trail")
public class TrailEntry extends PanacheEntityBase {

    public enum Act {
        LOOKED_AT,
        REOPENED,
        PLATE_CORRECTED,
        ENTRY_TIME_CORRECTED,
        EXIT_TIME_CORRECTED,
        ENTRY_ADDED,
        EXIT_ADDED,
        EXIT_JOINED,
        /** There was no such car any more. */
        CLOSED_WITHOUT_EXIT,
        MERGED,
        DISPUTED,
        DISPUTE_ACCEPTED,
        DISPUTE_REJECTED,
        FEE_DECIDED,
        GROWTH_PAUSED,
        GROWTH_RESUMED,
        /** A notice to who left his car for too long, and what followed. */
        STEP_TAKEN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long session;

    private String passage;

    @Enumerated(EnumType.STRING)
    private Act act;

    private Instant at;

    @Column(name = "signed_by")
    private String by;

    private String why;

    private String details;

    TrailEntry() {}

    private TrailEntry(Long session, String passage, Act act, Signature signature, ObjectNode details) {
        this.session = session;
        this.passage = passage;
        this.act = act;
        this.at = signature.at();
        this.by = signature.by();
        this.why = signature.why();
        this.details = details.isEmpty() ? null : details.toString();
    }

    static TrailEntry of(ParkingSession stay, Act act, Signature signature, ObjectNode details) {
        return new TrailEntry(stay.id(), null, act, signature, details);
    }

    static TrailEntry ofExit(String passage, Act act, Signature signature, ObjectNode details) {
        return new TrailEntry(null, passage, act, signature, details);
    }

    static List<TrailEntry> ofStay(long session) {
        return list("session", Sort.by("id"), session);
    }

    static Map<Long, List<TrailEntry>> ofStays(Collection<Long> sessions) {
        return TrailEntry.<TrailEntry>list("session in ?1", Sort.by("id"), sessions).stream()
                .collect(Collectors.groupingBy(entry -> entry.session));
    }

    static List<TrailEntry> ofExit(String passage) {
        return list("passage", Sort.by("id"), passage);
    }

    public long id() {
        return id;
    }

    /** The number of the stay; empty where an exit has none. */
    public Optional<Long> session() {
        return Optional.ofNullable(session);
    }

    public Optional<String> passage() {
        return Optional.ofNullable(passage);
    }

    public Act act() {
        return act;
    }

    public Instant at() {
        return at;
    }

    public String by() {
        return by;
    }

    public String why() {
        return why;
    }

    /** A JSON object with what stood there {@code before} and stands {@code after}, and the charge that was replaced. */
    public Optional<String> details() {
        return Optional.ofNullable(details);
    }
}
