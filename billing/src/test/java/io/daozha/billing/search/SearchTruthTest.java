package io.daozha.billing.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Books;
import io.daozha.billing.Desk;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.PostgresForTests;
import io.daozha.billing.Review;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever is asked, the pages hold what a look at each stay there is finds, and the totals are their sum. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SearchTruthTest {
    private static final List<String> LANES = List.of("entry", "exit", "side");
    private static final List<String> PLATES =
            List.of("湘A00001", "湘A00002", "湘A10001", "湘B00001", "湘B12345", "粤A12345");
    private static final List<String> PARTS =
            List.of("湘A00001", "%00001", "%0001%", "湘A****1", "湘*00001", "%12%", "湘%", "粤A12345", "湘A99999", "%99%");
    private static final int VISITS = 90;

    /** Minutes from one entry to the next, and up to which nothing is charged. */
    private static final long BETWEEN = 100;

    private static final int FREE = 30;
    private static final int QUESTIONS = 150;

    @Inject
    Search search;

    @Inject
    Desk desk;

    @Inject
    Books books;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void pagesAndTotalsAreThoseOfALookAtEachStay() throws SQLException {
        books.open();
        live();
        List<StayRow> all = new ArrayList<>(search.find(StayFilter.ALL, Optional.empty(), 1000));
        all.sort((a, b) -> b.key().enteredAt().equals(a.key().enteredAt())
                ? Long.compare(b.id(), a.id())
                : b.enteredAt().compareTo(a.enteredAt()));
        assertTrue(all.size() > VISITS / 2, "seed " + seed);
        assertTrue(all.stream().anyMatch(row -> row.received() > 0), "seed " + seed);
        assertTrue(all.stream().anyMatch(row -> row.balance() > 0), "seed " + seed);
        int found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            StayFilter filter = question();
            List<StayRow> fits = all.stream().filter(truth(filter)).toList();
            assertEquals(fits, pages(filter), "seed " + seed + ": " + filter);
            assertEquals(
                    new Search.Totals(
                            fits.size(),
                            fits.stream().mapToLong(StayRow::charged).sum(),
                            fits.stream().mapToLong(StayRow::received).sum(),
                            fits.stream().mapToLong(StayRow::balance).sum()),
                    search.totals(filter).orElseThrow(),
                    "seed " + seed + ": " + filter);
            found += fits.isEmpty() ? 0 : 1;
        }
        assertTrue(found > QUESTIONS / 4, "seed " + seed + ": only " + found + " questions have an answer");
    }

    /** Cars come and go by all lanes; some are not seen to leave. */
    private void live() {
        for (int visit = 0; visit < VISITS; visit++) {
            String plate = any(PLATES);
            long minute = visit * BETWEEN;
            books.passes(any(LANES), Direction.IN, plate, minute);
            long until = minute + 1 + random.nextInt(98);
            if (until > minute + FREE && random.nextInt(3) == 0) {
                books.pays(plate, until);
            }
            if (random.nextInt(4) > 0) {
                books.passes(any(LANES), Direction.OUT, plate, until);
            }
        }
        List<StayRow> rows = search.find(StayFilter.ALL, Optional.empty(), 1000);
        Collections.shuffle(rows, random);
        rows.subList(0, 5).forEach(row -> desk.reopen(row.id(), Review.HELD, Books.WANG));
    }

    private StayFilter question() {
        StayFilter filter = StayFilter.ALL;
        filter = sometimes() ? filter.ofPlate(any(PARTS)) : filter;
        filter = sometimes() ? filter.byLane(any(List.of("entry", "exit", "side", "nobody's"))) : filter;
        filter = sometimes() ? filter.in(any(List.of(State.values()))) : filter;
        filter = random.nextInt(6) == 0 ? filter.inQueue() : filter;
        filter = random.nextInt(6) == 0
                ? filter.heldFor(any(List.of(Review.HELD, Review.UNPAID, Review.EXIT_UNSEEN)))
                : filter;
        filter = random.nextInt(6) == 0 ? filter.thatOwe() : filter;
        filter = random.nextInt(6) == 0 ? filter.charged(random.nextInt(600), 600 + random.nextInt(600)) : filter;
        if (sometimes()) {
            long from = random.nextInt(VISITS);
            long to = from + random.nextInt(VISITS);
            filter = filter.between(Books.minute(from * BETWEEN), Books.minute(to * BETWEEN));
        }
        return filter;
    }

    private static Predicate<StayRow> truth(StayFilter filter) {
        String plate = filter.plate().orElse("%").replace("*", ".").replace("%", ".*");
        return row -> row.plate().text().matches(plate)
                && filter.from().filter(row.enteredAt()::isBefore).isEmpty()
                && filter.to().filter(to -> !row.enteredAt().isBefore(to)).isEmpty()
                && filter.lane().filter(lane -> !isOf(lane, row)).isEmpty()
                && filter.state().filter(state -> row.state() != state).isEmpty()
                && filter.reason()
                        .filter(reason -> !row.review().contains(reason))
                        .isEmpty()
                && (!filter.queued() || row.review().stream().anyMatch(Review::inQueue))
                && (!filter.owing() || row.balance() > 0)
                && filter.atLeast().filter(least -> row.charged() < least).isEmpty()
                && filter.atMost().filter(most -> row.charged() > most).isEmpty();
    }

    private static boolean isOf(String lane, StayRow row) {
        return row.entryLane().equals(lane) || row.exitLane().equals(Optional.of(lane));
    }

    private List<StayRow> pages(StayFilter filter) {
        int rows = 1 + random.nextInt(20);
        List<StayRow> found = new ArrayList<>();
        Optional<StayRow.Key> after = Optional.empty();
        List<StayRow> page;
        do {
            page = search.find(filter, after, rows);
            found.addAll(page);
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).key());
        } while (!page.isEmpty());
        return found;
    }

    private boolean sometimes() {
        return random.nextInt(3) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
