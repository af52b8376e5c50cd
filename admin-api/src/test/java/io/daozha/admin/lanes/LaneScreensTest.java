package io.daozha.admin.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.live.FakeSite;
import io.daozha.admin.live.LaneView;
import io.daozha.billing.Money;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.billing.Tariffs;
import io.daozha.billing.Till;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.PaymentProvider;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.billing.payment.WechatProvider;
import io.daozha.billing.payment.gateway.LocalWechat;
import io.daozha.hardware.Level;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lane's screen is told: the code of the one channel, for the sum that the sign names, and the prices. */
@QuarkusTest
@TestProfile(FakeSite.class)
class LaneScreensTest {
    @Inject
    Parking parking;

    @Inject
    OrderBook orders;

    @Inject
    Till till;

    @Inject
    Tariffs tariffs;

    @Inject
    Clock clock;

    @TempDir
    Path folder;

    private LaneScreens screens(List<? extends PaymentProvider> channels) {
        return new LaneScreens(
                new Checkout(parking, orders, till, channels, stay -> {}), tariffs, clock, Runnable::run);
    }

    private Quote due(String text) {
        Plate plate = new Plate(text, Plate.Colour.BLUE);
        Instant at = clock.instant().minus(Duration.ofMinutes(130));
        parking.record(new Passage(
                "in-" + text,
                "entry",
                Passage.Direction.IN,
                plate,
                Optional.empty(),
                at,
                at,
                true,
                Optional.empty(),
                Optional.empty()));
        return parking.quote(parking.findOpen(plate).orElseThrow().id(), clock.instant());
    }

    private static LaneView exit(Quote quote, Money due) {
        Quote shown = new Quote(
                quote.session(),
                quote.plate(),
                quote.enteredAt(),
                quote.stay(),
                quote.charge(),
                quote.paid(),
                due,
                quote.validUntil());
        return new LaneView(
                "exit",
                Passage.Direction.OUT,
                LaneView.Arm.CLOSED,
                Level.ON,
                Level.OFF,
                Optional.of(new LaneView.Visit(
                        LaneView.Stage.ASKED_TO_PAY,
                        Optional.of(quote.plate()),
                        1,
                        Optional.empty(),
                        Optional.of(shown),
                        List.of())),
                Optional.empty(),
                LaneView.Device.GOOD,
                LaneView.Device.GOOD,
                List.of());
    }

    @Test
    void x03_theOneChannelsOwnCodeForTheSumThatTheSignNames() {
        LocalWechat gateway = new LocalWechat();
        WechatProvider wechat = new WechatProvider(gateway.settings(folder, URI.create("https://unused.invalid")));
        Quote quote = due("湘A70001");
        LaneScreens screens = screens(List.of(wechat));
        LaneView exit = exit(quote, quote.due());
        assertEquals(Optional.empty(), screens.payCode(exit), "the screen waits for no channel");
        assertEquals("wechat", screens.payCode(exit).orElseThrow().channel());
        assertTrue(screens.payCode(exit).orElseThrow().code().startsWith("weixin://"));
        // Another sum never sees the code of this one, neither at once nor when the channel has been asked.
        assertEquals(Optional.empty(), screens.payCode(exit(quote, Money.fen(1))));
        assertEquals(Optional.empty(), screens.payCode(exit(quote, Money.fen(1))));
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void ourPageWhereThereIsAChoiceOrNoCode() {
        Quote quote = due("湘A70002");
        LaneView exit = exit(quote, quote.due());
        LocalWechat gateway = new LocalWechat();
        WechatProvider wechat = new WechatProvider(gateway.settings(folder, URI.create("https://unused.invalid")));
        assertEquals(Optional.empty(), screens(List.of(new SimulatedProvider())).payCode(exit));
        assertEquals(
                Optional.empty(),
                screens(List.of(wechat, new SimulatedProvider())).payCode(exit));
        assertTrue(orders.unfinished(quote.session()).isEmpty());
    }

    @Test
    void thePricesAreThoseThatBill() {
        LaneScreens screens = screens(List.of(new SimulatedProvider()));
        assertEquals(List.of(), screens.prices(clock.instant()), "the screen does not wait for billing");
        assertFalse(screens.prices(clock.instant()).get(0).zh().isBlank());
    }
}
