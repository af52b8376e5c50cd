package io.daozha.billing.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daozha.billing.Books;
import io.daozha.billing.Desk;
import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.PostgresForTests;
import io.daozha.billing.Review;
import io.daozha.billing.Signature;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stays are found by whatever is known of them, and a month adds up to what its stays do. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SearchTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    Parking parking;

    @Inject
    Desk desk;

    @Inject
    Search search;

    @Inject
    Reports reports;

    @Inject
    Books books;

    @Inject
    DataSource database;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    @AfterEach
    void theBooksAddUp() {
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void aPlateIsFoundWholeInPartAndMasked() {
        books.stay("湘A12345", 0, 20);
        books.stay("湘A12999", 30, 50);
        books.stay("湘B12345", 60, 80);
        assertEquals(List.of("湘A12345"), plates(StayFilter.ALL.ofPlate("湘a12345")));
        assertEquals(List.of("湘B12345", "湘A12345"), plates(StayFilter.ALL.ofPlate("%2345")));
        assertEquals(List.of("湘A12999", "湘A12345"), plates(StayFilter.ALL.ofPlate("湘A%")));
        assertEquals(List.of("湘A12345"), plates(StayFilter.ALL.ofPlate("湘A·1**45")));
        assertEquals("湘A·1**45", new Plate("湘A12345", Plate.Colour.BLUE).masked());
        assertEquals("湘A·D1**45", new Plate("湘AD12345", Plate.Colour.GREEN).masked());
        assertEquals("无**", new Plate("无", Plate.Colour.TICKET).masked());
        assertEquals(List.of(), plates(StayFilter.ALL.ofPlate("湘A1234")));
    }

    @Test
    void staysAreFoundByTimeLaneStateReasonAndMoney() {
        books.stay("湘A00001", 0, 20);
        books.stay("湘A00002", 30, 120);
        books.stay("湘A00003", 60, 500);
        books.enter("湘A00004", 90);
        assertEquals(List.of("湘A00003", "湘A00002"), plates(StayFilter.ALL.between(Books.minute(30), Books.minute(61))));
        assertEquals(List.of("湘A00004"), plates(StayFilter.ALL.in(State.OPEN)));
        assertEquals(4, plates(StayFilter.ALL.byLane("entry")).size());
        assertEquals(3, plates(StayFilter.ALL.byLane("exit")).size());
        assertEquals(List.of("湘A00003", "湘A00002"), plates(StayFilter.ALL.thatOwe()));
        assertEquals(List.of("湘A00003", "湘A00002"), plates(StayFilter.ALL.heldFor(Review.UNPAID)));
        assertEquals(List.of("湘A00002"), plates(StayFilter.ALL.charged(1, 600)));
        assertEquals(List.of(), plates(StayFilter.ALL.inQueue()), "a debt stands in the list of debts");
        desk.reopen(
                search.find(StayFilter.ALL.ofPlate("湘A00001"), Optional.empty(), 1)
                        .get(0)
                        .id(),
                Review.HELD,
                Books.WANG);
        assertEquals(List.of("湘A00001"), plates(StayFilter.ALL.inQueue()));
        books.pays("湘A00004", 180);
        Optional<Search.Totals> all = Optional.of(new Search.Totals(4, 3000, 600, 2400));
        assertEquals(all, search.totals(StayFilter.ALL));
        assertEquals(Optional.of(new Search.Totals(3, 3000, 0, 3000)), search.totals(StayFilter.ALL.byLane("exit")));
        assertEquals(all, new Search(database, 4, 9).totals(StayFilter.ALL));
        assertEquals(Optional.empty(), new Search(database, 3, 9).totals(StayFilter.ALL), "four are too many");
    }

    @Test
    void aLaneIsThatOfEitherEnd() {
        books.passes("side", Direction.IN, "湘A00001", 0);
        books.passes("exit", Direction.OUT, "湘A00001", 10);
        books.passes("entry", Direction.IN, "湘A00002", 20);
        books.passes("side", Direction.OUT, "湘A00002", 30);
        books.passes("side", Direction.IN, "湘A00003", 40);
        books.passes("side", Direction.OUT, "湘A00003", 50);
        books.enter("湘A00004", 60);
        assertEquals(List.of("湘A00003", "湘A00002", "湘A00001"), plates(StayFilter.ALL.byLane("side")), "each once");
        assertEquals(
                3, search.totals(StayFilter.ALL.byLane("side")).orElseThrow().stays());
        assertEquals(List.of("湘A00002"), plates(StayFilter.ALL.byLane("side").ofPlate("%2")));
        assertEquals(List.of(), plates(StayFilter.ALL.byLane("nobody's")));
        assertEquals(Optional.of(new Search.Totals(0, 0, 0, 0)), search.totals(StayFilter.ALL.byLane("nobody's")));
        StayRow told = search.find(StayFilter.ALL.ofPlate("湘A00002"), Optional.empty(), 1)
                .get(0);
        assertEquals("entry", told.entryLane());
        assertEquals(Optional.of("side"), told.exitLane());
        assertEquals(Optional.of("湘A00002-IN.jpg"), told.entryPicture());
        assertEquals(Optional.of("湘A00002-OUT.jpg"), told.exitPicture());
    }

    @Test
    void aPartOfVeryManyPlatesFindsTheNewestOfThem() throws SQLException {
        books.stay("湘A00001", 0, 10);
        books.stay("湘B00001", 20, 30);
        books.passes("entry", Direction.IN, "湘A00001", 40);
        books.stay("湘A22222", 60, 70);
        books.stay("湘A00003", 80, 90);
        books.forget("湘A00003", "匿00003");
        books.knowPlates(1100);
        assertEquals(List.of("湘A00001", "湘B00001", "湘A00001"), plates(StayFilter.ALL.ofPlate("%0%")));
        assertEquals(Optional.empty(), search.totals(StayFilter.ALL.ofPlate("%0%")), "plates too many to add up");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 25; i++) {
            // Always two at the same moment, so that a page may end between them.
            books.stay("湘A000%02d".formatted(i), i / 2, i / 2 + 10);
        }
        List<Long> seen = new ArrayList<>();
        Optional<StayRow.Key> after = Optional.empty();
        for (List<StayRow> page = search.find(StayFilter.ALL, after, 4);
                !page.isEmpty();
                page = search.find(StayFilter.ALL, after, 4)) {
            page.forEach(row -> seen.add(row.id()));
            after = Optional.of(page.get(page.size() - 1).key());
        }
        assertEquals(25, seen.size());
        assertEquals(25, seen.stream().distinct().count());
        Search small = new Search(database, 100, 4);
        assertEquals(seen.subList(0, 4), ids(small.find(StayFilter.ALL, Optional.empty(), 25)), "no page is larger");
        List<Long> streamed = new ArrayList<>();
        small.each(StayFilter.ALL, row -> streamed.add(row.id()));
        assertEquals(seen, streamed);
    }

    @Test
    void aMonthAddsUpToWhatItsStaysDo() {
        books.stay("湘A00001", 0, 20);
        books.stay("湘A00002", 30, 120);
        books.stay("湘A00003", 31, 500);
        books.enter("湘A00004", 90);
        books.opening("exit-o1", 119, Optional.of("exit of 湘A00002"));
        books.opening("exit-o2", 21, Optional.of("exit of 湘A00001"));
        desk.correctPlate(
                parking.findOpen(Books.blue("湘A00004")).orElseThrow().id(),
                Books.blue("湘A0000A"),
                new Signature("王师傅", "读错", Books.minute(600)));
        MonthReport month = reports.of(MARCH, LocalDate.of(2026, 3, 31), SHANGHAI);
        assertEquals(
                List.of(new MonthReport.Takings(MARCH, Optional.of(Plate.Colour.BLUE), Kind.CHARGED, "", 2, 3000)),
                month.takings());
        // A Sunday; ten in the morning is minute 0.
        assertEquals(
                List.of(
                        new MonthReport.Entries(DayOfWeek.SUNDAY, 10, 3),
                        new MonthReport.Entries(DayOfWeek.SUNDAY, 11, 1)),
                month.entries());
        assertEquals(0, month.occupancy().get(0).cars(), "when the month began");
        assertEquals(2, month.occupancy().get(1).cars(), "at eleven");
        assertEquals(1, month.occupancy().get(month.occupancy().size() - 1).cars(), "in the end");
        assertEquals(
                4,
                month.admitted().stream()
                        .filter(cars -> cars.day().equals(MARCH))
                        .mapToLong(MonthReport.Admitted::cars)
                        .sum());
        assertEquals(3, month.stays());
        assertEquals(
                List.of(shorterThan(30), shorterThan(120), shorterThan(480)), lengths(month), "20, 90 and 469 minutes");
        assertEquals(1, month.leaks().size(), "the free stay explains its opening: " + month.leaks());
        assertEquals(600, month.leaks().get(0).owed());
        assertEquals(
                1,
                month.readers().stream()
                        .filter(reader -> reader.lane().equals("entry") && reader.hour() == 11)
                        .mapToLong(MonthReport.ReaderAccuracy::corrected)
                        .sum());
        assertEquals(4.0 / 31 / 3, month.turnover(), 1e-9);
        // What is outside of the days is not in them.
        assertEquals(
                List.of(),
                reports.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30), SHANGHAI)
                        .takings());
        assertThrows(IllegalArgumentException.class, () -> reports.of(MARCH, MARCH.minusDays(1), SHANGHAI));
    }

    @Test
    void whoCameInBeforeIsInside() throws SQLException {
        books.enter("湘A00001", -3_000);
        books.stay("湘A00002", -130, 100);
        books.enter("湘A00003", -130);
        books.enter("湘A00004", 809);
        books.enter("湘A00005", 839);
        books.enter("湘A00006", 840);
        LocalDate next = MARCH.plusDays(1);
        for (String when : List.of("by triggers", "made anew")) {
            assertEquals(1, inside(MARCH, SHANGHAI), when);
            assertEquals(4, inside(next, SHANGHAI), when + ": the day begins within a day of UTC");
            assertEquals(3, inside(MARCH, ZoneId.of("UTC")), when + ": at its beginning");
            assertEquals(2, inside(next, ZoneId.of("Pacific/Kiritimati")), when);
            books.sumUpEverything();
        }
    }

    private long inside(LocalDate day, ZoneId zone) {
        return reports.of(day, day, zone).occupancy().get(0).cars();
    }

    @Test
    void theSumsCanBeMadeAnewAndAreTheSame() throws SQLException {
        books.stay("湘A00001", 0, 200);
        books.enter("湘A00002", 20);
        books.stay("湘A00003", 0, 14);
        desk.correctExitTime(
                search.find(StayFilter.ALL.ofPlate("湘A00003"), Optional.empty(), 1)
                        .get(0)
                        .id(),
                Books.minute(75),
                Books.WANG);
        books.stay("湘A00004", 90, 95);
        long misread = search.find(StayFilter.ALL.ofPlate("湘A00004"), Optional.empty(), 1)
                .get(0)
                .id();
        desk.correctPlate(misread, Books.blue("湘A0000A"), Books.WANG);
        books.enter("湘A00005", 100);
        books.pays("湘A00005", 160);
        MonthReport before = reports.of(MARCH, MARCH, SHANGHAI);
        Optional<Search.Totals> totals = search.totals(StayFilter.ALL);
        books.loseSums();
        assertNotEquals(before, reports.of(MARCH, MARCH, SHANGHAI));
        assertEquals(List.of(), plates(StayFilter.ALL.ofPlate("%0A")));
        books.sumUpEverything();
        assertEquals(before, reports.of(MARCH, MARCH, SHANGHAI));
        assertEquals(totals, search.totals(StayFilter.ALL));
        assertEquals(List.of("湘A0000A"), plates(StayFilter.ALL.ofPlate("%0A")));
        assertEquals(
                List.of(shorterThan(15), shorterThan(120), shorterThan(240)), lengths(before), "5, 75 and 200 minutes");
    }

    private static MonthReport.Length shorterThan(long minutes) {
        return new MonthReport.Length(Optional.of(Duration.ofMinutes(minutes)), 1);
    }

    private static List<MonthReport.Length> lengths(MonthReport report) {
        return report.lengths().stream().filter(length -> length.stays() > 0).toList();
    }

    private static List<Long> ids(List<StayRow> rows) {
        return rows.stream().map(StayRow::id).toList();
    }

    private List<String> plates(StayFilter filter) {
        return search.find(filter, Optional.empty(), 100).stream()
                .map(row -> row.plate().text())
                .toList();
    }
}
