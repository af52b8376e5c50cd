package io.daozha.admin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The jar under traffic, killed with -9 at random moments: itself, its database, or both at once as when the power goes.
 * What had been read from its books before is in them afterwards, no car and no payment twice, and all adds up; a database
 * that was killed alone is there again by itself. More rounds:
 * {@code -Dit.test=KillsIT -Ddaozha.kills=200}, the whole command stands in the README.
 */
class KillsIT {
    private static final int ROUNDS = Integer.getInteger("daozha.kills", 4);

    /** Simulated seconds in one: at this a car comes every second or two. */
    private static final String PACE = "daozha.simulation.pace=12";

    private enum Victim {
        APPLICATION,
        DATABASE,
        BOTH
    }

    private final Random random = new Random(Long.getLong("seed", System.nanoTime()));
    private final Map<String, String> stays = new TreeMap<>();
    private final Map<String, String> payments = new TreeMap<>();
    private final Map<Victim, Integer> killed = new HashMap<>();
    private int revived;
    private Path data;

    @Test
    void f05_killedAtAnyMomentLosesNothingItHadAcknowledged() throws Exception {
        data = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "kills-");
        int port = PackagedApplication.freePort();
        long began = System.nanoTime();
        for (int round = 1; round <= ROUNDS; round++) {
            works(port, Victim.values()[random.nextInt(Victim.values().length)]);
            System.out.println("KillsIT: " + round + " rounds in "
                    + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s, killed " + killed
                    + ", its database came back " + revived + " times; acknowledged "
                    + stays.size() + " stays, " + payments.size() + " payments");
        }
        PackagedApplication application = PackagedApplication.start(data, port, List.of(PACE));
        application.line("Daozha is ready");
        check(application);
        application.close();
        assertTrue(!stays.isEmpty(), "too few cars came to prove anything: " + stays);
    }

    /** Starts, holds what it finds against what was there, works for a while under traffic, and is killed. */
    private void works(int port, Victim victim) throws Exception {
        PackagedApplication application = PackagedApplication.start(data, port, List.of(PACE));
        try {
            application.line("Daozha is ready");
            check(application);
            long until = System.nanoTime()
                    + Duration.ofMillis(500 + random.nextInt(3_000)).toNanos();
            do {
                read(application);
            } while (System.nanoTime() < until);
            killed.merge(victim, 1, Integer::sum);
            if (victim != Victim.APPLICATION) {
                PackagedApplication.killDatabase(data);
            }
            if (victim == Victim.DATABASE) {
                // Lanes go on by their policy; what they let pass is in their journals and comes into the books later.
                application.waits(Duration.ofMillis(random.nextInt(1_500)));
                if (random.nextBoolean()) {
                    await().atMost(60, TimeUnit.SECONDS)
                            .until(() -> application.get("/books/audit").equals("[]"));
                    check(application);
                    revived++;
                }
            }
        } finally {
            application.kill();
        }
    }

    /** Reads what is in the books: from now on it must be. */
    private void read(PackagedApplication application) throws Exception {
        stays.putAll(rows(application, "/books/ledger.csv?stays=10000", 0));
        rows(application, "/books/entries.csv", 1).forEach((entry, line) -> {
            if (fields(line)[3].equals("PAID")) {
                payments.put(entry, line);
            }
        });
    }

    private void check(PackagedApplication application) throws Exception {
        assertEquals("[]", application.get("/books/audit"));
        Map<String, String> now = rows(application, "/books/ledger.csv?stays=10000", 0);
        stays.forEach((stay, line) -> assertEquals(entry(line), entry(now.getOrDefault(stay, "(lost)")), stay));
        Set<String> visits = new HashSet<>();
        now.values().forEach(line -> assertTrue(visits.add(entry(line)), "a car twice: " + line));
        Map<String, String> entries = rows(application, "/books/entries.csv", 1);
        payments.forEach((entry, line) -> assertEquals(line, entries.getOrDefault(entry, "(lost)")));
        Set<String> orders = new HashSet<>();
        entries.values().stream()
                .filter(line -> fields(line)[3].equals("PAID"))
                .forEach(line -> assertTrue(orders.add(fields(line)[6]), "charged twice: " + line));
    }

    /** Plate and time and picture of the entry: what can never change. */
    private static String entry(String line) {
        String[] fields = fields(line);
        return fields.length < 7 ? line : fields[1] + fields[3] + fields[6];
    }

    private static Map<String, String> rows(PackagedApplication application, String sheet, int key) throws Exception {
        Map<String, String> rows = new TreeMap<>();
        application
                .get(sheet)
                .lines()
                .skip(1)
                .filter(line -> fields(line).length > 6)
                .forEach(line -> {
                    if (!fields(line)[key].isEmpty()) {
                        rows.put(fields(line)[key], line);
                    }
                });
        return rows;
    }

    private static String[] fields(String line) {
        return line.split(",", -1);
    }
}
