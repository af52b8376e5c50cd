package io.daozha.billing;

import io.daozha.billing.tariff.Discount;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a merchant takes off one stay. Presented for a stay it stays with it, whatever the price of the moment; it is used
 * up when that stay ends with a price.
 */
@Entity
public class Coupon extends PanacheEntityBase {

    /** The forms of {@link Discount}. */
    public enum Kind {
        MINUTES,
        AMOUNT,
        PERCENT,
        EVERYTHING
    }

    @Id
    private String code;

    @ManyToOne
    @JoinColumn(name = "merchant")
    private Merchant merchant;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private long value;

    private String currency;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "valid_until")
    private Instant validUntil;

    @Embedded
    private Plate plate;

    @ManyToOne
    @JoinColumn(name = "session")
    private ParkingSession session;

    @Column(name = "used_at")
    private Instant usedAt;

    Coupon() {}

    /**
     * @param value minutes, smallest units of money, or percent; 0 of everything
     * @param plate the car it is for; null where whoever has the code may use it
     */
    Coupon(
            String code,
            Merchant merchant,
            Kind kind,
            long value,
            String currency,
            Plate plate,
            Instant givenAt,
            Instant validUntil) {
        if (!validUntil.isAfter(givenAt)) {
            throw new DeskException("优惠券的有效期要在发出之后。", "A coupon is valid for some time, not until " + validUntil);
        }
        boolean fits = switch (kind) {
            case MINUTES, AMOUNT -> value > 0;
            case PERCENT -> value >= 1 && value <= 100;
            case EVERYTHING -> value == 0;
        };
        if (!fits) {
            throw new DeskException("这种优惠券不能是这个数值：" + value, "A coupon of " + kind + " cannot be worth " + value);
        }
        this.code = code;
        this.merchant = merchant;
        this.kind = kind;
        this.value = value;
        this.currency = currency;
        this.plate = plate;
        this.givenAt = givenAt;
        this.validUntil = validUntil;
    }

    static Optional<Coupon> byCode(String code) {
        return findByIdOptional(code);
    }

    /** Those given to this car stay with this stay from now on. */
    static void attach(ParkingSession stay, Instant at) {
        counting(stay, at).forEach(coupon -> coupon.session = stay);
    }

    /** The stay has ended with this bill: what counted is used up, unless a permit covered it all. */
    static void use(ParkingSession stay, Charge bill, Instant at) {
        boolean priced = bill.lines().stream().anyMatch(line -> line.kind() != Charge.Line.Kind.PERMIT);
        for (Coupon coupon : counting(stay, at)) {
            coupon.session = priced ? stay : null;
            coupon.usedAt = priced ? at : null;
            if (priced) {
                OutboxRow.ofCoupon(coupon, stay, at).persist();
            }
        }
    }

    private static List<Coupon> counting(ParkingSession stay, Instant at) {
        return counting(List.of(stay), at).stream()
                .filter(coupon -> coupon.counts(stay, at))
                .toList();
    }

    /** Those that may count for any of these stays, in the order of being given. */
    static List<Coupon> counting(Collection<ParkingSession> stays, Instant at) {
        return list(
                "usedAt is null and (session in ?1 or (session is null and plate.text in ?2"
                        + " and givenAt <= ?3 and validUntil >= ?3))",
                Sort.by("givenAt", "code"),
                stays,
                stays.stream().map(stay -> stay.plate().text()).toList(),
                at);
    }

    /** What is taken off a stay that ended, or asked its price, at this moment; in the order of being given. */
    static List<Discount> discounts(List<Coupon> counting, ParkingSession stay, Instant at) {
        return counting.stream()
                .filter(coupon -> coupon.counts(stay, at))
                .map(Coupon::discount)
                .toList();
    }

    private boolean counts(ParkingSession stay, Instant at) {
        boolean presented = session != null && session.id() == stay.id();
        boolean given =
                session == null && stay.plate().equals(plate) && !givenAt.isAfter(at) && !validUntil.isBefore(at);
        return usedAt == null && (presented || given);
    }

    static List<Coupon> givenAt(Merchant merchant, Instant at) {
        return list("merchant = ?1 and givenAt = ?2", Sort.by("code"), merchant, at);
    }

    static List<Coupon> used(Merchant merchant, Instant from, Instant to) {
        return list("merchant = ?1 and usedAt >= ?2 and usedAt < ?3", Sort.by("usedAt"), merchant, from, to);
    }

    void present(ParkingSession stay, Instant at) {
        if (session != null && session.id() == stay.id()) {
            return;
        }
        if (session != null) {
            throw new DeskException(
                    "优惠券 " + code + " 已经用在另一次停车上。", "Coupon " + code + " was presented for another stay");
        }
        if (at.isBefore(givenAt) || at.isAfter(validUntil)) {
            throw new DeskException("优惠券 " + code + " 已过期。", "Coupon " + code + " was valid until " + validUntil);
        }
        if (plate != null && !plate.equals(stay.plate())) {
            throw new DeskException("优惠券 " + code + " 是给另一辆车的。", "Coupon " + code + " is for another car");
        }
        session = stay;
    }

    private Discount discount() {
        return switch (kind) {
            case MINUTES -> new Discount.Minutes(merchant.name(), Duration.ofMinutes(value));
            case AMOUNT -> new Discount.Amount(merchant.name(), new Money(value, currency));
            case PERCENT -> new Discount.Percent(merchant.name(), Math.toIntExact(value));
            case EVERYTHING -> new Discount.Everything(merchant.name());
        };
    }

    public String code() {
        return code;
    }

    public Merchant merchant() {
        return merchant;
    }

    public Kind kind() {
        return kind;
    }

    public long value() {
        return value;
    }

    public Instant givenAt() {
        return givenAt;
    }

    public Instant validUntil() {
        return validUntil;
    }

    /** The car it is for; empty where whoever has the code may use it. */
    public Optional<Plate> plate() {
        return Optional.ofNullable(plate);
    }

    /** The number of the stay for which it was presented. */
    public Optional<Long> session() {
        return Optional.ofNullable(session).map(ParkingSession::id);
    }

    public Optional<Instant> usedAt() {
        return Optional.ofNullable(usedAt);
    }
}
