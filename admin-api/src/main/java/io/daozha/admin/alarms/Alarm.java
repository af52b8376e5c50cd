package io.daozha.admin.alarms;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.daozha.admin.live.LaneView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that went wrong, of a lane or of the site. */
@Entity
@Table(name = "alarm")
public class Alarm extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String lane;
    private String kind;
    private String detail;

    @Column(name = "began_at")
    private Instant beganAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "seen_by")
    private String seenBy;

    @Column(name = "seen_at")
    private Instant seenAt;

    Alarm() {}

    Alarm(String lane, String kind, String detail, Instant beganAt) {
        this.lane = lane;
        this.kind = kind;
        this.detail = detail;
        this.beganAt = beganAt;
    }

    /** What lasts while the database is away is in no table yet. */
    public boolean written() {
        return id != null;
    }

    void ends(Instant at) {
        endedAt = at.isBefore(beganAt) ? beganAt : at;
    }

    /** Whoever was first stays named. */
    void seen(String by, Instant at) {
        if (seenAt == null) {
            seenBy = by;
            seenAt = at;
        }
    }

    @JsonProperty
    public long id() {
        return id;
    }

    /** Empty where it is not of one lane. */
    @JsonProperty
    @Schema(examples = "exit")
    public String lane() {
        return lane;
    }

    /** A constant of the lanes' alarms, or a word of the facts. */
    @JsonProperty
    @Schema(examples = "ARM_STUCK")
    public String kind() {
        return kind;
    }

    /** Empty where it is a word of the facts. */
    public Optional<LaneView.Alarm.Kind> ofLane() {
        return Stream.of(LaneView.Alarm.Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst();
    }

    /** Its detail is words of the fail policy. */
    public boolean byPolicy() {
        return kind.equals(LaneView.Alarm.Kind.BY_POLICY.name());
    }

    @JsonProperty
    public String detail() {
        return detail;
    }

    @JsonProperty
    public Instant beganAt() {
        return beganAt;
    }

    @JsonProperty
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public boolean lasts() {
        return endedAt == null;
    }

    @JsonProperty
    public Optional<String> seenBy() {
        return Optional.ofNullable(seenBy);
    }

    @JsonProperty
    public Optional<Instant> seenAt() {
        return Optional.ofNullable(seenAt);
    }
}
