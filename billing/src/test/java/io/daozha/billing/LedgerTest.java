package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.fixtures.EmptyBooks;
import io.daozha.billing.tariff.CannotPriceException;
import io.daozha.billing.tariff.Stay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger only grows and always adds up, whatever the street does. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class LedgerTest {
    private static final int STEPS = 600;

    @Inject
    Parking parking;

    @Inject
    Desk desk;

    @Inject
    EmptyBooks books;

    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

    private final List<PaymentNotice> sent = new ArrayList<>();
    private final List<Passage> posted = new ArrayList<>();

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    @Test
    void whateverHappensTheBooksAddUp() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Instant now = TEN;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(1800));
            happen(random, now);
            if (step % 50 == 49) {
                assertEquals(List.of(), parking.audit(), "seed " + seed + " step " + step);
            }
        }
        assertEquals(List.of(), parking.audit(), "seed " + seed);
        assertNobodyIsAskedTooMuch(seed);
    }

    @Test
    void aPageOfStaysReadsNoEntriesOfOtherStays() {
        for (int cars = 0; cars < 6; cars++) {
            parking.record(in(blue("湘A0000" + cars), TEN));
            parking.record(out(blue("湘A0000" + cars), minutes(90 + cars)));
        }
        List<String> read = QuarkusTransaction.requiringNew().call(() -> {
            List<ParkingSession> unused = parking.recent(2);
            return entities.unwrap(Session.class).getStatistics().getEntityKeys().stream()
                    .map(key -> ((EntityKey) key).getEntityName())
                    .filter(LedgerEntry.class.getName()::equals)
                    .toList();
        });
        assertEquals(2, read.size(), "a charge each");
    }

    private void happen(Random random, Instant now) {
        Plate plate = blue("湘A0000" + random.nextInt(5));
        Optional<ParkingSession> stay = parking.findOpen(plate);
        switch (random.nextInt(8)) {
            case 0, 1 -> post(in(plate, now));
            case 2 -> post(out(plate, now));
            case 3 -> {
                if (!posted.isEmpty()) {
                    parking.record(posted.get(random.nextInt(posted.size())));
                }
            }
            case 4, 5 ->
                stay.filter(open -> parking.quote(open.id(), now).due().minor() > 0)
                        .map(open -> parking.order(open.id(), now))
                        .ifPresent(order -> send(order, random, now));
            case 6 -> {
                if (!sent.isEmpty()) {
                    parking.settle(sent.get(random.nextInt(sent.size())), now);
                }
            }
            default ->
                stay.filter(open -> !(parking.mayLeave(plate, now) instanceof ExitVerdict.Due))
                        .ifPresent(open -> post(out(plate, now)));
        }
    }

    @Test
    void whateverIsCorrectedTheBooksAddUp() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Instant now = TEN;
        int corrected = 0;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(1800));
            happen(random, now);
            if (random.nextInt(3) == 0) {
                corrected += correct(random, now);
            }
            if (step % 50 == 49) {
                assertEquals(List.of(), parking.audit(), "seed " + seed + " step " + step);
            }
        }
        int all = corrected;
        assertTrue(all > 30, () -> "seed " + seed + ": only " + all + " corrections");
        assertEquals(List.of(), parking.audit(), "seed " + seed);
    }

    /** @return 1 where the desk did not refuse */
    private int correct(Random random, Instant now) {
        Signature wang = new Signature("王师傅", "随便", now);
        List<ParkingSession> stays = parking.recent(20);
        if (stays.isEmpty()) {
            return 0;
        }
        ParkingSession stay = stays.get(random.nextInt(stays.size()));
        ParkingSession other = stays.get(random.nextInt(stays.size()));
        Plate plate = blue("湘A0000" + random.nextInt(5));
        Instant some = now.minusSeconds(random.nextInt(20_000));
        List<Passage> unmatched = parking.unmatchedExits(5);
        try {
            switch (random.nextInt(14)) {
                case 0 -> desk.correctPlate(stay.id(), plate, wang);
                case 1 -> desk.correctEntryTime(stay.id(), some, wang);
                case 2 -> desk.correctExitTime(stay.id(), some, wang);
                case 3 -> desk.addExit(stay.id(), some, wang);
                case 4 -> desk.closeWithoutExit(stay.id(), wang);
                case 5 -> desk.merge(stay.id(), other.id(), plate, wang);
                case 6 -> desk.decideFee(stay.id(), Money.fen(100L * random.nextInt(20)), wang);
                case 7 -> desk.dispute(stay.id(), DisputeClaim.OTHER, "", now);
                case 8 -> desk.acceptDispute(stay.id(), Money.fen(100), wang);
                case 9 -> desk.rejectDispute(stay.id(), wang);
                case 10 -> desk.decideExitUnseen(stay.id(), pick(random, UnseenFee.values()), wang);
                case 11 -> desk.addEntry(plate, some, wang);
                case 12 -> {
                    if (!unmatched.isEmpty()) {
                        desk.joinExit(unmatched.get(0).id(), stay.id(), wang);
                    }
                }
                default -> {
                    if (!unmatched.isEmpty()) {
                        desk.addEntryOf(
                                unmatched.get(0).id(),
                                unmatched.get(0).arrivedAt().minusSeconds(1 + random.nextInt(9_000)),
                                wang);
                    }
                }
            }
            return 1;
        } catch (CannotCorrectException | CannotPriceException refused) {
            return 0;
        }
    }

    private static <T> T pick(Random random, T[] some) {
        return some[random.nextInt(some.length)];
    }

    @Test
    void closingAStayIsOneDurableCommit() throws SQLException {
        parking.record(in(CAR, TEN));
        long before = commits();
        parking.record(out(CAR, minutes(90)));
        assertEquals(1, commits() - before - 1, "besides the asking itself");
    }

    /** How many transactions wrote anything so far, this one among them. */
    private long commits() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            shown.next();
            return shown.getLong(1);
        }
    }

    private void post(Passage passage) {
        posted.add(passage);
        parking.record(passage);
    }

    /** Some notices come at once, some later, perhaps for an order that has been voided by then, some never. */
    private void send(PaymentOrder order, Random random, Instant now) {
        PaymentNotice notice =
                new PaymentNotice(order.number(), "wechat", "w" + random.nextInt(100_000), order.amount());
        sent.add(notice);
        if (random.nextBoolean()) {
            parking.settle(notice, now);
        }
    }

    private void assertNobodyIsAskedTooMuch(long seed) {
        List<ParkingSession> stays = parking.recent(STEPS);
        assertTrue(stays.size() > 20, () -> "seed " + seed + ": only " + stays.size() + " stays");
        for (ParkingSession stay : stays) {
            stay.charge().ifPresent(charge -> {
                Instant end = stay.exit().orElseThrow().arrivedAt();
                long worth = stay.tariffVersion()
                        .tariff()
                        .price(Stay.of(stay.enteredAt(), end))
                        .total()
                        .minor();
                assertTrue(
                        charge.total().minor() <= worth,
                        () -> "seed " + seed + " stay " + stay.id() + " is worth " + worth + " at most");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update ledger_entry set amount = 1", "delete from ledger_entry", "truncate ledger_entry cascade"
            })
    void theLedgerRefusesToBeChanged(String change) throws SQLException {
        unpaidStay();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(change));
            assertTrue(refused.getMessage().contains("ledger_entry only grows"), refused.getMessage());
        }
        assertEquals(1, parking.ledger().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update parking_session set review = '{}'",
                "update charge_line set count = 1, amount = 300",
                "delete from charge_line",
                "update payment_order set state = 'POSTED'",
                "update parking_session set charged_by = null",
                "insert into passage values ('x', 'entry', 'IN', '湘A1', 'BLUE', null, null, now(), now(), true, null)"
            })
    void theAuditNamesWhatDoesNotAddUp(String forgery) throws SQLException {
        unpaidStay();
        assertEquals(List.of(), parking.audit());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(forgery);
        }
        assertTrue(!parking.audit().isEmpty(), forgery);
    }

    private void unpaidStay() {
        parking.record(in(CAR, TEN));
        parking.order(parking.findOpen(CAR).orElseThrow().id(), minutes(90));
        parking.record(out(CAR, minutes(90)));
    }

    @Test
    void theDatabaseWaitsForTheDisk() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet shown = statement.executeQuery("show " + setting)) {
                    shown.next();
                    assertEquals("on", shown.getString(1), setting);
                }
            }
        }
    }
}
