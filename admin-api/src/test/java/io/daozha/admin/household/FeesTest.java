package io.daozha.admin.household;

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
import io.daozha.billing.Fees;
import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.Money;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.PermitFee;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.Till;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Hours;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.Rights;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resident pays for his permits: what he has seen, once, and never for somebody else's. */
@QuarkusTest
@TestProfile(FakeSite.class)
class FeesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Money PRICE = Money.fen(15_000);

    @Inject
    SignedIn signedIn;

    @Inject
    Rights rights;

    @Inject
    HouseholdRights households;

    @Inject
    Parking parking;

    @Inject
    Fees fees;

    @Inject
    OrderBook orders;

    @Inject
    Till till;

    @Inject
    SimulatedProvider channel;

    @Inject
    Clock clock;

    private final int n = NEXT.incrementAndGet();
    private Household home;
    private PermitType type;
    private Permit permit;

    @BeforeEach
    void moveIn() {
        home = open(n + "栋 301");
        type = offer(PRICE);
        permit = rights.grant(
                type.id(),
                Optional.of(home.id()),
                home.name(),
                List.of(new Plate("湘G%05d".formatted(n), Colour.BLUE)),
                today().minusDays(3),
                act());
        signedIn.asResident("payer-" + n, home.id());
    }

    @AfterEach
    void theBooksAddUp() {
        channel.disturb("");
        SignedIn.out();
        assertEquals(List.of(), parking.audit());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    private Act act() {
        return new Act("operator", "he asked for it", clock.instant());
    }

    private Household open(String name) {
        return rights.openHousehold(name, new Household.Quota(3, 2, 2), Optional.empty(), act());
    }

    private PermitType offer(Money price) {
        return rights.offer(
                new PermitType.Terms(
                        "月卡 " + UUID.randomUUID(),
                        0,
                        30,
                        price,
                        Hours.ALL_DAY,
                        1,
                        2,
                        0,
                        PermitType.Overflow.TEMPORARY,
                        false),
                act());
    }

    private LocalDate renewed() {
        return lastDay().plusDays(30);
    }

    private LocalDate lastDay() {
        return rights.permit(permit.id()).lastDay();
    }

    /** What is owed of its first term is none of the test's business. */
    private void waiveTheFirst() {
        till.waiveFee(fees.ofPermit(permit.id()).get(0).id(), "operator", "a gift", clock.instant());
    }

    private List<Kind> ledger(long fee) {
        return fees.find(fee).orElseThrow().ledger().stream()
                .map(entry -> entry.kind())
                .toList();
    }

    private static RequestSpecification form(Map<String, ?> fields) {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields);
    }

    private static RequestSpecification json(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static Map<String, String> wish(Permit permit, LocalDate until) {
        return Map.of("permit", "" + permit.id(), "until", until.toString(), "due", "15000");
    }

    private static Map<String, String> seen(LocalDate until, long due) {
        return Map.of("until", until.toString(), "due", "" + due);
    }

    /** @return the number of the fee that waits */
    private long renews(LocalDate until) {
        String page = form(wish(permit, until))
                .post("/my/fees")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return Long.parseLong(page.replaceAll(".*/my/fees/", ""));
    }

    private static Response pays(long fee, Map<String, String> seen) {
        return form(seen).post("/my/fees/" + fee + "/payment");
    }

    private static ValidatableResponse page(String address) {
        return given().header("Accept", "text/html").get(address).then().statusCode(200);
    }

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
        signedIn.asResident("spouse-" + n, home.id());
        String receipt = pays(fee, seen(until, 15_000)).header("Location");
        signedIn.asResident("payer-" + n, home.id());
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
        Permit second = rights.approvePermit(
                households.permitRequests(home.id()).get(0).id(), new Act("operator", "", clock.instant()));
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
    void theDeskRenewedItWhileThisPageStoodOpen() {
        waiveTheFirst();
        LocalDate until = renewed();
        long fee = renews(until);
        rights.renew(permit.id(), act());
        form(wish(permit, until)).post("/my/fees").then().statusCode(409).body(containsString("不用付了，车位证有效到 " + until));
        pays(fee, seen(until, 15_000)).then().statusCode(409);
        page("/my/fees/" + fee).body(containsString("车位证续到 " + until.plusDays(30)));
        assertEquals(List.of(), ledger(fee));
        pays(fee, seen(until.plusDays(30), 15_000)).then().statusCode(303);
        assertEquals(until.plusDays(30), lastDay());
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
        signedIn.asResident("stranger-" + n, open(n + "栋 302").id());
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
    void aPermitThatRestsOrWasWithdrawnIsNotRenewed() {
        waiveTheFirst();
        LocalDate until = renewed();
        long fee = renews(until);
        rights.freeze(permit.id(), today().plusDays(1), act());
        page("/my").body(containsString("已冻结，恢复后才能续期"), not(containsString("续到")));
        page("/my/fees/" + fee).body(containsString("正在冻结"), not(containsString("/payment")));
        form(wish(permit, until)).post("/my/fees").then().statusCode(409).body(containsString("正在冻结"));
        pays(fee, seen(until, 15_000)).then().statusCode(409).body(containsString("正在冻结"));
        rights.unfreeze(permit.id(), today().plusDays(1), act());
        rights.cancel(permit.id(), today().plusDays(1), act());
        page("/my/fees/" + fee).body(containsString("已提前终止"), not(containsString("/payment")));
        pays(fee, seen(renewed(), 15_000)).then().statusCode(409).body(containsString("已提前终止"));
        assertEquals(List.of(), ledger(fee));
    }

    @Test
    void whatAWithdrawnPermitStillOwesIsPaid() {
        PermitFee owed = fees.ofPermit(permit.id()).get(0);
        rights.cancel(permit.id(), today(), act());
        page("/my").body(containsString("href=\"/my/fees/" + owed.id() + "\""));
        pays(owed.id(), seen(owed.lastDay(), 15_000)).then().statusCode(303);
        assertEquals(List.of(Kind.CHARGED, Kind.PAID), ledger(owed.id()));
    }

    @Test
    void moneyForATermThatCanNoLongerBeginIsSaidToBeHis() {
        waiveTheFirst();
        PermitFee next = fees.renewByPaying(permit.id(), clock.instant());
        PaymentOrder order = orders.orderFee(next.id(), clock.instant());
        page("/receipt/" + order.number()).body(containsString("还没有收到付款"), containsString("http-equiv=\"refresh\""));
        rights.cancel(permit.id(), today(), act());
        parking.settle(new PaymentNotice(order.number(), "wechat", "W" + UUID.randomUUID(), PRICE), clock.instant());
        page("/receipt/" + order.number())
                .body(containsString("是您的余款"), containsString("微信支付"), not(containsString("http-equiv")));
    }

    @Test
    void whatCostsNothingIsAskedFor() {
        permit = rights.grant(offer(Money.fen(0)).id(), Optional.of(home.id()), home.name(), List.of(), today(), act());
        page("/my").body(containsString("申请续期"));
        form(wish(permit, renewed())).post("/my/fees").then().statusCode(409).body(containsString("提交续期申请"));
        assertEquals(List.of(), fees.ofPermit(permit.id()));
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
