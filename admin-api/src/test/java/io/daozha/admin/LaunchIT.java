package io.daozha.admin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the jar starts before itself: a database of its own, or the operator's, or nothing. */
class LaunchIT {
    private Path data;
    private int port;

    @BeforeEach
    void makeRoom() throws Exception {
        data = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "launch-");
        port = PackagedApplication.freePort();
    }

    private PackagedApplication start(String... settings) throws Exception {
        return PackagedApplication.start(data, port, List.of(settings));
    }

    @Test
    void operatorsDatabaseIsUsedAndLeftRunning() throws Exception {
        try (EmbeddedPostgres his = EmbeddedPostgres.start(data.resolve("his"))) {
            String url = "quarkus.datasource.jdbc.url=" + his.jdbcUrl();
            String name = "quarkus.datasource.username=" + his.user();
            try (PackagedApplication application = start(url, name, "quarkus.datasource.password=" + his.password())) {
                application.line("Daozha is ready");
                assertEquals("[]", application.get("/books/audit"));
            }
            assertFalse(Files.exists(data.resolve("postgres")), "a second database was made");

            try (PackagedApplication locked = start(url, name, "quarkus.datasource.password=guess")) {
                String said = locked.line("daozha: ");
                assertTrue(said.contains("password authentication failed"), said);
                assertTrue(said.contains("quarkus.datasource.password"), said);
                assertFalse(said.contains("guess"), said);
                assertEquals(1, locked.exitStatus());
            }
        }
    }

    @Test
    void operatorsDatabaseThatIsAwayIsNamed() throws Exception {
        int nobody = PackagedApplication.freePort();
        try (PackagedApplication alone =
                start("quarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + nobody + "/postgres")) {
            String said = alone.line("daozha: ");
            assertTrue(said.contains(":" + nobody) && said.contains("quarkus.datasource.jdbc.url"), said);
            assertEquals(1, alone.exitStatus());
        }
    }

    @Test
    void stoppedWhileItsDatabaseStartsItLeavesNothingRunning() throws Exception {
        PackagedApplication application = start();
        Path pid = data.resolve("postgres/data/postmaster.pid");
        await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(pid) && Files.size(pid) > 0);
        long server = Long.parseLong(Files.readAllLines(pid).get(0).strip());
        application.close(); // SIGTERM
        assertEquals(128 + 15, application.exitStatus());
        assertTrue(ProcessHandle.of(server).isEmpty(), "PostgreSQL must end with the application");
        assertFalse(Files.exists(pid));
    }

    @Test
    void settingsAreReadFromTheFileBesideIt() throws Exception {
        Path beside = Files.createDirectories(data.resolve("config"));
        Files.writeString(beside.resolve("application.properties"), "daozha.language=fr\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .directory(data.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(said.contains("daozha.language is 'fr'"), said);
        assertEquals(1, process.waitFor());
    }
}
