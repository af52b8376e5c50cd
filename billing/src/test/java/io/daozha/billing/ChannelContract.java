package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.fixtures.EmptyBooks;
import io.daozha.billing.payment.CallBack;
import io.daozha.billing.payment.ChannelException;
import io.daozha.billing.payment.ForgedNoticeException;
import io.daozha.billing.payment.Incoming;
import io.daozha.billing.payment.PaymentProvider;
import io.daozha.billing.payment.Standing;
import io.daozha.billing.payment.gateway.Letter;
import io.daozha.billing.payment.gateway.LocalChannel;
import io.daozha.billing.payment.gateway.LocalChannel.Fault;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every channel must do, each against its own local gateway. One car since ten o'clock, who owes 6 yuan. */
abstract class ChannelContract {
    static final URI NOTICES = URI.create("https://park.invalid/payments/notices");
    static final Duration PATIENCE = Duration.ofSeconds(15);
    static final String PHONE = "203.0.113.7";

    @Inject
    Parking parking;

    @Inject
    Till till;

    @Inject
    EmptyBooks books;

    @TempDir
    Path folder;

    LocalChannel gateway;
    PaymentProvider channel;
    private PaymentOrder order;

    abstract LocalChannel gateway();

    abstract PaymentProvider provider(LocalChannel gateway, Path folder, Duration patience);

    /** How an order stands that nobody has touched yet. */
    abstract Class<? extends Standing> untouched();

    @BeforeEach
    void opens() throws SQLException {
        books.open();
        gateway = gateway();
        channel = provider(gateway, folder, PATIENCE);
        parking.record(in(CAR, TEN));
        order = parking.order(parking.findOpen(CAR).orElseThrow().id(), minutes(90));
    }

    @AfterEach
    void closes() {
        gateway.close();
        assertEquals(List.of(), parking.audit());
    }

    private String shown(Way way) {
        String code = channel.create(order, way, PHONE).code();
        return code.replaceFirst("&.*", "").replaceFirst(".*[=/]", "");
    }

    private CallBack read(Letter letter, long minute) {
        return channel.read(new Incoming(letter.headers(), letter.body()), minutes(minute));
    }

    @Test
    void aPaidOrderIsToldByCallAndByQuestionAlike() {
        String number = shown(Way.CODE);
        assertEquals(number, shown(Way.CODE), "asked again, it is the same place");
        assertInstanceOf(untouched(), channel.query(order, Way.CODE));
        assertTrue(gateway.pay(number, minutes(91)));
        PaymentNotice asked = assertInstanceOf(Standing.Paid.class, channel.query(order, Way.CODE))
                .notice();
        PaymentNotice called = assertInstanceOf(CallBack.Paid.class, read(gateway.repeated(number, minutes(91)), 91))
                .notice();
        assertEquals(asked, called);
        assertEquals(order.number(), called.orderNumber());
        assertEquals(Money.fen(600), called.amount());
        assertEquals(gateway.taken().keySet().iterator().next(), called.channelSerial());
    }

    @Test
    void aLinkBelongsToTheSameOrder() {
        String number = shown(Way.LINK);
        assertTrue(gateway.pay(number, minutes(91)));
        assertEquals(
                order.number(),
                assertInstanceOf(Standing.Paid.class, channel.query(order, Way.LINK))
                        .notice()
                        .orderNumber());
    }

    @Test
    void x12_theChannelTakesNoMoneyAfterTheQuotesValidity() {
        String number = shown(Way.CODE);
        assertFalse(gateway.pay(number, minutes(95).plusSeconds(1)));
        assertTrue(gateway.pay(number, minutes(95)));
    }

    @Test
    void whatWasPaidCannotBeClosed() {
        gateway.pay(shown(Way.CODE), minutes(91));
        assertInstanceOf(Standing.Paid.class, channel.close(order, Way.CODE));
    }

    @Test
    void anAnswerThatTheChannelDidNotSignIsNotBelieved() {
        gateway.misbehave(Fault.FORGED);
        assertThrows(ChannelException.class, () -> channel.create(order, Way.CODE, PHONE));
    }

    @Test
    void x10_whatDoesNotAnswerIsTroubleUntilItDoes() {
        gateway.misbehave(Fault.BROKEN, Fault.DROPPED, Fault.DONE_BUT_BROKEN);
        for (int call = 0; call < 3; call++) {
            assertEquals(Optional.empty(), channel.trouble());
            assertThrows(ChannelException.class, () -> channel.create(order, Way.CODE, PHONE));
        }
        assertTrue(channel.trouble().orElseThrow().contains("3 times"), channel.trouble()::get);
        channel.probe();
        assertEquals(Optional.empty(), channel.trouble());
        // It had been made, by the call whose answer was lost.
        assertInstanceOf(untouched(), channel.query(order, Way.CODE));
        assertTrue(gateway.pay(shown(Way.CODE), minutes(91)));
    }

    @Test
    void whatNeverAnswersIsNotWaitedFor() {
        PaymentProvider hasty = provider(gateway, folder, Duration.ofMillis(200));
        gateway.misbehave(Fault.SILENT);
        assertThrows(ChannelException.class, () -> hasty.create(order, Way.CODE, PHONE));
    }

    @Test
    void f07_whatAStrangerSaysIsRefused() {
        String number = shown(Way.CODE);
        gateway.pay(number, minutes(91));
        assertThrows(ForgedNoticeException.class, () -> read(gateway.forged(number, minutes(91)), 91));
        Letter genuine = gateway.repeated(number, minutes(91));
        for (int cut = 0; cut < genuine.body().length(); cut += 7) {
            String torn = genuine.body().substring(0, cut);
            assertThrows(ForgedNoticeException.class, () -> read(new Letter(genuine.headers(), torn), 91));
        }
        for (int place = 0; place < genuine.body().length(); place += 11) {
            StringBuilder changed = new StringBuilder(genuine.body());
            changed.setCharAt(place, changed.charAt(place) == 'x' ? 'y' : 'x');
            if (meansTheSame(changed.toString(), genuine.body())) {
                continue;
            }
            Letter tampered = new Letter(genuine.headers(), changed.toString());
            assertThrows(ForgedNoticeException.class, () -> read(tampered, 91), changed::toString);
        }
        for (String header : genuine.headers().keySet()) {
            Map<String, String> fewer = new HashMap<>(genuine.headers());
            fewer.remove(header);
            if (header.startsWith("Wechatpay")) {
                assertThrows(ForgedNoticeException.class, () -> read(new Letter(fewer, genuine.body()), 91));
            }
        }
    }

    /** The kind of signature is not signed. */
    boolean meansTheSame(String changed, String genuine) {
        return false;
    }

    @Test
    void f07_anotherSumIsReadAsTheChannelSaysIt() {
        String number = shown(Way.CODE);
        gateway.pay(number, minutes(91));
        PaymentNotice notice = assertInstanceOf(CallBack.Paid.class, read(gateway.saying(number, 1, minutes(91)), 91))
                .notice();
        assertEquals(Money.fen(1), notice.amount());
    }

    private LedgerEntry paid() {
        gateway.pay(shown(Way.CODE), minutes(91));
        parking.settle(
                assertInstanceOf(Standing.Paid.class, channel.query(order, Way.CODE))
                        .notice(),
                minutes(91));
        return parking.ledger().get(0);
    }

    @Test
    void aRefundReachesWhoPaidOnce() {
        LedgerEntry payment = paid();
        Refund refund = till.askRefund(payment.id(), Money.fen(200), "王", "arm stuck", minutes(92));
        RefundResult first = channel.refund(refund);
        assertEquals(first, channel.refund(refund), "told twice");
        gateway.refundsArrive(minutes(93));
        assertEquals(new RefundResult.Done(), channel.query(refund));
        assertEquals(Map.of(refund.number(), 200L), gateway.givenBack());
        till.refunded(refund.number(), channel.query(refund), minutes(93));
        assertEquals(
                Refund.State.DONE,
                till.findRefund(refund.number()).orElseThrow().state());
    }

    @Test
    void aRefundWhoseAnswerWasLostIsNotGivenTwice() {
        Refund refund = till.askRefund(paid().id(), Money.fen(600), "王", "arm stuck", minutes(92));
        gateway.misbehave(Fault.DONE_BUT_BROKEN);
        assertThrows(ChannelException.class, () -> channel.refund(refund));
        assertNotEquals(RefundResult.Failed.class, channel.refund(refund).getClass());
        gateway.refundsArrive(minutes(93));
        assertEquals(Map.of(refund.number(), 600L), gateway.givenBack());
        till.refunded(refund.number(), channel.query(refund), minutes(93));
    }

    static Clock clock() {
        return Clock.systemUTC();
    }
}
