package io.daozha.admin.money;

import io.daozha.admin.web.Trouble;
import io.daozha.billing.Debt;
import io.daozha.billing.Fees;
import io.daozha.billing.Ledger;
import io.daozha.billing.Money;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.PermitFee;
import io.daozha.billing.Quote;
import io.daozha.billing.Till;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody who comes to the desk has to pay for. */
@ApplicationScoped
class Counter {
    private static final int MOST_DEBTS = 50;

    private final Parking parking;
    private final Ledger ledger;
    private final Till till;
    private final Fees fees;
    private final Clock clock;

    Counter(Parking parking, Ledger ledger, Till till, Fees fees, Clock clock) {
        this.parking = parking;
        this.ledger = ledger;
        this.till = till;
        this.fees = fees;
        this.clock = clock;
    }

    /**
     * Cars inside, and where a plate is looked for also its debts.
     *
     * @param plate how it begins; empty for all who are inside
     */
    @Transactional
    List<DeskView> find(String plate) {
        List<ParkingSession> asked = parking.inside().stream()
                .filter(stay -> stay.plate().text().startsWith(plate))
                .toList();
        Map<Long, Quote> quotes =
                parking.quotes(asked.stream().map(ParkingSession::id).toList(), clock.instant());
        Stream<DeskView> inside = asked.stream()
                .map(stay ->
                        inside(stay, Optional.ofNullable(quotes.get(stay.id())).map(Quote::due)));
        Stream<DeskView> gone = plate.isEmpty()
                ? Stream.empty()
                : ledger.debts(plate, Long.MAX_VALUE, MOST_DEBTS).stream().map(Counter::gone);
        return Stream.concat(inside, gone).toList();
    }

    private static DeskView inside(ParkingSession stay, Optional<Money> due) {
        return new DeskView(stay.id(), stay.plate(), true, stay.enteredAt(), due);
    }

    private static DeskView gone(Debt debt) {
        return new DeskView(debt.session(), debt.plate(), false, debt.leftAt(), Optional.of(debt.owes()));
    }

    /** Permits whose fee is owed, by a part of their holder's name or of a plate. */
    List<FeeView> fees(String part) {
        List<PermitFee> owed = fees.owed(part, Long.MAX_VALUE, MOST_DEBTS);
        Map<Long, Money> due = fees.due(owed);
        return owed.stream().map(fee -> FeeView.of(fee, due.get(fee.id()))).toList();
    }

    FeeView fee(long fee) {
        return fees.find(fee).map(found -> FeeView.of(found, found.due())).orElseThrow(Trouble::notFound);
    }

    /** @throws Trouble 404 where there is no such stay, 409 where it has no price */
    Quote quote(long stay) {
        if (ledger.plates(List.of(stay)).isEmpty()) {
            throw Trouble.notFound();
        }
        return Refusals.heard(() -> parking.quote(stay, clock.instant()));
    }

    boolean isShiftOf(String person) {
        return till.onShift().filter(person::equals).isPresent();
    }
}
