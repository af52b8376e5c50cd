package io.daozha.billing;

import io.daozha.billing.SiteRules.DebtAtEntry;
import io.daozha.billing.right.Entitlements;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** May a car come in; inside a transaction of {@link Parking}. */
final class Admission {
    private Admission() {}

    static EntryVerdict judge(Plate plate, Instant at, int capacity, DebtAtEntry debtAtEntry) {
        ZoneId zone = TariffVersion.inForce(at).tariff().zone();
        // A stay of this same plate has ended unseen if the car stands outside.
        EntryVerdict verdict = Entitlements.mayEnter(plate, at, capacity, Stays.countInsideBesides(plate), zone);
        if (!verdict.admits() || verdict instanceof EntryVerdict.Exempt) {
            return verdict;
        }
        List<ParkingSession> debts = Stays.owing(plate);
        if (debts.isEmpty()) {
            return verdict;
        }
        return switch (debtAtEntry) {
            case REMIND -> new EntryVerdict.Reminded(Debt.total(debts), verdict);
            case PAY_FIRST -> new EntryVerdict.PayFirst(Cashier.quote(debts.get(0), at));
        };
    }

    /** Spaces left for cars without a right of their own. */
    static int unreserved(Instant at, int capacity) {
        ZoneId zone = TariffVersion.inForce(at).tariff().zone();
        return Math.max(0, capacity - Stays.countInside() - Entitlements.keptFree(null, at, zone));
    }
}
