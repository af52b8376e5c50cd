package io.daozha.billing.right;

import io.daozha.billing.OutboxRow;
import io.daozha.billing.OutboxRow.Fact;
import io.daozha.billing.Words;
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
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Who changed which right, when and why. Only grows; each change is a fact for head office as well. */
@Entity
@Immutable
@Table(name = "right_change")
public class RightChange extends PanacheEntityBase {

    /** What sort of right; its number says which one. */
    public enum Kind {
        PERMIT_TYPE,
        PERMIT,
        HOUSEHOLD,
        REQUEST,
        PERMIT_REQUEST,
        VISITOR_PASS,
        EXEMPTION,
        BAN,
        LOCK
    }

    /** What was done to it. */
    public enum Change {
        GRANTED(Fact.RIGHT_GRANTED),
        ENDED(Fact.RIGHT_ENDED),
        RENEWED(Fact.RIGHT_CHANGED),
        FROZEN(Fact.RIGHT_CHANGED),
        UNFROZEN(Fact.RIGHT_CHANGED),
        PLATE_ADDED(Fact.RIGHT_CHANGED),
        PLATE_REMOVED(Fact.RIGHT_CHANGED),
        QUOTA(Fact.RIGHT_CHANGED),
        REQUESTED(Fact.RIGHT_CHANGED),
        APPROVED(Fact.RIGHT_CHANGED),
        REFUSED(Fact.RIGHT_CHANGED),
        CLAIMED(Fact.RIGHT_CHANGED),
        USED(Fact.RIGHT_CHANGED);

        private final Fact fact;

        Change(Fact fact) {
            this.fact = fact;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private long number;

    @Enumerated(EnumType.STRING)
    private Change change;

    private Instant at;

    @Column(name = "by_whom")
    private String by;

    private String reason;

    private String detail;

    @Column(name = "detail_zh")
    private String detailZh;

    RightChange() {}

    /** @param detail what it was changed to, for a person */
    static void keep(Kind kind, long number, Change change, Words detail, Act act) {
        RightChange row = new RightChange();
        row.kind = kind;
        row.number = number;
        row.change = change;
        row.at = act.at();
        row.by = act.by();
        row.reason = act.reason();
        row.detail = detail.en();
        row.detailZh = detail.zh().equals(detail.en()) ? "" : detail.zh();
        row.persist();
        OutboxRow.ofRight(change.fact, kind.name(), number, change.name(), detail.en(), act.at())
                .persist();
    }

    /** @param detail a name, a plate or what else every language shares */
    static void keep(Kind kind, long number, Change change, String detail, Act act) {
        keep(kind, number, change, Words.of(detail), act);
    }

    static List<RightChange> of(Kind kind, long number) {
        return list("kind = ?1 and number = ?2", Sort.by("id"), kind, number);
    }

    public Kind kind() {
        return kind;
    }

    public long number() {
        return number;
    }

    public Change change() {
        return change;
    }

    public Instant at() {
        return at;
    }

    public String by() {
        return by;
    }

    public String reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }

    /** The detail, for a person. */
    public Words words() {
        return new Words(detailZh.isEmpty() ? detail : detailZh, detail);
    }
}
