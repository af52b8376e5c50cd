package io.daozha.billing;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The door for what goes on between an order and the street: where it can be paid, and how far it has come (X11). */
@ApplicationScoped
@Transactional
public class OrderBook {
    private final EntityManager database;

    OrderBook(EntityManager database) {
        this.database = database;
    }

    /** A channel has made a place where an order can be paid; told twice, the first stands. */
    public PaymentOffer offered(
            String order, String channel, PaymentOffer.Way way, String code, String handle, Instant at) {
        Pen.take(database);
        return PaymentOffer.of(order, channel, way).orElseGet(() -> {
            PaymentOrder known = PaymentOrder.byNumber(order)
                    .orElseThrow(() -> new IllegalArgumentException("There is no order " + order));
            PaymentOffer offer = new PaymentOffer(known, channel, way, code, handle, at.truncatedTo(ChronoUnit.MICROS));
            offer.persist();
            return offer;
        });
    }

    public Optional<PaymentOffer> offer(String order, String channel, PaymentOffer.Way way) {
        return PaymentOffer.of(order, channel, way);
    }

    /** Of all stays, those whose channel may still take money, or has not said yet that it did; oldest first. */
    public List<PaymentOffer> unfinished() {
        return PaymentOffer.unfinished();
    }

    public List<PaymentOffer> unfinished(long session) {
        return PaymentOffer.unfinished(session);
    }

    public List<PaymentOffer> unfinishedOfFee(long fee) {
        return PaymentOffer.unfinishedOfFee(fee);
    }

    /**
     * Asks for what is owed of a permit's term, or for all of one that waits; as long as an order is valid it is the same.
     *
     * @throws NothingDueException when nothing is
     */
    public PaymentOrder orderFee(long fee, Instant at) {
        Pen.take(database);
        return FeeDesk.order(FeeDesk.fee(fee), at.truncatedTo(ChronoUnit.MICROS));
    }

    /** The channel has said that an offer is paid, or can no longer be. */
    public void finished(long offer, Instant at) {
        Pen.take(database);
        PaymentOffer.<PaymentOffer>findByIdOptional(offer)
                .ifPresent(known -> known.finish(at.truncatedTo(ChronoUnit.MICROS)));
    }

    /** The arm was seen up for a stay that had paid before it; told again, the first time stands. */
    public void armRose(long session, Instant at) {
        Pen.take(database);
        ParkingSession.<ParkingSession>findByIdOptional(session)
                .flatMap(PaymentOrder::lastPaid)
                .ifPresent(order -> order.armRose(at.truncatedTo(ChronoUnit.MICROS)));
    }

    public Optional<PaymentTrack> track(String order) {
        return PaymentOrder.byNumber(order).map(PaymentOrder::track);
    }

    /** What a stay was asked for, oldest first. */
    public List<PaymentOrder> ofStay(long session) {
        return PaymentOrder.list("session.id = ?1", Sort.by("version"), session);
    }

    /** Paid before an arm, and {@code patience} later it has not risen: to be looked at, and perhaps refunded. */
    public List<PaymentTrack> stuck(Instant at, Duration patience) {
        return PaymentOrder.stuck(at.minus(patience)).stream()
                .map(PaymentOrder::track)
                .toList();
    }
}
