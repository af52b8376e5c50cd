package io.daozha.billing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
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
import org.hibernate.annotations.BatchSize;

/** A passage as it was taken, once by its id; what it meant is told by the stay that names it, if one does. */
@Entity
@Table(name = "passage")
@BatchSize(size = ParkingSession.TOGETHER)
public class RecordedPassage extends PanacheEntityBase {
    private static final String UNMATCHED =
            "select p from RecordedPassage p join UnmatchedExit none on none.passage = p.id where";

    @Id
    private String id;

    private String lane;

    @Enumerated(EnumType.STRING)
    private Passage.Direction direction;

    @Embedded
    private Plate plate;

    @Column(name = "reading_text")
    private String readingText;

    @Column(name = "reading_confidence")
    private Double readingConfidence;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Column(name = "passed_at")
    private Instant passedAt;

    private boolean certain;

    @Enumerated(EnumType.STRING)
    private Grounds grounds;

    private String picture;

    RecordedPassage() {}

    RecordedPassage(Passage passage) {
        id = passage.id();
        lane = passage.lane();
        direction = passage.direction();
        plate = passage.plate();
        readingText = passage.reading().map(Passage.Reading::text).orElse(null);
        readingConfidence = passage.reading().map(Passage.Reading::confidence).orElse(null);
        arrivedAt = passage.arrivedAt();
        passedAt = passage.passedAt();
        certain = passage.certain();
        grounds = passage.grounds().orElse(null);
        picture = passage.picture().orElse(null);
    }

    public Passage passage() {
        Optional<Passage.Reading> reading =
                Optional.ofNullable(readingText).map(text -> new Passage.Reading(text, readingConfidence));
        return new Passage(
                id,
                lane,
                direction,
                plate,
                reading,
                arrivedAt,
                passedAt,
                certain,
                Optional.ofNullable(grounds),
                Optional.ofNullable(picture));
    }

    /** Exits whose entry nobody saw, newest first. */
    static List<RecordedPassage> unmatchedExits(int limit) {
        return RecordedPassage.<RecordedPassage>find(UNMATCHED + " p.direction = OUT order by none.at desc")
                .page(0, limit)
                .list();
    }

    /** Those of them that nobody has looked at, newest first. */
    static List<RecordedPassage> exitsToLookAt(int limit) {
        return RecordedPassage.<RecordedPassage>find(UNMATCHED + " none.lookedAt is null order by none.at desc")
                .page(0, limit)
                .list();
    }

    /** The first exit of this car that came to the arm from a moment on and belongs to no stay. */
    static Optional<RecordedPassage> unmatchedExit(Plate plate, Instant from) {
        return find(
                        UNMATCHED + " p.plate.text = ?1 and p.plate.colour = ?2 and p.arrivedAt >= ?3"
                                + " order by p.arrivedAt",
                        plate.text(),
                        plate.colour(),
                        from)
                .firstResultOptional();
    }
}
