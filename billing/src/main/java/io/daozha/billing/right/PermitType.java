package io.daozha.billing.right;

import io.daozha.billing.Money;
import io.daozha.billing.ParkingSession;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.BatchSize;

/** A kind of permit that is, or was, on offer. It never changes: a new offer is a new type, and the old one is retired. */
@Entity
@BatchSize(size = ParkingSession.TOGETHER)
@Table(name = "permit_type")
public class PermitType extends PanacheEntityBase {

    /** What becomes of a household's car that finds its spaces taken by the others. */
    public enum Overflow {
        /** It comes in as a temporary car. */
        TEMPORARY,
        REFUSED
    }

    /**
     * @param months how long one term lasts: 1, 3, 12; 0 where it is counted in days
     * @param days the same in days; 0 where it is counted in months
     * @param price of one term
     * @param spaces how many cars it covers at once
     * @param graceDays after its end a stay that is over by then is still covered
     * @param swapMinutes in which two of its cars may change places, both inside
     * @param reserved its spaces are kept free when the car park is full
     */
    @Embeddable
    public record Terms(
            String name,
            int months,
            int days,
            @Embedded Money price,
            @Embedded Hours hours,
            int spaces,
            @Column(name = "grace_days") int graceDays,
            @Column(name = "swap_minutes") int swapMinutes,
            @Enumerated(EnumType.STRING) Overflow overflow,
            boolean reserved) {

        private static final int MOST_DAYS = 3_660;

        public Terms {
            require(!name.isBlank(), "A permit type has a name");
            require(months >= 0 && days >= 0 && (months > 0) != (days > 0), "A term lasts some months or some days");
            require(months <= 120 && days <= MOST_DAYS, "A term lasts at most ten years");
            require(price.minor() >= 0, "A permit cannot cost less than nothing");
            require(spaces >= 1, "A permit has at least one space");
            require(graceDays >= 0 && graceDays <= 365, "Days of grace are 0 to 365, not " + graceDays);
            require(swapMinutes >= 0 && swapMinutes <= 1440, "Minutes to change places are 0 to 1440");
        }

        private static void require(boolean holds, String rule) {
            if (!holds) {
                throw new IllegalArgumentException(rule);
            }
        }

        /** The last day of a term that begins on a day. */
        public LocalDate lastDay(LocalDate firstDay) {
            return firstDay.plusMonths(months).plusDays(days).minusDays(1);
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    private Terms terms;

    @Column(name = "retired_at")
    private Instant retiredAt;

    PermitType() {}

    PermitType(Terms terms) {
        this.terms = terms;
    }

    /** What the simple grant of a car park without an offer of its own gives: one car, one space, all day. */
    static PermitType plain() {
        return PermitType.<PermitType>findAll(Sort.by("id")).firstResult();
    }

    static List<PermitType> onOffer() {
        return list("retiredAt is null", Sort.by("id"));
    }

    void retire(Instant at) {
        retiredAt = at;
    }

    /** No more are granted of it. */
    public boolean retired() {
        return retiredAt != null;
    }

    public long id() {
        return id;
    }

    public Terms terms() {
        return terms;
    }
}
