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
        Pen.take(database);
        Merchant giver = merchant(merchant);
        if (giver.given() >= giver.quota()) {
            throw new DeskException(giver.name() + " has given out all " + giver.quota() + " coupons");
        }
        String currency = TariffVersion.inForce(at).tariff().currency();
        Coupon coupon = new Coupon(
                code(),
                giver,
                kind,
                value,
                currency,
                plate.orElse(null),
                at.truncatedTo(ChronoUnit.MICROS),
                validUntil.truncatedTo(ChronoUnit.MICROS));
        coupon.persist();
        return coupon;
    }

    /**
     * A driver shows a code on his pay page. The sum asked so far no longer holds; the next one has the coupon in it.
     *
     * @throws DeskException when it is not valid, is another car's, or was presented for another stay
     */
    public Coupon present(String code, long session, Instant at) {
        Pen.take(database);
        Coupon coupon = Coupon.byCode(code.strip()).orElseThrow(() -> new DeskException("There is no coupon " + code));
        ParkingSession stay = ParkingSession.<ParkingSession>findByIdOptional(session)
                .filter(known -> known.state() == ParkingSession.State.OPEN)
                .orElseThrow(() -> new DeskException("Stay " + session + " is not open"));
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
                .orElseThrow(() -> new DeskException("There is no merchant " + id));
    }

    private String code() {
        return random.ints(LENGTH, 0, CLEAR.length())
                .mapToObj(i -> String.valueOf(CLEAR.charAt(i)))
                .collect(Collectors.joining());
    }
}
