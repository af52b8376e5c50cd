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
        Money debt = debtOf(plate, at);
        if (debt.minor() == 0) {
            return verdict;
        }
        return switch (debtAtEntry) {
            case REMIND -> new EntryVerdict.Reminded(debt, verdict);
            case PAY_FIRST -> new EntryVerdict.PayFirst(debt);
        };
    }

    /** Spaces left for cars without a right of their own. */
    static int unreserved(Instant at, int capacity) {
        ZoneId zone = TariffVersion.inForce(at).tariff().zone();
        return Math.max(0, capacity - Stays.countInside() - Entitlements.keptFree(null, at, zone));
    }

    /** What a car owes for stays that are over, in the currency of today's tariff. */
    static Money debtOf(Plate plate, Instant at) {
        String currency = TariffVersion.inForce(at).tariff().currency();
        List<Long> owed = ParkingSession.getEntityManager()
                .createQuery(
                        "select sum(e.amount.minor) from LedgerEntry e, ParkingSession s where e.session = s.id"
                                + " and s.plate.text = :text and s.plate.colour = :colour and s.state = CLOSED"
                                + " and e.amount.currency = :currency group by s.id having sum(e.amount.minor) > 0",
                        Long.class)
                .setParameter("text", plate.text())
                .setParameter("colour", plate.colour())
                .setParameter("currency", currency)
                .getResultList();
        return new Money(owed.stream().mapToLong(Long::longValue).sum(), currency);
    }
}
