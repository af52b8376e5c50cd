package io.daozha.admin.household;

import static io.daozha.admin.web.Requests.form;
import static io.daozha.admin.web.Requests.json;
import static io.daozha.admin.web.Requests.page;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.Money;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.PermitFee;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A resident pays for his permits: what he has seen, once, and never for somebody else's. */
@QuarkusTest
@TestProfile(FakeSite.class)
class FeesTest extends FeeScenario {
    @Inject
    HouseholdRights households;

    @Test
    void hePaysForOneMoreTermAndHasAReceipt() {
        waiveTheFirst();
        LocalDate until = renewed();
        page("/my").body(containsString("续到 " + until + " · ¥150.00"), containsString("每期 ¥150.00"));
        long fee = renews(until);
        page("/my/fees/" + fee)
                .body(
                        containsString("¥150.00"),
                        containsString("车位证续到 " + until + "；不付就不续"),
                        containsString("url=/my/fees/" + fee));
        assertEquals(List.of(), ledger(fee));
        assertTrue(lastDay().isBefore(until), "nothing is given before it is paid");

        Response paid = pays(fee, seen(until, 15_000));
        assertEquals(303, paid.statusCode());
        String receipt = paid.header("Location");
        assertTrue(receipt.contains("/receipt/D"), receipt);
        assertEquals(until, lastDay());
        assertEquals(List.of(Kind.CHARGED, Kind.PAID), ledger(fee));
        assertEquals(Money.fen(0), fees.find(fee).orElseThrow().balance());
        page("/my/fees/" + fee).body(containsString("已付清"), not(containsString("/payment")));
        page("/my").body(containsString(receipt.substring(receipt.indexOf("/receipt/"))));
        SignedIn.out();
        page(receipt)
                .body(
                        containsString("<h1>收据</h1>"),
                        containsString("¥150.00"),
                        containsString(home.name()),
                        containsString(until.minusDays(29) + " – " + until),
                        containsString("模拟付款"),
                        not(containsString("http-equiv=\"refresh\"")));
        given().header("Accept", "text/html")
                .header("Accept-Language", "en")
                .get(receipt)
                .then()
                .statusCode(200)
                .body(containsString("<h1>Receipt</h1>"), containsString("Simulated"), containsString("Holder"));
    }

    @Test
    void theSameFormsAgainPayNothingTwice() {
        waiveTheFirst();
        LocalDate until = renewed();
        long fee = renews(until);
        assertEquals(fee, renews(until), "it waits, and is the same");
        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> pays(fee, seen(until, 15_000)).statusCode())
                .toList();
        assertTrue(answers.contains(303) && List.of(303, 409).containsAll(answers), answers::toString);
        pays(fee, seen(until, 15_000)).then().statusCode(409).body(containsString("不用付了，车位证有效到 " + until));
        form(wish(permit, until)).post("/my/fees").then().statusCode(409).body(containsString("不用付了，车位证有效到 " + until));
        assertEquals(List.of(Kind.CHARGED, Kind.PAID), ledger(fee));
        assertEquals(until, lastDay());
    }

    @Test
    void anotherOfTheHouseholdPaidWhileThisPageStoodOpen() {
        waiveTheFirst();
        LocalDate until = renewed();
        long fee = renews(until);
        street.logIn("spouse", home);
        String receipt = pays(fee, seen(until, 15_000)).header("Location");
        street.logIn("payer", home);
        pays(fee, seen(until, 15_000))
                .then()
                .statusCode(409)
                .body(
                        containsString("不用付了，车位证有效到 " + until),
                        containsString(receipt.substring(receipt.indexOf("/receipt/"))));
        assertEquals(List.of(Kind.CHARGED, Kind.PAID), ledger(fee));
    }

    @Test
    void thePermitThatWasApprovedIsPaidAfterwards() {
        form(Map.of("type", "" + type.id())).post("/my/permits").then().statusCode(303);
        Permit second =
                rights.approvePermit(households.permitRequests(home.id()).get(0).id(), street.act());
        PermitFee fee = fees.ofPermit(second.id()).get(0);
        page("/my").body(containsString("href=\"/my/fees/" + fee.id() + "\""), containsString("付 ¥150.00"));
        page("/my/fees/" + fee.id()).body(containsString("车位证有效到 " + second.lastDay()));
        pays(fee.id(), seen(fee.lastDay(), 15_000)).then().statusCode(303);
        assertEquals(List.of(Kind.CHARGED, Kind.PAID), ledger(fee.id()));
        assertEquals(second.lastDay(), rights.permit(second.id()).lastDay());
        page("/my").body(not(containsString("href=\"/my/fees/" + fee.id() + "\"")));
    }

    @Test
    void anotherSumThanWasSeenIsNotAsked() {
        PermitFee owed = fees.ofPermit(permit.id()).get(0);
        PaymentOrder order = orders.orderFee(owed.id(), clock.instant());
        String serial = "W" + UUID.randomUUID();
        parking.settle(new PaymentNotice(order.number(), "wechat", serial, Money.fen(1)), clock.instant());
        till.unclear().stream()
                .filter(one -> one.channelSerial().equals(serial))
                .forEach(one -> till.acceptUnclear(one.id(), "operator", "the channel has it", clock.instant()));
        pays(owed.id(), seen(owed.lastDay(), 15_000))
                .then()
                .statusCode(409)
                .body(containsString("期限或金额刚刚变了"), containsString("¥149.99"));
        pays(owed.id(), seen(owed.lastDay().plusDays(1), 14_999)).then().statusCode(409);
        pays(owed.id(), seen(owed.lastDay(), 14_999)).then().statusCode(303);
        assertEquals(Money.fen(0), fees.find(owed.id()).orElseThrow().balance());
        page("/receipt/" + order.number())
                .body(
                        containsString("是您的余款"),
                        containsString("付款（余款）"),
                        containsString("<b>¥0.01</b>"),
                        not(containsString("¥150.00")));
    }

    @Test
    void whileTheChannelIsAwayNothingIsAskedAndThePageSaysSo() {
        waiveTheFirst();
        LocalDate until = renewed();
        long fee = renews(until);
        channel.disturb("the line is cut");
        page("/my/fees/" + fee).body(containsString("暂时连不上"), not(containsString("/payment")));
        pays(fee, seen(until, 15_000)).then().statusCode(409).body(containsString("暂时连不上"));
        json(seen(until, 15_000))
                .post("/api/v1/my/fees/" + fee + "/payment")
                .then()
                .statusCode(409)
                .body("cause", is("NOT_NOW"));
        assertEquals(List.of(), ledger(fee));
        channel.disturb("");
        pays(fee, seen(until, 15_000)).then().statusCode(303);
    }

    @Test
    void theNeighboursFeesAreNotThere() {
        PermitFee owed = fees.ofPermit(permit.id()).get(0);
        street.logIn("stranger", street.home(QUOTA));
        given().header("Accept", "text/html")
                .get("/my/fees/" + owed.id())
                .then()
                .statusCode(404);
        pays(owed.id(), seen(owed.lastDay(), 15_000)).then().statusCode(404);
        form(seen(owed.lastDay(), 15_000))
                .post("/my/fees/" + owed.id() + "/code")
                .then()
                .statusCode(404);
        form(wish(permit, renewed())).post("/my/fees").then().statusCode(404);
        given().get("/api/v1/my/fees/" + owed.id()).then().statusCode(404);
        json(seen(owed.lastDay(), 15_000))
                .post("/api/v1/my/fees/" + owed.id() + "/payment")
                .then()
                .statusCode(404);
        json(wish(permit, renewed())).post("/api/v1/my/fees").then().statusCode(404);
        given().get("/api/v1/my").then().statusCode(200).body("fees", hasSize(0), "permits", hasSize(0));
        assertEquals(1, fees.ofPermit(permit.id()).size());
        assertEquals(List.of(Kind.CHARGED), ledger(owed.id()));
    }

    @Test
    void programsDoTheSame() {
        waiveTheFirst();
        LocalDate until = renewed();
        String place = json(wish(permit, until))
                .post("/api/v1/my/fees")
                .then()
                .statusCode(201)
                .body("state", is("WAITS"), "lastDay", is(until.toString()), "due.minor", is(15_000))
                .extract()
                .header("Location");
        String order = json(seen(until, 15_000))
                .post(place + "/payment")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .path("order");
        given().get(place).then().statusCode(200).body("state", is("SETTLED"), "receipt", is(order));
        given().get("/api/v1/my").then().body("fees[0].receipt", is(order), "permits[0].lastDay", is(until.toString()));
        given().get("/payments/orders/" + order).then().body("step", is("PAID"));
        json(seen(until, 15_000)).post(place + "/code").then().statusCode(409).body("cause", is("paid-already"));
    }

    @Test
    void whatNoFormSendsIsRefusedWithASentence() {
        waiveTheFirst();
        long fee = renews(renewed());
        for (Map<String, String> bad : List.of(
                Map.<String, String>of(),
                Map.of("until", "tomorrow", "due", "15000"),
                Map.of("until", renewed().toString(), "due", "-1"),
                Map.of("until", renewed().toString(), "due", "99999999999999999999"),
                Map.of("until", "+999999999-12-31", "due", "15000"),
                Map.of("until", "<script>alert(1)</script>", "due", "<script>alert(1)</script>"))) {
            form(bad).post("/my/fees").then().statusCode(400).body(not(containsString("<script>alert")));
            pays(fee, bad).then().statusCode(400).body(not(containsString("<script>alert")));
            json(bad).post("/api/v1/my/fees/" + fee + "/payment").then().statusCode(400);
        }
        given().header("Accept", "text/html").get("/my/fees/0").then().statusCode(404);
        given().header("Accept", "text/html").get("/my/fees/x").then().statusCode(404);
        assertFalse(fees.find(fee).orElseThrow().began());
        assertEquals(List.of(), ledger(fee));
    }
}
