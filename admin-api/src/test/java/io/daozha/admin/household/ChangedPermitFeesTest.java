package io.daozha.admin.household;

import static io.daozha.admin.web.Requests.form;
import static io.daozha.admin.web.Requests.page;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.live.FakeSite;
import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.Money;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.PermitFee;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is paid for a permit that was renewed, rested or withdrawn meanwhile, and for one that costs nothing. */
@QuarkusTest
@TestProfile(FakeSite.class)
class ChangedPermitFeesTest extends FeeScenario {
    @Test
    void theDeskRenewedItWhileThisPageStoodOpen() {
        waiveTheFirst();
        LocalDate until = renewed();
        long fee = renews(until);
        rights.renew(permit.id(), street.act());
        form(wish(permit, until)).post("/my/fees").then().statusCode(409).body(containsString("不用付了，车位证有效到 " + until));
        pays(fee, seen(until, 15_000)).then().statusCode(409);
        page("/my/fees/" + fee).body(containsString("车位证续到 " + until.plusDays(30)));
        assertEquals(List.of(), ledger(fee));
        pays(fee, seen(until.plusDays(30), 15_000)).then().statusCode(303);
        assertEquals(until.plusDays(30), lastDay());
    }

    @Test
    void aPermitThatRestsOrWasWithdrawnIsNotRenewed() {
        waiveTheFirst();
        LocalDate until = renewed();
        long fee = renews(until);
        rights.freeze(permit.id(), street.today().plusDays(1), street.act());
        page("/my").body(containsString("已冻结，恢复后才能续期"), not(containsString("续到")));
        page("/my/fees/" + fee).body(containsString("正在冻结"), not(containsString("/payment")));
        form(wish(permit, until)).post("/my/fees").then().statusCode(409).body(containsString("正在冻结"));
        pays(fee, seen(until, 15_000)).then().statusCode(409).body(containsString("正在冻结"));
        rights.unfreeze(permit.id(), street.today().plusDays(1), street.act());
        rights.cancel(permit.id(), street.today().plusDays(1), street.act());
        page("/my/fees/" + fee).body(containsString("已提前终止"), not(containsString("/payment")));
        pays(fee, seen(renewed(), 15_000)).then().statusCode(409).body(containsString("已提前终止"));
        assertEquals(List.of(), ledger(fee));
    }

    @Test
    void whatAWithdrawnPermitStillOwesIsPaid() {
        PermitFee owed = fees.ofPermit(permit.id()).get(0);
        rights.cancel(permit.id(), street.today(), street.act());
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
        rights.cancel(permit.id(), street.today(), street.act());
        parking.settle(new PaymentNotice(order.number(), "wechat", "W" + UUID.randomUUID(), PRICE), clock.instant());
        page("/receipt/" + order.number())
                .body(containsString("是您的余款"), containsString("微信支付"), not(containsString("http-equiv")));
    }

    @Test
    void whatCostsNothingIsAskedFor() {
        permit = street.permit(street.thirtyDays(Money.fen(0)).id(), home, street.today());
        page("/my").body(containsString("申请续期"));
        form(wish(permit, renewed())).post("/my/fees").then().statusCode(409).body(containsString("提交续期申请"));
        assertEquals(List.of(), fees.ofPermit(permit.id()));
    }
}
