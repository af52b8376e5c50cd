package io.daozha.admin.payments;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.household.Neighbourhood;
import io.daozha.billing.Fees;
import io.daozha.billing.Money;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentOffer;
import io.daozha.billing.PermitFee;
import io.daozha.billing.Plate;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.gateway.Letter;
import io.daozha.billing.payment.gateway.LocalAlipay;
import io.daozha.billing.payment.gateway.LocalChannel;
import io.daozha.billing.payment.gateway.LocalWechat;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Hours;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
    Neighbourhood street;

    @Inject
    Checkout checkout;

    @Inject
    OrderBook orders;

    @Inject
    Rights rights;

    @Inject
    Fees fees;

    @Inject
    Clock clock;

    @TestHTTPResource("/payments/notices/")
    String address;

    private PaymentOffer asked(String channel, String plate) {
        Instant at = clock.instant().minus(Duration.ofHours(2));
        Plate car = new Plate(plate, Plate.Colour.BLUE);
        street.comesIn(car, at);
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

    /** Two channels, so that he chooses; on this phone or by a code on a desk's screen, for the same order. */
    @Test
    void aResidentsPermitIsPaidByLinkOrByCode() throws Exception {
        Act act = new Act("operator", "he asked for it", clock.instant());
        Household home = rights.openHousehold("7栋 101", new Household.Quota(1, 1, 1), Optional.empty(), act);
        PermitType.Terms terms = new PermitType.Terms(
                "月卡", 0, 30, Money.fen(15_000), Hours.ALL_DAY, 1, 0, 0, PermitType.Overflow.TEMPORARY, false);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        Permit permit =
                rights.grant(rights.offer(terms, act).id(), Optional.of(home.id()), home.name(), List.of(), today, act);
        signedIn.asResident("payer", home.id());
        PermitFee fee = fees.ofPermit(permit.id()).get(0);
        String page = "/my/fees/" + fee.id();
        given().accept("text/html")
                .get(page)
                .then()
                .body(containsString("微信支付 ¥150.00"), not(containsString("<figure>")));
        Map<String, String> seen = Map.of("until", fee.lastDay().toString(), "due", "15000", "channel", "wechat");
        form(seen).post(page + "/code").then().statusCode(303);
        given().accept("text/html").get(page).then().body(containsString("用微信支付扫码"), containsString("显示支付宝二维码"));
        String code = given().contentType("application/json")
                .body(seen)
                .post("/api/v1" + page + "/code")
                .path("code");
        assertTrue(code.startsWith("weixin://"), code);
        String link = form(seen).post(page + "/payment").header("Location");
        assertTrue(link.startsWith("https://pay.invalid/"), link);
        assertEquals(link, form(seen).post(page + "/payment").header("Location"), "pressed again, the same place");
        List<PaymentOffer> offers = orders.unfinishedOfFee(fee.id());
        assertEquals(2, offers.size());
        String number = offers.get(0).order().number();
        given().accept("text/html").get("/receipt/" + number).then().body(containsString("还没有收到付款"));
        PaymentSite.WECHAT.pay(number, clock.instant());
        assertTrue(LocalWechat.heard(post("wechat", PaymentSite.WECHAT.repeated(number, clock.instant()))
                .statusCode()));
        given().accept("text/html").get(page).then().body(containsString("已付清"), containsString("/receipt/" + number));
        SignedIn.out();
        assertEquals(Money.fen(0), fees.find(fee.id()).orElseThrow().balance());
        assertEquals(List.of(), parking.audit());
    }

    private static RequestSpecification form(Map<String, String> fields) {
        return given().redirects().follow(false).accept("text/html").formParams(fields);
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
