package io.daozha.billing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a driver can pay an order. Several may stand side by side; each is followed until its channel is done with it. */
@Entity
@Table(name = "payment_offer")
public class PaymentOffer extends PanacheEntityBase {

    /** How the driver comes to it. */
    public enum Way {
        /** A code that is shown to his phone's camera. */
        CODE,
        /** An address that his phone's browser opens. */
        LINK
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "payment_order")
    private PaymentOrder order;

    private String channel;

    @Enumerated(EnumType.STRING)
    private Way way;

    private String code;

    private String handle;

    @Column(name = "offered_at")
    private Instant offeredAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    PaymentOffer() {}

    /**
     * @param code what the code holds, or the address
     * @param handle what the channel calls it; empty where it has no such name
     */
    PaymentOffer(PaymentOrder order, String channel, Way way, String code, String handle, Instant at) {
        this.order = order;
        this.channel = channel;
        this.way = way;
        this.code = code;
        this.handle = handle;
        this.offeredAt = at;
    }

    static Optional<PaymentOffer> of(String order, String channel, Way way) {
        return find("order.number = ?1 and channel = ?2 and way = ?3", order, channel, way)
                .firstResultOptional();
    }

    static List<PaymentOffer> unfinished() {
        return list("finishedAt is null", Sort.by("id"));
    }

    static List<PaymentOffer> unfinished(long session) {
        return list("finishedAt is null and order.session.id = ?1", Sort.by("id"), session);
    }

    static List<PaymentOffer> unfinishedOfFee(long fee) {
        return list("finishedAt is null and order.fee.id = ?1", Sort.by("id"), fee);
    }

    void finish(Instant at) {
        finishedAt = at;
    }

    public long id() {
        return id;
    }

    public PaymentOrder order() {
        return order;
    }

    public String channel() {
        return channel;
    }

    public Way way() {
        return way;
    }

    public String code() {
        return code;
    }

    public String handle() {
        return handle;
    }

    public Instant offeredAt() {
        return offeredAt;
    }

    /** When the channel had said that it is paid, or can no longer be; empty while it may still be paid. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
