package io.daozha.admin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar as a stranger starts it, misuses it, stops it and kills it. */
class PackagedApplicationIT {
    private static final int ROUNDS = Integer.getInteger("daozha.kills", 4);

    private Path data;
    private int port;

    @BeforeEach
    void makeRoom() throws Exception {
        data = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "packaged-");
        port = PackagedApplication.freePort();
    }

    private PackagedApplication start(String... settings) throws Exception {
        return PackagedApplication.start(data, port, List.of(settings));
    }

    @Test
    void helpStartsNothing() throws Exception {
        try (PackagedApplication help = PackagedApplication.start(data, port, List.of(), "--help")) {
            help.line("Usage: daozha");
            help.line("replay");
            assertEquals(0, help.exitStatus());
        }
        assertTrue(Files.notExists(data.resolve("postgres")));
    }

    @Test
    void wrongUseSaysHowAndEndsWithTwo() throws Exception {
        try (PackagedApplication wrong = PackagedApplication.start(data, port, List.of(), "--serve")) {
            wrong.line("Unknown option: '--serve'");
            wrong.line("Usage: daozha");
            assertEquals(2, wrong.exitStatus());
        }
    }

    @Test
    void portInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(port);
                PackagedApplication late = start("quarkus.http.host=0.0.0.0")) {
            String said = late.line("daozha: ");
            assertTrue(said.contains(taken.getLocalPort() + "") && said.contains("quarkus.http.port"), said);
            assertEquals(1, late.exitStatus());
        }
    }

    @Test
    void wrongSettingIsNamedWithWhatItMayBe() throws Exception {
        try (PackagedApplication wrong = start("daozha.language=fr")) {
            assertEquals("daozha: daozha.language is 'fr'; it may be zh or en", wrong.line("daozha: "));
            assertEquals(1, wrong.exitStatus());
        }
        try (PackagedApplication missing = start("daozha.lanes.north.direction=IN")) {
            missing.line("daozha.lanes.north.line");
            assertEquals(1, missing.exitStatus());
        }
    }

    @Test
    void dataThatIsNoFolderIsNamed() throws Exception {
        data = Files.createFile(data.resolve("file"));
        try (PackagedApplication wrong = start()) {
            String said = wrong.line("daozha: ");
            assertTrue(said.contains(data.getFileName().toString()) && said.contains("daozha.data"), said);
            assertEquals(1, wrong.exitStatus());
        }
    }

    @Test
    void secondCopyIsRefusedAndTheFirstStopsAllItStarted() throws Exception {
        PackagedApplication first = start();
        first.line("Daozha is ready: http://localhost:" + port);
        long server = server();
        port = PackagedApplication.freePort();
        try (PackagedApplication second = start()) {
            second.line("Another copy of Daozha");
            assertEquals(1, second.exitStatus());
        }
        first.close(); // SIGTERM
        assertTrue(ProcessHandle.of(server).isEmpty(), "PostgreSQL must end with the application");
    }

    private long server() throws Exception {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                .get(0)
                .strip());
    }

    /**
     * F05: under traffic, killed with -9 at random moments; what was read from the ledger before is in it afterwards,
     * no car twice, and the books add up. {@code -Ddaozha.kills=200} for more rounds.
     */
    @Test
    void f05_killedAtAnyMomentLosesNothingItHadAcknowledged() throws Exception {
        long seed = System.nanoTime();
        System.out.println("PackagedApplicationIT seed " + seed);
        Random random = new Random(seed);
        Map<String, String> known = new TreeMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            PackagedApplication application = start("daozha.simulation.pace=8");
            application.line("Daozha is ready");
            check(application, known);
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500 + random.nextInt(5_000));
            await().atMost(30, TimeUnit.SECONDS).until(() -> {
                known.putAll(stays(application));
                return System.nanoTime() > until;
            });
            if (round == ROUNDS) {
                application.close();
                assertTrue(known.size() > ROUNDS, "too few cars came to prove anything: " + known);
            } else {
                application.kill();
            }
        }
    }

    private static void check(PackagedApplication application, Map<String, String> known) throws Exception {
        Map<String, String> now = stays(application);
        known.forEach((stay, line) -> assertEquals(entry(line), entry(now.getOrDefault(stay, "(lost)")), stay));
        Set<String> visits = new HashSet<>();
        now.values().forEach(line -> assertTrue(visits.add(entry(line)), "a car twice: " + line));
        assertEquals("[]", application.get("/books/audit"));
    }

    /** Plate and time and picture of the entry: what can never change. */
    private static String entry(String line) {
        String[] fields = line.split(",", -1);
        return fields.length < 7 ? line : fields[1] + fields[3] + fields[6];
    }

    private static Map<String, String> stays(PackagedApplication application) throws Exception {
        Map<String, String> stays = new TreeMap<>();
        application.get("/books/ledger.csv").lines().skip(1).forEach(line -> {
            String stay = line.substring(0, line.indexOf(','));
            if (!stay.isEmpty()) {
                stays.put(stay, line);
            }
        });
        return stays;
    }
}
