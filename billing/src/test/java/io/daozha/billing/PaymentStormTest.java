package io.daozha.billing;

import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.fixtures.EmptyBooks;
import io.daozha.billing.payment.AlipayProvider;
import io.daozha.billing.payment.ChannelException;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.ForgedNoticeException;
import io.daozha.billing.payment.Incoming;
import io.daozha.billing.payment.WechatProvider;
import io.daozha.billing.payment.gateway.Letter;
import io.daozha.billing.payment.gateway.LocalAlipay;
import io.daozha.billing.payment.gateway.LocalChannel;
import io.daozha.billing.payment.gateway.LocalChannel.Fault;
import io.daozha.billing.payment.gateway.LocalWechat;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F07 at length: channels that break, lose answers, repeat, reorder, and strangers who forge. In the end the ledger holds
 * what the channels really took, each payment once. {@code -Ddaozha.storm=3000} for so many drivers,
 * {@code -Ddaozha.seed=…} for a run again.
 */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PaymentStormTest {
    private static final int DRIVERS = Integer.getInteger("daozha.storm", 60);
    private static final Fault[] FAULTS = {Fault.BROKEN, Fault.DONE_BUT_BROKEN, Fault.DROPPED, Fault.FORGED};

    @Inject
    Parking parking;

    @Inject
    OrderBook book;

    @Inject
    Till till;

    @Inject
    EmptyBooks books;

    @TempDir
    Path folder;

    private final Map<String, LocalChannel> gateways =
            new TreeMap<>(Map.of("wechat", new LocalWechat(), "alipay", new LocalAlipay()));
    private final List<Runnable> old = new ArrayList<>();
    private final long seed = Long.getLong("daozha.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Checkout checkout;
    private Instant now = TEN;
    private int forgeries;

    @BeforeEach
    void opens() throws SQLException {
        books.open();
        checkout = new Checkout(
                parking,
                book,
                till,
                List.of(
                        new WechatProvider(
                                ((LocalWechat) gateways.get("wechat")).settings(folder, ChannelContract.NOTICES)),
                        new AlipayProvider(
                                ((LocalAlipay) gateways.get("alipay")).settings(folder, ChannelContract.NOTICES),
                                Clock.systemUTC())),
                stay -> {});
    }

    @AfterEach
    void closes() {
        gateways.values().forEach(LocalChannel::close);
    }

    @Test
    void f07_theLedgerIsWhatTheChannelsReallyTook() {
        for (int driver = 0; driver < DRIVERS; driver++) {
            now = now.plusSeconds(random.nextInt(120));
            Plate plate = blue("湘A%05d".formatted(driver));
            parking.record(in(plate, now.minus(Duration.ofMinutes(31 + random.nextInt(300)))));
            drive(parking.findOpen(plate).orElseThrow().id());
            if (random.nextInt(3) == 0) {
                checkout.look(now);
            }
            gateways.forEach((name, gateway) -> gateway.call(now, letter -> hear(name, letter)));
            if (!old.isEmpty() && random.nextBoolean()) {
                old.get(random.nextInt(old.size())).run();
            }
        }
        // A day later everything has been told or asked, and refunds have arrived.
        for (int minute = 0; minute < 26 * 60; minute += 13) {
            now = now.plus(Duration.ofMinutes(13));
            gateways.values().forEach(gateway -> gateway.refundsArrive(now));
            gateways.forEach((name, gateway) -> gateway.call(now, letter -> deliver(name, letter, now)));
            checkout.look(now);
        }
        assertEverythingIsInTheLedgerOnce();
    }

    /** Is asked once or several times, at one channel or both, and pays what he sees, or an older code, or not at all. */
    private void drive(long stay) {
        List<PaymentOffer> seen = new ArrayList<>();
        for (int asks = 1 + random.nextInt(3); asks > 0; asks--) {
            String channel = random.nextBoolean() ? "wechat" : "alipay";
            if (random.nextInt(4) == 0) {
                gateways.get(channel).misbehave(FAULTS[random.nextInt(FAULTS.length)]);
            }
            try {
                seen.add(checkout.ask(stay, Optional.of("exit"), channel, Way.CODE, "", now));
            } catch (ChannelException | NothingDueException e) {
                // He sees that it does not go now, or need not any more.
            }
            now = now.plusSeconds(random.nextInt(150));
        }
        for (PaymentOffer offer : seen) {
            if (random.nextInt(5) > 0) {
                pay(offer);
            }
        }
    }

    private void pay(PaymentOffer offer) {
        LocalChannel gateway = gateways.get(offer.channel());
        String number = offer.order().number();
        forge(offer);
        if (gateway.pay(number, now)) {
            Instant when = now;
            old.add(() -> deliver(offer.channel(), gateway.repeated(number, now), now));
            if (random.nextInt(10) == 0) {
                old.add(() -> deliver(offer.channel(), gateway.saying(number, 1, now), now));
            }
            if (random.nextInt(8) == 0) {
                old.add(() -> giveBack(offer.channel(), number, when));
            }
        }
    }

    private void forge(PaymentOffer offer) {
        Letter forged = gateways.get(offer.channel()).forged(offer.order().number(), now);
        assertThrows(
                ForgedNoticeException.class,
                () -> checkout.called(offer.channel(), new Incoming(forged.headers(), forged.body()), now));
        forgeries++;
    }

    private void giveBack(String channel, String order, Instant paidAt) {
        parking.ledger().stream()
                .filter(entry -> entry.brought()
                        && entry.channel().equals(Optional.of(channel))
                        && entry.orderNumber().equals(Optional.of(order)))
                .findFirst()
                .ifPresent(entry -> {
                    try {
                        till.askRefund(entry.id(), Money.fen(100), "王", "paid at " + paidAt, now);
                    } catch (DeskException e) {
                        // Everything of it is on its way back.
                    }
                });
    }

    /** A third of the calls is lost on the way, a third heard and its answer lost. */
    private boolean hear(String channel, Letter letter) {
        int fate = random.nextInt(3);
        if (fate > 0) {
            deliver(channel, letter, now);
        }
        return fate == 2;
    }

    private boolean deliver(String channel, Letter letter, Instant at) {
        checkout.called(channel, new Incoming(letter.headers(), letter.body()), at);
        return true;
    }

    private void assertEverythingIsInTheLedgerOnce() {
        String run = "seed " + seed;
        Map<String, Long> ledger = new HashMap<>();
        Map<String, Long> refunded = new HashMap<>();
        for (LedgerEntry entry : parking.ledger()) {
            if (entry.channel().isPresent()) {
                Map<String, Long> into = entry.brought() ? ledger : refunded;
                long fen = Math.abs(entry.amount().minor());
                assertEquals(null, into.put(entry.channelSerial().orElseThrow(), fen), run + ": twice");
            }
        }
        Map<String, Long> taken = new HashMap<>();
        Map<String, Long> back = new HashMap<>();
        gateways.values().forEach(gateway -> taken.putAll(gateway.taken()));
        gateways.values().forEach(gateway -> back.putAll(gateway.givenBack()));
        assertEquals(new TreeMap<>(taken), new TreeMap<>(ledger), run);
        assertEquals(new TreeMap<>(back), new TreeMap<>(refunded), run);
        assertEquals(List.of(), parking.audit(), run);
        assertEquals(List.of(), book.unfinished(), run);
        assertTrue(taken.size() > DRIVERS / 3 && forgeries > DRIVERS / 2, run);
        System.err.printf(
                "%s: %d drivers, %d payments, %d refunds, %d forgeries, %d unclear%n",
                run,
                DRIVERS,
                taken.size(),
                back.size(),
                forgeries,
                till.unclear().size());
    }
}
