package io.daozha.admin.month;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Parking;
import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The whole car park from a seed, three days of it. A month: {@code ./mvnw -pl admin-api -am test -Dtest=MonthTest -Ddays=30
 * -Dsurefire.failIfNoSpecifiedTests=false}; months of one seed after another until so many have passed: {@code
 * -Dpassages=1000000}; another history, or one again: {@code -Dseed=} with a number; what the process takes up at the end
 * of each day, as CSV and SVG: {@code -Dfootprint=docs/leaks.csv}.
 */
@QuarkusTest
@WithTestResource(MonthSite.class)
class MonthTest {
    @Inject
    Parking parking;

    @Inject
    DataSource database;

    @Inject
    EmptyBooks books;

    @Test
    void everythingHoldsAtEveryStep() throws Exception {
        long seed = Long.getLong("seed", 1);
        int days = Integer.getInteger("days", 3);
        long wanted = Long.getLong("passages", 1);
        for (long passages = 0; passages < wanted; seed++) {
            System.out.println("MonthTest: seed " + seed + ", days " + days);
            long begun = System.nanoTime();
            Checks checks = run(seed, days, Optional.ofNullable(System.getProperty("footprint")));
            double seconds = (System.nanoTime() - begun) / 1e9;
            long passed = passages(checks);
            System.out.printf(
                    "MonthTest: %d days in %.1f s, %d passages, %.0f a second%n%s%n",
                    days, seconds, passed, passed / seconds, checks);
            assertTrue(passed > 100L * days, "too little happened: " + checks);
            passages += passed;
        }
    }

    @Test
    void seedsThatFailedOnce() throws Exception {
        try (InputStream file = MonthTest.class.getResourceAsStream("seeds.txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            for (String line : lines) {
                String[] seedAndDays = line.split("\\s+", 3);
                System.out.println("MonthTest: once failed, " + line);
                run(Long.parseLong(seedAndDays[0]), Integer.parseInt(seedAndDays[1]), Optional.empty());
            }
        }
    }

    @Test
    void sameSeedSameHistory() throws Exception {
        assertEquals(history(1), history(1));
    }

    private String history(long seed) throws Exception {
        Path folder = emptyCarPark();
        try {
            Month month = new Month(seed, parking, folder);
            month.run(Duration.ofHours(9));
            return month.story().digest();
        } finally {
            delete(folder);
        }
    }

    private Checks run(long seed, int days, Optional<String> csv) throws Exception {
        Path folder = emptyCarPark();
        Optional<Footprint> footprint = csv.map(file -> new Footprint(Path.of(file), folder, database));
        try {
            Month month = new Month(seed, parking, folder);
            return month.run(Duration.ofDays(days), (day, so) -> {
                System.out.println("MonthTest: day " + day + " is over, " + passages(so) + " passages, history "
                        + month.story().digest());
                footprint.ifPresent(print -> print.dayIsOver(so));
            });
        } finally {
            delete(folder);
        }
    }

    private static long passages(Checks checks) {
        return checks.counted("passed in") + checks.counted("passed out");
    }

    private Path emptyCarPark() throws IOException, SQLException {
        books.open();
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "daozha-month-")
                : Files.createTempDirectory("daozha-month-");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
