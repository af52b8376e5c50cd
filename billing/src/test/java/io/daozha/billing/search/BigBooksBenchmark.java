package io.daozha.billing.search;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Review;
import io.daozha.billing.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.flywaydb.core.Flyway;

/**
 * Fills the embedded PostgreSQL with stays of five years and measures what pages and reports ask of them. Run it with how
 * many, and a folder that has room for 1.5 GB a million:
 *
 * <pre>
 * ./mvnw -q package -DskipTests
 * lib=admin-api/target/quarkus-app/lib
 * java -cp "billing/target/test-classes:$lib/main/*:$lib/boot/*" \
 *     io.daozha.billing.search.BigBooksBenchmark 10000000 /tmp/big-books
 * </pre>
 *
 * A folder that was filled before is measured again.
 */
public final class BigBooksBenchmark {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(5 * 365);
    private static final long SEED = 20260301;
    private static final int ASKED = 200;
    private static final int PLATES_PER_CAR = 50;
    private static final List<String> FILLED = List.of("passage", "parking_session", "charge_line", "ledger_entry");

    private static final String TARIFF = """
            schema: daozha-tariff/1
            name: {zh: 模拟停车收费（每分钟1元）, en: Simulated parking (1 yuan a minute)}
            zone: Asia/Shanghai
            currency: CNY
            free: {minutes: 1 min}
            rates:
              - {per: 1 min, price: 1.00}
            caps:
              day: {per: 24 h, amount: 24.00}
            restart: {every: 24 h, what: [units]}
            leaveBy: 15 min
            quoteValid: 5 min
            longestStay: 60 d
            """;

    private final long stays;
    private final AgroalDataSource database;

    private BigBooksBenchmark(long stays, AgroalDataSource database) {
        this.stays = stays;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        long stays = Long.parseLong(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                AgroalDataSource database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool -> pool.maxSize(2)
                                .connectionFactoryConfiguration(connection -> connection
                                        .jdbcUrl(postgres.jdbcUrl())
                                        .principal(new NamePrincipal(postgres.user()))
                                        .credential(new SimplePassword(postgres.password())))))) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            BigBooksBenchmark books = new BigBooksBenchmark(stays, database);
            books.fill();
            books.measure();
        }
    }

    private void fill() throws SQLException {
        if (number("select count(*) from (select 1 from parking_session limit 1) one") > 0) {
            System.out.println("The books are filled already, with " + number("select count(*) from parking_session"));
            return;
        }
        long began = System.nanoTime();
        List<String> indexes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            // One that the application can read: it starts on these books too.
            statement.execute("insert into tariff_version (valid_from, text) values ('epoch', '" + TARIFF + "')"
                    + " on conflict do nothing");
            try (ResultSet known = statement.executeQuery(
                    "select i.indexname, i.indexdef from pg_indexes i where i.tablename in ('passage', 'parking_session',"
                            + " 'charge_line', 'ledger_entry') and not exists"
                            + " (select 1 from pg_constraint c where c.conname = i.indexname)")) {
                while (known.next()) {
                    indexes.add(known.getString(2));
                }
            }
            for (String index : indexes) {
                statement.execute("drop index " + index.replaceFirst(".* INDEX (\\S+) ON .*", "$1"));
            }
            for (String sql : statements()) {
                statement.execute(sql);
                System.out.printf("%5d s  %.60s%n", seconds(began), sql.replaceAll("\\s+", " "));
            }
            for (String index : indexes) {
                statement.execute(index);
                System.out.printf("%5d s  %.60s%n", seconds(began), index);
            }
            statement.execute("set session_replication_role = origin");
            statement.execute("select sum_up_everything()");
            for (String table : FILLED) {
                statement.execute("vacuum analyze " + table);
            }
            statement.execute("analyze");
        }
        System.out.printf(
                "Filled with %,d stays in %d s, %,d MB%n",
                stays, seconds(began), number("select pg_database_size(current_database())") >> 20);
    }

    /**
     * Each car comes fifty times. Two stays in three pay; one in 500 left owing, one in 1000 is looked at, the last 30 are
     * inside.
     */
    private List<String> statements() {
        long cars = Math.max(1, stays / PLATES_PER_CAR);
        String numbers = "generate_series(1::bigint, " + stays + ") i";
        String plate = "'湘' || chr(65 + (i * 7919 %% %1$d %% 20)::int) || lpad(((i * 7919) %% %1$d)::text, 6, '0')"
                .formatted(cars);
        String entered = "timestamptz '" + FIRST + "' + i * interval '1 second' * (" + SPAN.toSeconds() + "::float8 / "
                + stays + ")";
        // From some minutes to a day, short ones more often.
        String lasted = "interval '1 second' * (300 + ((i * 104729) % 86000) * ((i * 31) % 100) / 100)";
        String fee = "case when i % 3 = 0 then 0 else 300 * (1 + i % 8) end";
        String inside = "i > " + (stays - 30);
        return List.of(
                "insert into passage select 'e' || i, 'entry', 'IN', " + plate + ", 'BLUE', " + plate
                        + ", 0.99, at - interval '8 seconds', at, true, 'e' || i || '.jpg', 'TEMPORARY' from (select i, "
                        + entered + " as at from " + numbers + ") n",
                "insert into passage select 'x' || i, 'exit', 'OUT', " + plate + ", 'BLUE', " + plate
                        + ", 0.99, at, at + interval '8 seconds', true, 'x' || i || '.jpg', 'PAID' from (select i, "
                        + entered + " + " + lasted + " as at from " + numbers + ") n where not " + inside,
                "insert into parking_session (id, plate_text, plate_colour, state, entry_passage, exit_passage, entered_at,"
                        + " left_at, charged_to, tariff_version, charged_by, currency, review, charged, received, balance)"
                        + " select i, " + plate + ", 'BLUE', case when " + inside
                        + " then 'OPEN' else 'CLOSED' end, 'e' || i, case when not " + inside
                        + " then 'x' || i end, at,"
                        + " case when not " + inside + " then gone + interval '8 seconds' end, case when not " + inside
                        + " then gone end, (select min(id) from tariff_version), case when not " + inside
                        + " then 'benchmark' end, 'CNY',"
                        + " case when i % 1000 = 0 then array['UNCERTAIN_PASSAGE'] when i % 500 = 1 and fee > 0"
                        + " then array['UNPAID'] else array[]::text[] end,"
                        + " fee, case when i % 500 = 1 then 0 else fee end, case when i % 500 = 1 then fee else 0 end"
                        + " from (select i, " + entered + " as at, " + entered + " + " + lasted
                        + " as gone, case when " + inside + " then 0 else " + fee + " end as fee from " + numbers
                        + ") n",
                "insert into charge_line (session, position, kind, starts_at, ends_at, count, unit_price, amount, name_zh,"
                        + " name_en, unit_minutes, told_zh, told_en) select i, 0, 'UNITS', at, at, 1, fee, fee, '', '', 0, '', ''"
                        + " from (select i, " + entered + " as at, " + fee + " as fee from " + numbers
                        + ") n where not " + inside,
                "insert into ledger_entry (session, kind, amount, currency, at) select i, 'CHARGED', fee, 'CNY', at"
                        + " from (select i, " + entered + " + " + lasted + " as at, " + fee + " as fee from " + numbers
                        + ") n where fee > 0 and not " + inside,
                "insert into ledger_entry (session, kind, amount, currency, at, payment_order, channel, channel_serial)"
                        + " select i, 'PAID', -fee, 'CNY', at, 'D' || i, case when i % 2 = 0 then 'wechat' else 'alipay' end,"
                        + " i::text from (select i, " + entered + " + " + lasted + " as at, " + fee + " as fee from "
                        + numbers + ") n where fee > 0 and i % 500 <> 1 and not " + inside,
                "select setval(pg_get_serial_sequence('parking_session', 'id'), " + stays + ")");
    }

    private interface Question {
        int ask(Random random) throws SQLException;
    }

    private void measure() throws SQLException {
        System.out.printf("%nSeed %d, %d questions each; rows is the average found%n", SEED, ASKED);
        System.out.printf("%-44s %8s %8s %8s %8s%n", "question", "p50 ms", "p95 ms", "most ms", "rows");
        Search search = new Search(database);
        Reports reports = new Reports(database, 30);
        long cars = Math.max(1, stays / PLATES_PER_CAR);
        ask("by whole plate", random -> found(search, StayFilter.ALL.ofPlate(plate(random, cars))));
        ask("by masked plate (湘A·1**45)", random -> {
            String plate = plate(random, cars);
            return found(search, StayFilter.ALL.ofPlate(plate.substring(0, 3) + "**" + plate.substring(5)));
        });
        ask(
                "by last four of a plate",
                random -> found(
                        search, StayFilter.ALL.ofPlate("%" + plate(random, cars).substring(4))));
        ask("by an hour", random -> {
            Instant from = some(random);
            return found(search, StayFilter.ALL.between(from, from.plus(Duration.ofHours(1))));
        });
        ask("by a week and a lane", random -> {
            Instant from = some(random);
            return found(
                    search,
                    StayFilter.ALL.between(from, from.plus(Duration.ofDays(7))).byLane("exit"));
        });
        ask(
                "a later page of everything",
                random -> search.find(StayFilter.ALL, Optional.of(new StayRow.Key(some(random), Long.MAX_VALUE)), 50)
                        .size());
        ask("by state: inside", random -> found(search, StayFilter.ALL.in(State.OPEN)));
        ask("by state: closed", random -> found(search, StayFilter.ALL.in(State.CLOSED)));
        ask("the review queue", random -> found(search, StayFilter.ALL.inQueue()));
        ask(
                "by reason, later page",
                random -> search.find(
                                StayFilter.ALL.heldFor(Review.UNCERTAIN_PASSAGE),
                                Optional.of(new StayRow.Key(some(random), Long.MAX_VALUE)),
                                50)
                        .size());
        ask("that owe, in a month", random -> {
            Instant from = some(random);
            return found(
                    search,
                    StayFilter.ALL.between(from, from.plus(Duration.ofDays(30))).thatOwe());
        });
        ask("by amount, in a month", random -> {
            Instant from = some(random);
            return found(
                    search,
                    StayFilter.ALL.between(from, from.plus(Duration.ofDays(30))).charged(2000, 2400));
        });
        ask("totals of a day", random -> {
            Instant from = some(random);
            return (int) search.totals(StayFilter.ALL.between(from, from.plus(Duration.ofDays(1))))
                    .stays();
        });
        ask("the report of a month", random -> {
            LocalDate first = LocalDate.ofInstant(some(random), ZONE).withDayOfMonth(1);
            return (int)
                    reports.of(first, first.plusMonths(1).minusDays(1), ZONE).stays();
        });
    }

    private static int found(Search search, StayFilter filter) {
        return search.find(filter, Optional.empty(), 50).size();
    }

    private Instant some(Random random) {
        return FIRST.plusSeconds(
                (long) (random.nextDouble() * SPAN.minusDays(40).toSeconds()));
    }

    /** As the statement that fills the books spells it. */
    private static String plate(Random random, long cars) {
        long car = (long) (random.nextDouble() * cars);
        return "湘" + (char) ('A' + (int) (car % 20)) + String.format("%06d", car);
    }

    private static void ask(String name, Question question) throws SQLException {
        Random random = new Random(SEED);
        double[] millis = new double[name.contains("report") ? 20 : ASKED];
        long rows = 0;
        for (int i = 0; i < millis.length; i++) {
            long began = System.nanoTime();
            rows += question.ask(random);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-44s %8.1f %8.1f %8.1f %8d%n",
                name,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.95)],
                millis[millis.length - 1],
                rows / millis.length);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
