package io.daozha.admin.month;

import io.daozha.billing.EntryVerdict;
import io.daozha.billing.ExitVerdict;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Plate;
import io.daozha.billing.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hears what billing answers and acknowledges, has the {@link Books} judge it, and holds what billing has kept against
 * them: at every step what has changed in it, at the end of a day all there is.
 */
final class Witness implements BillingDoor.Watcher {
    private final Lot lot;
    private final Parking parking;
    private final Books books;
    private final Checks checks;
    private final Map<String, Passage> brought = new LinkedHashMap<>();
    private final List<Passage> compared = new ArrayList<>();
    private boolean looking;

    Witness(Lot lot, Parking parking, Books books, Checks checks) {
        this.lot = lot;
        this.parking = parking;
        this.books = books;
        this.checks = checks;
    }

    @Override
    public void asks(String what) {
        if (looking) {
            return;
        }
        lot.reaches(what);
    }

    @Override
    public void answered(String what, Object[] arguments, Object answer) {
        if (looking) {
            return;
        }
        if (arguments.length > 0 && arguments[0] instanceof Passage passage) {
            brought.put(passage.id(), passage);
            books.took(passage);
            compared.add(passage);
        } else if (answer instanceof EntryVerdict verdict) {
            books.judged((Plate) arguments[0], verdict);
        } else if (answer instanceof ExitVerdict verdict) {
            books.judged((Plate) arguments[0], verdict, (Instant) arguments[1]);
        } else if (answer instanceof PaymentOrder order) {
            books.till().asked(order, (Instant) arguments[1]);
        } else if (answer instanceof Settlement settlement) {
            books.till().settled((PaymentNotice) arguments[0], settlement, (Instant) arguments[1]);
            checks.count("settled: " + settlement.getClass().getSimpleName());
        }
        if (what.equals("clockJumped")) {
            books.clockWasSet((Instant) arguments[0], (Instant) arguments[1]);
            checks.count("clock set, as billing knows");
        }
        lot.mayDie("after " + what);
    }

    /** What billing made of the passages that it took within this step. */
    void compare() {
        if (compared.isEmpty()) {
            return;
        }
        looking = true;
        for (Passage passage : compared) {
            books.compare(passage, parking.stayOf(passage.id()));
            lot.tell(
                    passage.lane(),
                    "%s %s, on %s%s"
                            .formatted(
                                    passage.direction() == Direction.IN ? "came in as" : "left as",
                                    Names.of(passage.plate()),
                                    passage.grounds().map(Enum::name).orElse("nothing"),
                                    passage.certain() ? "" : ", not seen to its end"));
        }
        checks.same(books.inside(), parking.occupied(), "site", "how many are inside");
        looking = false;
        compared.clear();
    }

    /** The passages that billing has taken since the last time this was asked, in the order in which they were brought. */
    List<Passage> brought() {
        List<Passage> since = List.copyOf(brought.values());
        brought.clear();
        return since;
    }

    /** Both lanes at rest, and billing there: whatever stood in a journal has come into the books. */
    void promisesAreKept() {
        lot.promised().forEach(id -> checks.that(books.has(id), id, "stood in the journal and is not in the books"));
    }

    /** Everything that can be asked of the books at once. */
    void audit() {
        looking = true;
        checks.same(List.of(), parking.audit(), "site", "the audit");
        long sum = parking.ledger().stream()
                .mapToLong(line -> line.amount().minor())
                .sum();
        checks.same(books.ledger(), sum, "site", "the sum of the ledger");
        checks.same(books.unmatchedExits(), parking.unmatchedExits(1_000_000).size(), "site", "exits without a stay");
        looking = false;
    }
}
