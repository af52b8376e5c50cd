package io.daozha.admin.payments;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.PaymentOffer;
import io.daozha.billing.Plate;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.gateway.Letter;
import io.daozha.billing.payment.gateway.LocalAlipay;
import io.daozha.billing.payment.gateway.LocalChannel;
import io.daozha.billing.payment.gateway.LocalWechat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The channels call over HTTP, and hear what ends their calling only when it is booked. */
@QuarkusTest
@QuarkusTestResource(value = PaymentSite.class, restrictToAnnotatedClass = true)
class NoticeTest {

    @Inject
    Parking parking;

    @Inject
    Checkout checkout;

    @Inject
    Clock clock;

    private PaymentOffer asked(String channel, String plate) {
        Instant at = clock.instant().minus(Duration.ofHours(2));
        Plate car = new Plate(plate, Plate.Colour.BLUE);
        parking.record(new Passage(
                "in-" + plate,
                "entry",
                Passage.Direction.IN,
                car,
                Optional.empty(),
                at,
                at,
                true,
                Optional.empty(),
                Optional.empty()));
        long stay = parking.findOpen(car).orElseThrow().id();
        return checkout.ask(stay, Optional.empty(), channel, PaymentOffer.Way.CODE, "", clock.instant());
    }

    private static Response post(String channel, Letter letter) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .headers(letter.headers())
                .contentType(letter.headers().getOrDefault("Content-Type", "application/json"))
                .body(letter.body().getBytes(StandardCharsets.UTF_8))
                .post("/payments/notices/" + channel);
    }

    private List<String> serials() {
        return parking.ledger().stream()
                .flatMap(entry -> entry.channelSerial().stream())
                .toList();
    }

    private void paysAndIsCalled(String channel, LocalChannel gateway, String plate) {
        assertEquals(List.of("wechat", "alipay"), checkout.channels());
        String number = asked(channel, plate).order().number();
        given().get("/payments/orders/" + number).then().statusCode(200).body("step", equalTo("ORDERED"));
        assertEquals(401, post(channel, gateway.forged(number, clock.instant())).statusCode());
        gateway.pay(number, clock.instant());
        int before = serials().size();
        for (int times = 0; times < 2; times++) {
            Response answer = post(channel, gateway.repeated(number, clock.instant()));
            if (channel.equals("wechat")) {
                assertEquals(true, LocalWechat.heard(answer.statusCode()), answer::asString);
            } else {
                assertEquals("success", answer.asString());
                assertEquals(true, LocalAlipay.heard(answer.asString()));
            }
        }
        assertEquals(before + 1, serials().size());
        given().get("/payments/orders/" + number).then().body("step", equalTo("PAID"));
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void f07_wechat() {
        paysAndIsCalled("wechat", PaymentSite.WECHAT, "湘A10001");
    }

    @Test
    void f07_alipay() {
        paysAndIsCalled("alipay", PaymentSite.ALIPAY, "湘A10002");
    }

    @Test
    void whatIsNoChannelIsNotHeard() {
        given().body("{}").post("/payments/notices/simulated").then().statusCode(404);
        given().get("/payments/orders/D0").then().statusCode(404);
        given().get("/payments/stuck").then().statusCode(200);
    }
}
