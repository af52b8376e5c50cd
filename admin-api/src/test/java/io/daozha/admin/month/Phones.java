package io.daozha.admin.month;

import io.daozha.billing.Money;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.tariff.CannotPriceException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Who pays by phone, and the channel that tells of it: at once, or late, twice and in another order. */
final class Phones {
    private final Lot lot;
    private final Till till;
    private final Parking parking;
    private final Agenda agenda;
    private final Checks checks;
    private final Random dice;
    private boolean noticesLate;

    Phones(Lot lot, Till till, Parking parking, Agenda agenda, Checks checks, Random dice) {
        this.lot = lot;
        this.till = till;
        this.parking = parking;
        this.agenda = agenda;
        this.checks = checks;
        this.dice = dice;
    }

    void noticesAreLate(boolean now) {
        noticesLate = now;
    }

    /** Notices of others: for an order that we do not know, and with another sum for one that we do. */
    void forges(Random random) {
        lot.pays(new PaymentNotice("DFORGED", "simulated", "F" + random.nextLong(), Money.fen(300)));
        till.anyPending()
                .ifPresent(order -> lot.pays(new PaymentNotice(
                        order.number(), "simulated", "F" + random.nextLong(), Money.fen(order.amount() + 1))));
    }

    /** The channel tells of a payment, again and again until it is told that it was heard. */
    private void notice(PaymentNotice notice) {
        Set<PaymentNotice> heard = new HashSet<>();
        boolean late = noticesLate;
        agenda.after(late ? Duration.ofSeconds(dice.nextInt(900)) : Duration.ofSeconds(1), () -> tells(notice, heard));
        if (late && dice.nextBoolean()) {
            agenda.after(Duration.ofSeconds(dice.nextInt(900)), () -> lot.pays(notice));
        }
    }

    private void tells(PaymentNotice notice, Set<PaymentNotice> heard) {
        if (!heard.isEmpty()) {
            return;
        }
        agenda.after(Duration.ofSeconds(15), () -> tells(notice, heard));
        if (lot.pays(notice)) {
            heard.add(notice);
        }
    }

    /** @return whether there is nothing more to pay for */
    boolean pays(long session) {
        boolean[] done = {false};
        lot.ask(() -> {
            try {
                if (lot.channel.trouble().isEmpty()) {
                    PaymentOrder order = parking.order(session, lot.clock.instant());
                    notice(lot.channel.pay(order));
                    checks.count("paid");
                    done[0] = true;
                }
            } catch (NothingDueException | CannotPriceException nothing) {
                done[0] = true;
            }
        });
        return done[0];
    }
}
