package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.daozha.billing.payment.gateway.LocalChannel.Fault;
import io.daozha.billing.payment.gateway.LocalWechat;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the sum to the open arm, with both channels at their local gateways. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class CheckoutTest {
    private static final Optional<String> EXIT = Optional.of("exit");

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

    private final List<Long> told = Collections.synchronizedList(new ArrayList<>());
    private final LocalWechat wechat = new LocalWechat();
    private final LocalAlipay alipay = new LocalAlipay();
    private Checkout checkout;
    private long stay;

    @BeforeEach
    void aCarComesInAtTen() throws SQLException {
        books.open();
        checkout = restarted();
        parking.record(in(CAR, TEN));
        stay = parking.findOpen(CAR).orElseThrow().id();
    }

    /** What is only in memory is gone. */
    private Checkout restarted() {
        return new Checkout(
                parking,
                book,
                till,
                List.of(
                        new WechatProvider(wechat.settings(folder, ChannelContract.NOTICES), ChannelContract.PATIENCE),
                        new AlipayProvider(
                                alipay.settings(folder, ChannelContract.NOTICES),
                                Clock.systemUTC(),
                                ChannelContract.PATIENCE)),
                told::add);
    }

    @AfterEach
    void theBooksAddUp() {
        wechat.close();
        alipay.close();
        assertEquals(List.of(), parking.audit());
    }

    private PaymentOffer ask(String channel, long minute) {
        return checkout.ask(stay, EXIT, channel, Way.CODE, ChannelContract.PHONE, minutes(minute));
    }

    private boolean called(String channel, Letter letter, Instant at) {
        checkout.called(channel, new Incoming(letter.headers(), letter.body()), at);
        return true;
    }

    @Test
    void x03_x11_aPaymentIsFollowedToTheStreet() {
        PaymentOffer offer = ask("wechat", 90);
        String number = offer.order().number();
        assertEquals(PaymentTrack.Step.ORDERED, step(number));
        assertEquals(number, ask("wechat", 92).order().number(), "within its validity it is the same");
        wechat.pay(number, minutes(92));
        wechat.call(minutes(92), letter -> called("wechat", letter, minutes(92)));
        assertEquals(0, wechat.callsLeft());
        assertEquals(List.of(stay), told);
        assertEquals(PaymentTrack.Step.PAID, step(number));
        assertEquals(List.of(), book.stuck(minutes(92).plusSeconds(9), Duration.ofSeconds(10)));
        assertEquals(
                List.of(number),
                book.stuck(minutes(92).plusSeconds(10), Duration.ofSeconds(10)).stream()
                        .map(PaymentTrack::order)
                        .toList());
        book.armRose(stay, minutes(93));
        book.armRose(stay, minutes(94));
        PaymentTrack track = book.track(number).orElseThrow();
        assertEquals(Optional.of(minutes(93)), track.opened());
        assertEquals(PaymentTrack.Step.OPENED, track.step());
        assertEquals(List.of(), book.stuck(minutes(99), Duration.ofSeconds(10)));
        parking.record(out(CAR, minutes(90)));
        assertEquals(PaymentTrack.Step.PASSED, step(number));
    }

    @Test
    void x11_whatIsStuckCanBeGivenBack() {
        String number = ask("alipay", 90).order().number();
        alipay.pay(number, minutes(91));
        checkout.look(minutes(91));
        Refund refund = till.askRefund(parking.ledger().get(0).id(), Money.fen(600), "王", "arm stuck", minutes(93));
        checkout.look(minutes(93));
        assertEquals(
                Refund.State.DONE,
                till.findRefund(refund.number()).orElseThrow().state());
        assertEquals(Map.of(refund.number(), 600L), alipay.givenBack());
    }

    private PaymentTrack.Step step(String number) {
        return book.track(number).orElseThrow().step();
    }

    @Test
    void whatNobodyCalledToSayIsAskedFor() {
        String number = ask("wechat", 90).order().number();
        checkout.look(minutes(90));
        wechat.pay(number, minutes(91));
        checkout.look(minutes(90).plusSeconds(1));
        assertEquals(List.of(), told, "it is not asked every second");
        checkout.look(minutes(91));
        assertEquals(List.of(stay), told);
        assertEquals(List.of(), book.unfinished());
        wechat.call(minutes(92), letter -> called("wechat", letter, minutes(92)));
        assertEquals(List.of(stay), told, "told before");
        assertEquals(1, parking.ledger().size());
    }

    @Test
    void x12_theOldSumIsClosedBeforeAnotherIsAsked() {
        String first = ask("wechat", 60).order().number();
        PaymentOffer second = ask("wechat", 66);
        assertEquals(Money.fen(600), second.order().amount());
        assertFalse(wechat.pay(first, minutes(64)), "closed at the channel");
        wechat.misbehave(Fault.BROKEN);
        assertThrows(ChannelException.class, () -> ask("wechat", 130));
        assertEquals(Money.fen(900), ask("wechat", 131).order().amount());
    }

    @Test
    void x12_theOldSumPaidAtTheLastMomentCounts() {
        String first = ask("wechat", 60).order().number();
        wechat.pay(first, minutes(65));
        assertThrows(NothingDueException.class, () -> ask("wechat", 66));
        assertEquals(List.of(stay), told);
        assertEquals(List.of(-300L), amounts());
    }

    @Test
    void f07_anOrderPaidAtTwoChannelsIsACreditOnce() {
        String number = ask("wechat", 90).order().number();
        assertEquals(number, ask("alipay", 90).order().number());
        assertTrue(wechat.pay(number, minutes(91)));
        assertTrue(alipay.pay(number, minutes(91)));
        for (int times = 0; times < 3; times++) {
            checkout.look(minutes(92 + times));
        }
        assertEquals(List.of(-600L, -600L), amounts());
        assertEquals(List.of(), book.unfinished());
    }

    @Test
    void f07_aCodeNotPaidIsWithdrawnWhenItsTimeIsOverOrItIsNotWanted() {
        String number = ask("wechat", 90).order().number();
        ask("alipay", 90);
        till.waive(stay, "王", "ambulance", minutes(91));
        checkout.look(minutes(91));
        assertFalse(wechat.pay(number, minutes(91)));
        assertEquals(
                List.of("alipay"),
                book.unfinished().stream().map(PaymentOffer::channel).toList());
        assertTrue(alipay.pay(number, minutes(92)), "nobody had scanned it, so it could not be closed");
        checkout.look(minutes(96));
        assertEquals(List.of(), book.unfinished());
        assertEquals(List.of(-600L, -600L), amounts());
    }

    @Test
    void f07_aForgedNoticeChangesNothing() {
        String number = ask("wechat", 90).order().number();
        assertThrows(
                ForgedNoticeException.class, () -> called("wechat", wechat.forged(number, minutes(90)), minutes(90)));
        assertThrows(
                ForgedNoticeException.class, () -> called("alipay", wechat.forged(number, minutes(90)), minutes(90)));
        assertEquals(List.of(), parking.ledger());
    }

    @Test
    void f07_aNoticeIsRepeatedBySchedule() {
        String number = ask("wechat", 90).order().number();
        wechat.pay(number, minutes(91));
        List<Long> seconds = new ArrayList<>();
        for (long second = 0; second < 25 * 3600 && wechat.callsLeft() > 0; second++) {
            Instant at = minutes(91).plusSeconds(second);
            long now = second;
            wechat.call(at, letter -> !seconds.add(now));
        }
        assertEquals(16, seconds.size());
        assertEquals(List.of(0L, 15L, 30L, 60L, 240L), seconds.subList(0, 5));
        assertEquals(Duration.ofHours(24).plusMinutes(4).toSeconds(), seconds.get(15));
    }

    @Test
    void aRefundIsCarriedOutAndAskedForUntilItIsThere() {
        String number = ask("wechat", 90).order().number();
        wechat.pay(number, minutes(91));
        checkout.look(minutes(91));
        Refund refund = till.askRefund(parking.ledger().get(0).id(), Money.fen(600), "王", "arm stuck", minutes(92));
        wechat.misbehave(Fault.DROPPED);
        checkout.look(minutes(92));
        checkout.look(minutes(93));
        assertEquals(
                Refund.State.APPROVED,
                till.findRefund(refund.number()).orElseThrow().state());
        wechat.refundsArrive(minutes(94));
        wechat.call(minutes(94), letter -> called("wechat", letter, minutes(94)));
        checkout.look(minutes(95));
        assertEquals(
                Refund.State.DONE,
                till.findRefund(refund.number()).orElseThrow().state());
        assertEquals(Map.of(refund.number(), 600L), wechat.givenBack());
        assertEquals(List.of(-600L, 600L), amounts());
    }

    /** Steps of a payment, each followed by a power cut; then the program starts again and goes on. */
    @Test
    void f05_aPaymentSurvivesAPowerCutAfterEachStep() throws SQLException {
        for (int cut = 0; cut <= 5; cut++) {
            books.open();
            parking.record(in(CAR, TEN));
            stay = parking.findOpen(CAR).orElseThrow().id();
            cutAfter(cut);
            checkout = restarted();
            // The driver still stands there, is asked again and pays what he is shown, once.
            for (int minute = 92; parking.quote(stay, minutes(minute)).due().minor() > 0; minute++) {
                checkout.look(minutes(minute));
                if (parking.quote(stay, minutes(minute)).due().minor() == 0) {
                    break;
                }
                wechat.pay(ask("wechat", minute).order().number(), minutes(minute));
            }
            checkout.look(minutes(94));
            long taken =
                    wechat.taken().values().stream().mapToLong(Long::longValue).sum();
            assertEquals(600L * (cut + 1), taken, "cut " + cut + ": paid once");
            assertEquals(List.of(-600L), amounts(), "cut " + cut);
            assertEquals(List.of(), book.unfinished(), "cut " + cut);
            assertEquals(List.of(), parking.audit(), "cut " + cut);
        }
    }

    private void cutAfter(int step) {
        if (step == 0) {
            rolledBack(() -> parking.order(stay, minutes(90)));
            return;
        }
        PaymentOrder order = parking.order(stay, minutes(90));
        if (step == 1) {
            return;
        }
        if (step == 2) { // made at the channel, and nobody here knows
            wechat.misbehave(Fault.DONE_BUT_BROKEN);
            assertThrows(ChannelException.class, () -> ask("wechat", 90));
            return;
        }
        ask("wechat", 90);
        if (step == 3) {
            return;
        }
        wechat.pay(order.number(), minutes(91));
        Letter letter = wechat.repeated(order.number(), minutes(91));
        if (step == 4) { // called, and cut before it was on disk
            rolledBack(() -> called("wechat", letter, minutes(91)));
        } else if (step == 5) { // on disk, and cut before the answer
            called("wechat", letter, minutes(91));
        }
    }

    private static void rolledBack(Callable<?> deed) {
        assertThrows(
                PowerCut.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    try {
                        Object unused = deed.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    throw new PowerCut();
                }));
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void callAndQuestionAtOnceAreOnePayment() throws Exception {
        String number = ask("wechat", 90).order().number();
        wechat.pay(number, minutes(91));
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            boolean calls = thread % 2 == 0;
            Letter letter = wechat.repeated(number, minutes(91));
            Checkout own = restarted();
            done.add(pool.submit(() -> {
                start.await();
                if (calls) {
                    own.called("wechat", new Incoming(letter.headers(), letter.body()), minutes(91));
                } else {
                    own.look(minutes(91));
                }
                return null;
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
        pool.shutdown();
        assertEquals(List.of(-600L), amounts());
        assertEquals(List.of(stay), told, "the lane hears it once");
    }

    private List<Long> amounts() {
        return parking.ledger().stream().map(line -> line.amount().minor()).toList();
    }
}
