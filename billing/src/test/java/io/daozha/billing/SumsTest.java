package io.daozha.billing;

import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** What triggers keep of many stays is, row by row, what a look at all of them makes. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SumsTest extends DeskScenario {
    private static final List<String> KEPT = List.of(
            "takings",
            "traffic",
            "presence",
            "presence_of_day",
            "known_plate",
            "plate_end",
            "stay_length",
            "misread",
            "(select id, charged, received, balance from parking_session)");

    @Inject
    Till till;

    @Inject
    People people;

    @Inject
    Books street;

    @Inject
    DataSource database;

    @Test
    void whateverBecomesOfStaysTheirSumsCanBeMadeAnew() throws SQLException {
        live();
        Map<String, List<String>> kept = sums("public");
        kept.forEach((table, rows) -> assertTrue(rows.size() > 1, table + ": " + rows));
        street.sumUpEverything();
        assertEquals(List.of(), differences(kept, sums("public")));
        street.loseSums();
        assertNotEquals(List.of(), differences(kept, sums("public")));
        street.sumUpEverything();
        assertEquals(List.of(), differences(kept, sums("public")));
    }

    /** Paid and given back, free, under a permit, waived, owing, inside, gone unseen, corrected, forgotten. */
    private void live() {
        Plate resident = blue("湘A00001");
        parking.grant(resident, "3栋 402", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        stay(resident, 0, 600);
        long paid = open(blue("湘A00002"), 5);
        pay(paid, 95);
        parking.record(out(blue("湘A00002"), minutes(97)));
        Refund refund = till.askRefund(again(paid).ledger().get(0).id(), Money.fen(200), "王", "arm stuck", minutes(98));
        till.refunded(refund.number(), new RefundResult.Done(), minutes(99));
        stay(blue("湘A00003"), 10, 20);
        till.waive(open(blue("湘A00004"), 20), "王", "ambulance", minutes(110));
        parking.record(out(blue("湘A00004"), minutes(111)));
        stay(blue("湘A00005"), 30, 140);
        open(blue("湘A00006"), 40);
        till.openShift("王", Money.fen(0), minutes(41));
        till.takeCash(open(blue("湘A00007"), 50), Money.fen(600), "王", minutes(150));

        // Inside, it comes in again: nobody saw it leave.
        open(blue("湘A00008"), 60);
        desk.decideExitUnseen(ghost(blue("湘A00008"), 400), UnseenFee.NOTHING, WANG);
        ghost(blue("湘A00009"), 70);
        parking.record(out(blue("湘A99999"), minutes(80)));

        long otherColour = stay(blue("湘AD1111"), 100, 230);
        desk.correctPlate(otherColour, new Plate("湘AD11111", Plate.Colour.GREEN), WANG);
        desk.correctPlate(stay(blue("湘A00011"), 120, 130), blue("湘A0001L"), WANG);
        desk.correctEntryTime(stay(blue("湘A00012"), 700, 800), minutes(300), WANG);
        desk.correctExitTime(stay(blue("湘A00013"), 900, 1000), minutes(1200), WANG);
        desk.closeWithoutExit(open(blue("湘A00014"), 1300), WANG);
        long one = open(blue("湘A00015"), 1400);
        desk.merge(one, open(blue("湘A00016"), 1500), blue("湘A00016"), WANG);

        stay(blue("湘A00017"), 1600, 1610);
        people.forget(List.of(blue("湘A00017")));
        stay(blue("湘A00018"), -3000, -2990);
        people.leave(minutes(-2000), 100);
    }

    private long stay(Plate plate, long from, long to) {
        long stay = open(plate, from);
        parking.record(out(plate, minutes(to)));
        return stay;
    }

    /** It comes in twice and goes out once. */
    private long ghost(Plate plate, long from) {
        long stay = open(plate, from);
        stay(plate, from + 200, from + 210);
        return stay;
    }

    @Test
    void booksOfAnOlderVersionAreBroughtInLine() throws SQLException {
        old("67").load().clean();
        old("67").load().migrate();
        run(
                "insert into tariff_version (valid_from, text) values ('epoch', '')",
                "insert into passage (id, lane, direction, plate_text, plate_colour, arrived_at, passed_at, certain)"
                        + " select p, 'lane', left(p, strpos(p, ' ') - 1), '湘A12345', 'BLUE', '2026-03-01', '2026-03-01',"
                        + " true from unnest(array['IN 1', 'OUT 1', 'IN 2']) p",
                "insert into parking_session (plate_text, plate_colour, state, entry_passage, exit_passage, entered_at,"
                        + " left_at, tariff_version, currency, review) values ('湘A12345', 'BLUE', 'CLOSED', 'IN 1', 'OUT 1',"
                        + " '2026-03-01 02:00Z', '2026-03-01 04:00Z', 1, 'CNY', '{}'),"
                        + " ('湘A22222', 'BLUE', 'OPEN', 'IN 2', null, '2026-03-01 03:00Z', null, 1, 'CNY', '{}')",
                "insert into ledger_entry (session, kind, amount, currency, at)"
                        + " values (1, 'CHARGED', 600, 'CNY', '2026-03-01 04:00Z')",
                "update parking_session set plate_text = '湘AD12345', plate_colour = 'GREEN',"
                        + " entered_at = '2026-03-02 02:00Z', left_at = '2026-03-02 03:00Z' where id = 1");
        Map<String, List<String>> before = sums("old");
        old("latest").load().migrate();
        Map<String, List<String>> after = sums("old");
        assertNotEquals(List.of(), differences(before, after), "else this proves nothing");
        run("select sum_up_everything()");
        assertEquals(List.of(), differences(after, sums("old")));
        old("latest").load().clean();
    }

    private FluentConfiguration old(String version) {
        return Flyway.configure()
                .dataSource(database)
                .schemas("old")
                .cleanDisabled(false)
                .outOfOrder(true)
                .target(version);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = old");
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("reset search_path");
        }
    }

    private static List<String> differences(Map<String, List<String>> kept, Map<String, List<String>> made) {
        List<String> differences = new ArrayList<>();
        kept.forEach((table, rows) -> {
            rows.stream()
                    .filter(row -> !made.get(table).contains(row))
                    .forEach(row -> differences.add(table + " had " + row));
            made.get(table).stream()
                    .filter(row -> !rows.contains(row))
                    .forEach(row -> differences.add(table + " has " + row));
        });
        return differences;
    }

    /** The rows of each table, and what each stay has of its own. */
    private Map<String, List<String>> sums(String schema) throws SQLException {
        Map<String, List<String>> sums = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + schema);
            for (String table : KEPT) {
                List<String> rows = new ArrayList<>();
                try (ResultSet found = statement.executeQuery("select t::text from " + table + " t order by 1")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
                sums.put(table, rows);
            }
            statement.execute("reset search_path");
        }
        return sums;
    }
}
