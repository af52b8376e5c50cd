package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.payment.CallBack;
import io.daozha.billing.payment.ForgedNoticeException;
import io.daozha.billing.payment.Incoming;
import io.daozha.billing.payment.PaymentProvider;
import io.daozha.billing.payment.Standing;
import io.daozha.billing.payment.WechatProvider;
import io.daozha.billing.payment.gateway.Letter;
import io.daozha.billing.payment.gateway.LocalChannel;
import io.daozha.billing.payment.gateway.LocalWechat;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class WechatChannelTest extends ChannelContract {

    @Override
    LocalChannel gateway() {
        return new LocalWechat();
    }

    @Override
    PaymentProvider provider(LocalChannel gateway, Path folder, Duration patience) {
        return new WechatProvider(((LocalWechat) gateway).settings(folder, NOTICES), patience);
    }

    @Override
    Class<? extends Standing> untouched() {
        return Standing.Unpaid.class;
    }

    private PaymentOrder order() {
        return parking.order(parking.findOpen(CAR).orElseThrow().id(), minutes(90));
    }

    @Test
    void f07_aNoticeThatIsMoreThanFiveMinutesOffOurClockIsRefused() {
        PaymentOrder order = order();
        channel.create(order, Way.CODE, "");
        gateway.pay(order.number(), minutes(91));
        Letter letter = gateway.repeated(order.number(), minutes(91));
        Incoming notice = new Incoming(letter.headers(), letter.body());
        assertInstanceOf(CallBack.Paid.class, channel.read(notice, minutes(96)));
        assertInstanceOf(CallBack.Paid.class, channel.read(notice, minutes(86)));
        assertThrows(
                ForgedNoticeException.class,
                () -> channel.read(notice, minutes(96).plusSeconds(1)));
        assertThrows(
                ForgedNoticeException.class,
                () -> channel.read(notice, minutes(86).minusSeconds(1)));
    }

    @Test
    void whoHasPaidOnHisPhoneIsLedBackToHisReceipt() {
        PaymentOrder order = order();
        String link = channel.create(order, Way.LINK, PHONE).code();
        assertTrue(link.endsWith("&redirect_url=https%3A%2F%2Fpark.invalid%2Freceipt%2F" + order.number()), () -> link);
    }

    @Test
    void aClosedOrderIsDead() {
        PaymentOrder order = order();
        channel.create(order, Way.CODE, "");
        assertEquals(new Standing.Closed(), channel.close(order, Way.CODE));
        assertEquals(new Standing.Closed(), channel.close(order, Way.CODE), "closed again");
        assertEquals(false, gateway.pay(order.number(), minutes(91)));
        assertEquals(new Standing.Closed(), channel.query(order, Way.CODE));
    }

    @Test
    void codeAndLinkOfOneOrderAreTwoPlaces() {
        PaymentOrder order = order();
        channel.create(order, Way.CODE, "");
        channel.create(order, Way.LINK, PHONE);
        assertEquals(new Standing.Closed(), channel.close(order, Way.CODE));
        assertEquals(new Standing.Unpaid(), channel.query(order, Way.LINK));
    }
}
