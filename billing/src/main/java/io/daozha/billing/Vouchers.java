package io.daozha.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The door for merchants: what they may give away, what they gave, and what of it was used (X17). */
@ApplicationScoped
@Transactional
public class Vouchers {
    /** Characters that nobody mistakes for another; ten of them are guessed by nobody within a quota. */
    private static final String CLEAR = "234679ACDEFHJKMNPRTWXY";

    private static final int LENGTH = 10;

    private final EntityManager database;
    private final SecureRandom random = new SecureRandom();

    Vouchers(EntityManager database) {
        this.database = database;
    }

    /** Agrees with a merchant how many coupons he may give out in all; known by his name. */
    public Merchant agree(String name, int quota) {
        Pen.take(database);
        Optional<Merchant> known = Merchant.find("name", name.strip()).firstResultOptional();
        known.ifPresent(merchant -> merchant.agree(quota));
        return known.orElseGet(() -> {
            Merchant merchant = new Merchant(DeskException.person(name), quota);
            merchant.persist();
            return merchant;
        });
    }

    public List<Merchant> merchants() {
        return Merchant.all();
    }

    /**
     * A merchant gives a coupon away.
     *
     * @param value minutes, fen, or percent; 0 of everything
     * @param plate the car it is for, which then need not show it; empty where whoever has the code may use it
     * @throws DeskException when his quota is used up, or the coupon makes no sense
     */
    public Coupon give(
            long merchant, Coupon.Kind kind, long value, Optional<Plate> plate, Instant at, Instant validUntil) {
        return give(merchant, 1, kind, value, plate, at, validUntil).get(0);
    }

    /**
     * As {@link #give(long, Coupon.Kind, long, Optional, Instant, Instant)}, a whole sheet, or none of it.
     *
     * @return in the order of the sheet; {@link #sheet} finds them again by the moment
     */
    public List<Coupon> give(
            long merchant,
            int count,
            Coupon.Kind kind,
            long value,
            Optional<Plate> plate,
            Instant at,
            Instant validUntil) {
        Pen.take(database);
        Merchant giver = merchant(merchant);
        long left = giver.quota() - giver.given();
        if (count > left) {
            throw new DeskException(
                    giver.name() + "的额度是 " + giver.quota() + " 张，还剩 " + Math.max(0, left) + " 张。",
                    giver.name() + " may give out " + giver.quota() + " coupons, " + Math.max(0, left) + " are left");
        }
        String currency = TariffVersion.inForce(at).tariff().currency();
        List<Coupon> sheet = Stream.generate(() -> new Coupon(
                        code(),
                        giver,
                        kind,
                        value,
                        currency,
                        plate.orElse(null),
                        at.truncatedTo(ChronoUnit.MICROS),
                        validUntil.truncatedTo(ChronoUnit.MICROS)))
                .limit(count)
                .toList();
        sheet.forEach(coupon -> coupon.persist());
        return sheet;
    }

    /** What was given out at one moment, in the order of the codes. */
    public List<Coupon> sheet(long merchant, Instant givenAt) {
        return Coupon.givenAt(merchant(merchant), givenAt);
    }

    /** Coupons given out at one moment, all alike. */
    public record Batch(
            Instant givenAt,
            Coupon.Kind kind,
            long value,
            Instant validUntil,
            long coupons,
            long presented,
            long used) {}

    /** Newest first. */
    public List<Batch> batches(long merchant, int limit) {
        return database.createQuery(
                        "select new io.daozha.billing.Vouchers$Batch(c.givenAt, c.kind, c.value, c.validUntil, count(c),"
                                + " count(c.session), count(c.usedAt)) from Coupon c where c.merchant.id = :merchant"
                                + " group by c.givenAt, c.kind, c.value, c.validUntil order by c.givenAt desc",
                        Batch.class)
                .setParameter("merchant", merchant)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * A merchant and how far he has come.
     *
     * @param given coupons that he gave out, used or not
     */
    public record Standing(Merchant merchant, long given, long used) {
        public long left() {
            return Math.max(0, merchant.quota() - given);
        }
    }

    /** Of all merchants, by name. */
    public List<Standing> standings() {
        return database.createQuery(
                        "select new io.daozha.billing.Vouchers$Standing(m, count(c), count(c.usedAt)) from Merchant m"
                                + " left join Coupon c on c.merchant = m group by m order by m.name",
                        Standing.class)
                .getResultList();
    }

    public Optional<Standing> standing(long merchant) {
        return standings().stream()
                .filter(standing -> standing.merchant().id() == merchant)
                .findFirst();
    }

    /**
     * A driver shows a code on his pay page. The sum asked so far no longer holds; the next one has the coupon in it.
     *
     * @throws DeskException when it is not valid, is another car's, or was presented for another stay
     */
    public Coupon present(String code, long session, Instant at) {
        Pen.take(database);
        Coupon coupon = Coupon.byCode(code.strip())
                .orElseThrow(() -> new DeskException("没有这张优惠券：" + code, "There is no coupon " + code));
        ParkingSession stay = ParkingSession.<ParkingSession>findByIdOptional(session)
                .filter(known -> known.state() == ParkingSession.State.OPEN)
                .orElseThrow(() -> new DeskException("这辆车不在场内。", "Stay " + session + " is not open"));
        coupon.present(stay, at);
        Cashier.voidPending(stay);
        return coupon;
    }

    /** What is to be settled with a merchant: his coupons that were used in a time, oldest first. */
    public List<Coupon> used(long merchant, Instant from, Instant to) {
        return Coupon.used(merchant(merchant), from, to);
    }

    private static Merchant merchant(long id) {
        return Merchant.<Merchant>findByIdOptional(id)
                .orElseThrow(() -> new DeskException("没有这个商户。", "There is no merchant " + id));
    }

    private String code() {
        return random.ints(LENGTH, 0, CLEAR.length())
                .mapToObj(i -> String.valueOf(CLEAR.charAt(i)))
                .collect(Collectors.joining());
    }
}
