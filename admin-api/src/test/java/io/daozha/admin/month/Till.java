package io.daozha.admin.month;

import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The money part of {@link Books}: what was asked, and what came in, each notice once. */
final class Till {
    private static final Duration TIME_TO_LEAVE = Duration.ofMinutes(15);
    private static final Duration QUOTE_HOLDS = Duration.ofMinutes(5);

    private final Checks checks;
    private final Books books;
    private final Map<Long, Books.Stay> stays = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, String> serials = new HashMap<>();

    /** A sum that was asked. */
    record Order(String number, long session, long amount, Instant pricedTo, Instant validUntil) {}

    Till(Checks checks, Books books) {
        this.checks = checks;
        this.books = books;
    }

    /** Billing's number of a stay. */
    void is(long session, Books.Stay stay) {
        stays.put(session, stay);
    }

    /** An order that still asks, if any does: for those who would pay the wrong sum. */
    Optional<Order> anyPending() {
        return orders.values().stream()
                .filter(order -> stays.get(order.session()).account.pending.equals(Optional.of(order)))
                .min((one, other) -> one.pricedTo().compareTo(other.pricedTo()));
    }

    void asked(PaymentOrder order, Instant at) {
        Books.Stay stay = stays.get(order.session().id());
        checks.that(stay != null, order.number(), "an order for a stay that nobody knows");
        Optional<Order> pending = stay.account.pending.filter(before -> !at.isAfter(before.validUntil()));
        if (pending.isPresent()) {
            checks.same(pending.get().number(), order.number(), stay.in.plate(), "the order while it is valid");
            return;
        }
        checks.that(!orders.containsKey(order.number()), stay.in.plate(), "an order is asked for twice");
        OptionalLong due = stay.out.isPresent() ? OptionalLong.of(stay.balance()) : books.due(stay, at);
        checks.same(due, OptionalLong.of(order.amount().minor()), stay.in.plate(), "the sum of its order");
        checks.same(at.plus(QUOTE_HOLDS), order.validUntil(), stay.in.plate(), "until when its order holds");
        Order asked =
                new Order(order.number(), order.session().id(), order.amount().minor(), at, order.validUntil());
        orders.put(asked.number(), asked);
        stay.account.pending = Optional.of(asked);
    }

    void settled(PaymentNotice notice, Settlement settlement, Instant at) {
        Order order = orders.get(notice.orderNumber());
        if (settlement instanceof Settlement.UnknownOrder) {
            checks.that(order == null, notice, "an order of ours is not known");
            return;
        }
        checks.that(order != null, notice, "money is taken for an order that nobody asked for");
        Books.Stay stay = stays.get(order.session());
        if (settlement instanceof Settlement.AmountDiffers) {
            checks.that(order.amount() != notice.amount().minor(), notice, "the right sum is refused");
            return;
        }
        checks.same(order.amount(), notice.amount().minor(), stay.in.plate(), "the sum that was paid");
        boolean again = serials.containsKey(notice.channelSerial());
        checks.same(
                again, settlement instanceof Settlement.AlreadyTaken, stay.in.plate(), "whether it was told before");
        if (again) {
            return;
        }
        serials.put(notice.channelSerial(), notice.orderNumber());
        stay.account.paid += order.amount();
        boolean asking = stay.account.pending.equals(Optional.of(order));
        if (settlement instanceof Settlement.Posted posted) {
            checks.that(asking, stay.in.plate(), "an order is paid that does not ask any more");
            stay.account.leaveBy = (at.isBefore(order.validUntil()) ? at : order.validUntil()).plus(TIME_TO_LEAVE);
            stay.account.settledTo = Optional.of(order.pricedTo());
            checks.same(stay.account.leaveBy, posted.leaveBy(), stay.in.plate(), "its time to leave");
        } else {
            checks.that(settlement instanceof Settlement.FoundMoney && !asking, notice, "taken as " + settlement);
        }
        stay.account.pending = Optional.empty();
    }
}
