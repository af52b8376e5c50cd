package io.daozha.admin.household;

import static io.daozha.admin.web.Requests.form;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.access.SignedIn;
import io.daozha.billing.Fees;
import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.Money;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.Till;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.Rights;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A resident who is logged in, with a permit of three days ago that its household pays for. */
abstract class FeeScenario {
    static final Money PRICE = Money.fen(15_000);
    static final Household.Quota QUOTA = new Household.Quota(3, 2, 2);

    @Inject
    Neighbourhood street;

    @Inject
    Rights rights;

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

    Household home;
    PermitType type;
    Permit permit;

    @BeforeEach
    void moveIn() {
        home = street.home(QUOTA);
        type = street.thirtyDays(PRICE);
        permit = street.permit(type.id(), home, street.today().minusDays(3), street.car());
        street.logIn("payer", home);
    }

    @AfterEach
    void theBooksAddUp() {
        channel.disturb("");
        SignedIn.out();
        assertEquals(List.of(), parking.audit());
    }

    LocalDate renewed() {
        return lastDay().plusDays(30);
    }

    LocalDate lastDay() {
        return rights.permit(permit.id()).lastDay();
    }

    /** What is owed of its first term is none of the test's business. */
    void waiveTheFirst() {
        till.waiveFee(fees.ofPermit(permit.id()).get(0).id(), "operator", "a gift", clock.instant());
    }

    List<Kind> ledger(long fee) {
        return fees.find(fee).orElseThrow().ledger().stream()
                .map(entry -> entry.kind())
                .toList();
    }

    static Map<String, String> wish(Permit permit, LocalDate until) {
        return Map.of("permit", "" + permit.id(), "until", until.toString(), "due", "15000");
    }

    static Map<String, String> seen(LocalDate until, long due) {
        return Map.of("until", until.toString(), "due", "" + due);
    }

    /** @return the number of the fee that waits */
    long renews(LocalDate until) {
        String page = form(wish(permit, until))
                .post("/my/fees")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return Long.parseLong(page.replaceAll(".*/my/fees/", ""));
    }

    static Response pays(long fee, Map<String, String> seen) {
        return form(seen).post("/my/fees/" + fee + "/payment");
    }
}
