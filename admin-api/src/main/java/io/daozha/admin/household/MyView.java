package io.daozha.admin.household;

import io.daozha.admin.live.SquareCode;
import io.daozha.admin.rights.PassView;
import io.daozha.admin.rights.PermitView;
import io.daozha.admin.rights.RequestView;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Household;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything of a household on one page.
 *
 * @param cars on its permits
 * @param requests for plates and for permits, the newest first; what waits comes before what was decided
 * @param fees what terms of its permits cost, the newest first
 * @param offers types of permits that it may ask for
 * @param visitPage where a visitor puts his plate on a pass; its code follows
 */
public record MyView(
        String household,
        Household.Quota quota,
        List<Car> cars,
        List<PermitView> permits,
        List<RequestView> requests,
        List<PassView> passes,
        List<FeeView> fees,
        List<Offer> offers,
        String visitPage) {

    /** @param lock empty where it is not locked */
    public record Car(Plate plate, boolean inside, Optional<Lock> lock) {}

    /**
     * @param own locked by the household, which may open it again
     * @param code opens it at the exit; empty unless it is the household's own
     */
    public record Lock(long id, boolean own, String code, Instant since) {}

    /** @param price of one term */
    public record Offer(long type, String name, Money price) {}

    /** Plates that wait for the operator. */
    public List<RequestView> waiting() {
        return requests.stream().filter(one -> one.decidedAt().isEmpty()).toList();
    }

    public List<RequestView> decided() {
        return requests.stream()
                .filter(one -> one.decidedAt().isPresent())
                .limit(5)
                .toList();
    }

    public List<PermitView> alive() {
        return permits.stream().filter(PermitView::lives).toList();
    }

    public List<FeeView> owed() {
        return fees.stream().filter(fee -> fee.state() == FeeView.State.OWED).toList();
    }

    /** The latest that were paid. */
    public List<FeeView> receipts() {
        return fees.stream().filter(fee -> fee.receipt().isPresent()).limit(5).toList();
    }

    public List<PassView> openPasses() {
        return passes.stream().filter(PassView::open).toList();
    }

    /** What the household sends its visitor. */
    public String link(PassView pass) {
        return visitPage + pass.code();
    }

    /** The same, for the visitor's camera. */
    public SquareCode square(PassView pass) {
        return SquareCode.of(link(pass));
    }

    /** A renewal of this permit waits for the operator. */
    public boolean renewing(PermitView permit) {
        return waiting().stream().anyMatch(one -> one.permit().equals(Optional.of(permit.id())));
    }
}
