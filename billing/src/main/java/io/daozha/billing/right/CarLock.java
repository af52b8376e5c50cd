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
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose car this is does not want it to leave, whoever drives it. He opens the lock with its code, or an operator does;
 * after too many wrong codes only an operator.
 */
@Entity
@Table(name = "car_lock")
public class CarLock extends PanacheEntityBase {
    private static final int MOST_WRONG_CODES = 5;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    private Plate plate;

    private String code;

    private Instant since;

    @Column(name = "wrong_codes")
    private int wrongCodes;

    @Column(name = "opened_at")
    private Instant openedAt;

    CarLock() {}

    CarLock(Plate plate, String code, Instant since) {
        this.plate = plate;
        this.code = code;
        this.since = since;
    }

    /** Each wrong try counts. */
    boolean opensBy(String said) {
        boolean right = wrongCodes < MOST_WRONG_CODES && code.equals(said);
        wrongCodes += right ? 0 : 1;
        return right;
    }

    void open(Instant at) {
        openedAt = at;
    }

    static Optional<CarLock> on(Plate plate) {
        return find("plate.text = ?1 and plate.colour = ?2 and openedAt is null", plate.text(), plate.colour())
                .firstResultOptional();
    }

    static List<CarLock> all() {
        return list("openedAt is null", Sort.by("id"));
    }

    public long id() {
        return id;
    }

    public Plate plate() {
        return plate;
    }

    /** For who locked it. */
    public String code() {
        return code;
    }

    public Instant since() {
        return since;
    }
}
