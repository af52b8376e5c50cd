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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
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
    private static final long SEED = 20260301;
    private static final int ASKED = 200;

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
                    // Where the application has been started on the books, its own tables are there too.
                    .ignoreMigrationPatterns("*:missing")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            new BigBooks(stays, database).fill();
            new BigBooksBenchmark(stays, database).measure();
        }
    }

    private interface Question {
        int ask(Random random) throws SQLException;
    }

    private void measure() throws SQLException {
        System.out.printf("%nSeed %d, %d questions each; rows is the average found%n", SEED, ASKED);
        System.out.printf("%-44s %8s %8s %8s %8s%n", "question", "p50 ms", "p95 ms", "most ms", "rows");
        Search search = new Search(database);
        Reports reports = new Reports(database, 30);
        long cars = Math.max(1, stays / BigBooks.VISITS);
        ask("by whole plate", random -> found(search, StayFilter.ALL.ofPlate(plate(random, cars))));
        ask("by masked plate (湘A·1**45)", random -> {
            String plate = plate(random, cars);
            return found(search, StayFilter.ALL.ofPlate(plate.substring(0, 3) + "**" + plate.substring(5)));
        });
        ask(
                "by last four of a plate",
                random -> found(
                        search, StayFilter.ALL.ofPlate("%" + plate(random, cars).substring(4))));
        ask(
                "by four somewhere in a plate",
                random -> found(
                        search, StayFilter.ALL.ofPlate("%" + plate(random, cars).substring(3, 7) + "%")));
        ask(
                "by two somewhere in a plate",
                random -> found(
                        search, StayFilter.ALL.ofPlate("%" + plate(random, cars).substring(5, 7) + "%")));
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
        ask("by amount that nobody paid", random -> found(search, StayFilter.ALL.charged(700_000, 800_000)));
        ask("by lane", random -> found(search, StayFilter.ALL.byLane("exit")));
        ask("by a lane that nobody used", random -> found(search, StayFilter.ALL.byLane("side")));
        ask("totals of a plate", random -> sum(search, StayFilter.ALL.ofPlate(plate(random, cars))));
        ask(
                "totals of four somewhere in a plate",
                random -> sum(
                        search, StayFilter.ALL.ofPlate("%" + plate(random, cars).substring(3, 7) + "%")));
        for (int days : new int[] {1, 30, 365}) {
            ask("totals of days: " + days, random -> {
                Instant from = some(random);
                return sum(search, StayFilter.ALL.between(from, from.plus(Duration.ofDays(days))));
            });
        }
        ask("the report of a month", random -> {
            LocalDate first = LocalDate.ofInstant(some(random), ZONE).withDayOfMonth(1);
            return (int)
                    reports.of(first, first.plusMonths(1).minusDays(1), ZONE).stays();
        });
    }

    private static int found(Search search, StayFilter filter) {
        return search.find(filter, Optional.empty(), 50).size();
    }

    /** Minus one where there are too many to be added up. */
    private static int sum(Search search, StayFilter filter) {
        return (int) (long) search.totals(filter).map(Search.Totals::stays).orElse(-1L);
    }

    private static Instant some(Random random) {
        return BigBooks.FIRST.plusSeconds(
                (long) (random.nextDouble() * BigBooks.SPAN.minusDays(40).toSeconds()));
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
}
