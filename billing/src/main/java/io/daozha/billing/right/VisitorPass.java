package io.daozha.billing.right;

import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Segment.Kind;
import io.daozha.billing.right.Segments.Claim;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * A visitor's car may come in some times within a window. A stay that began in it is covered up to the window's end and
 * temporary after. Who has the code puts his plate on it, if the host did not.
 */
@Entity
@Table(name = "visitor_pass")
public class VisitorPass extends PanacheEntityBase {

    /** One entry, counted at the passage. */
    @Embeddable
    record Use(long session, Instant at) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String code;

    @ManyToOne
    @JoinColumn(name = "household")
    private Household household;

    @Embedded
    private Plate plate;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "valid_until")
    private Instant validUntil;

    private int entries;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "visitor_use", joinColumns = @JoinColumn(name = "pass"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = ParkingSession.TOGETHER)
    private List<Use> uses = new ArrayList<>();

    VisitorPass() {}

    VisitorPass(String code, Optional<Household> household, Optional<Plate> plate, Instant from, Instant until, int n) {
        this.code = code;
        this.household = household.orElse(null);
        this.plate = plate.orElse(null);
        this.validFrom = from;
        this.validUntil = until;
        this.entries = n;
    }

    void claim(Plate visitor) {
        plate = visitor;
    }

    void use(long session, Instant at) {
        uses.add(new Use(session, at));
    }

    void withdraw(Instant at) {
        withdrawnAt = at;
    }

    /** Lets a car in at a moment; its end does not. */
    boolean admits(Instant at) {
        return withdrawnAt == null && !at.isBefore(validFrom) && at.isBefore(validUntil) && left() > 0;
    }

    /** What it claims of a stay that used it: withdrawing it later takes nothing back from who is inside. */
    Claim claim(Instant enteredAt) {
        return new Claim(Kind.VISITOR, host(), id, Span.between(enteredAt, validUntil));
    }

    static Optional<VisitorPass> admitting(Plate plate, Instant at) {
        return VisitorPass.<VisitorPass>list(
                        "plate.text = ?1 and plate.colour = ?2 and validUntil > ?3",
                        Sort.by("validUntil"),
                        plate.text(),
                        plate.colour(),
                        at)
                .stream()
                .filter(pass -> pass.admits(at))
                .findFirst();
    }

    /** Those that any of these stays used. */
    static List<VisitorPass> usedBy(List<Long> sessions) {
        return list("select distinct p from VisitorPass p join p.uses u where u.session in ?1 order by p.id", sessions);
    }

    boolean wasUsedBy(long session) {
        return uses.stream().anyMatch(use -> use.session() == session);
    }

    static Optional<VisitorPass> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** Of a household, not over and not withdrawn. */
    static long open(Household household, Instant at) {
        return count("household = ?1 and validUntil > ?2 and withdrawnAt is null", household, at);
    }

    static Map<Long, Long> open(Collection<Household> households, Instant at) {
        return getEntityManager()
                .createQuery(
                        "select p.household.id, count(p) from VisitorPass p where p.household in ?1 and p.validUntil > ?2"
                                + " and p.withdrawnAt is null group by p.household.id",
                        Object[].class)
                .setParameter(1, households)
                .setParameter(2, at)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    public long id() {
        return id;
    }

    /** What the host tells his visitor. */
    public String code() {
        return code;
    }

    /** Empty when the operator gave it. */
    public Optional<Household> household() {
        return Optional.ofNullable(household);
    }

    /** How sign and bill name it. */
    public String host() {
        return household().map(Household::name).orElse("访客");
    }

    /** Empty until somebody has put a plate on it. */
    public Optional<Plate> plate() {
        return Optional.ofNullable(plate);
    }

    public Instant validFrom() {
        return validFrom;
    }

    public Instant validUntil() {
        return validUntil;
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    public int entries() {
        return entries;
    }

    /** How many entries are left. */
    public int left() {
        return entries - uses.size();
    }
}
