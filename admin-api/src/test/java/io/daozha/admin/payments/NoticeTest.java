package io.daozha.admin.payments;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
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
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    SignedIn signedIn;

    @Inject
    Parking parking;

    @Inject
    Checkout checkout;

    @Inject
    Clock clock;

    @TestHTTPResource("/payments/notices/")
    String address;

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

    /** Byte for byte, as a channel does. */
    private HttpResponse<String> post(String channel, Letter letter) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + channel))
                .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
        letter.headers().forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> serials() {
        return parking.ledger().stream()
                .flatMap(entry -> entry.channelSerial().stream())
                .toList();
    }

    private void paysAndIsCalled(String channel, LocalChannel gateway, String plate) throws Exception {
        assertEquals(List.of("wechat", "alipay"), checkout.channels());
        String number = asked(channel, plate).order().number();
        given().get("/payments/orders/" + number).then().statusCode(200).body("step", equalTo("ORDERED"));
        assertEquals(401, post(channel, gateway.forged(number, clock.instant())).statusCode());
        gateway.pay(number, clock.instant());
        int before = serials().size();
        for (int times = 0; times < 2; times++) {
            HttpResponse<String> answer = post(channel, gateway.repeated(number, clock.instant()));
            if (channel.equals("wechat")) {
                assertEquals(true, LocalWechat.heard(answer.statusCode()), answer::body);
            } else {
                assertEquals("success", answer.body());
                assertEquals(true, LocalAlipay.heard(answer.body()));
            }
        }
        assertEquals(before + 1, serials().size());
        given().get("/payments/orders/" + number).then().body("step", equalTo("PAID"));
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void f07_wechat() throws Exception {
        paysAndIsCalled("wechat", PaymentSite.WECHAT, "湘A10001");
    }

    @Test
    void f07_alipay() throws Exception {
        paysAndIsCalled("alipay", PaymentSite.ALIPAY, "湘A10002");
    }

    @Test
    void whatIsNoChannelIsNotHeard() {
        given().body("{}").post("/payments/notices/simulated").then().statusCode(404);
        given().get("/payments/orders/D0").then().statusCode(404);
        given().get("/payments/stuck").then().statusCode(401);
        given().cookie("daozha", signedIn.token(Role.AUDITOR))
                .get("/payments/stuck")
                .then()
                .statusCode(200);
    }
}
