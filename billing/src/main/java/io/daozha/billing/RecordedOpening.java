package io.daozha.billing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An opening as it was taken, once by its id. */
@Entity
@Table(name = "opening")
public class RecordedOpening extends PanacheEntityBase {
    @Id
    private String id;

    private String lane;

    @Enumerated(EnumType.STRING)
    private Passage.Direction direction;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private Grounds grounds;

    @Column(name = "opened_by")
    private String by;

    private String reason;

    @Embedded
    private Plate plate;

    private String picture;

    private String visit;

    RecordedOpening() {}

    private RecordedOpening(Opening opening) {
        id = opening.id();
        lane = opening.lane();
        direction = opening.direction();
        at = opening.at();
        grounds = opening.grounds();
        by = opening.by();
        reason = opening.reason();
        plate = opening.plate().orElse(null);
        picture = opening.picture().orElse(null);
        visit = opening.visit().orElse(null);
    }

    static void take(Opening opening) {
        if (findById(opening.id()) == null) {
            new RecordedOpening(opening).persist();
            OutboxRow.ofOpening(opening).persist();
        }
    }

    /** From a moment on, oldest first. */
    static List<Opening> from(Instant at) {
        return RecordedOpening.<RecordedOpening>list("at >= ?1", Sort.by("at", "id"), at).stream()
                .map(RecordedOpening::opening)
                .toList();
    }

    private Opening opening() {
        return new Opening(
                id,
                lane,
                direction,
                at,
                grounds,
                by,
                reason,
                Optional.ofNullable(plate),
                Optional.ofNullable(picture),
                Optional.ofNullable(visit));
    }
}
