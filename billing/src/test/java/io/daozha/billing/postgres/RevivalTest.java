package io.daozha.billing.postgres;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server is killed while the application lives. */
class RevivalTest {
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Servers.newFolder();
    }

    private static void awaitBack(EmbeddedPostgres server) {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> server.outage().filter(outage -> !outage.lasts()).isPresent());
    }

    @Test
    void f04_killedServerIsStartedAgainOnTheSameDataAndPort() throws Exception {
        try (EmbeddedPostgres server = Servers.start(folder)) {
            assertTrue(server.outage().isEmpty());
            Servers.tell(server, "create table kept as select 42 as it");
            String url = server.jdbcUrl();
            Servers.kill(folder);
            awaitBack(server);
            assertEquals(url, server.jdbcUrl());
            assertEquals("42", Servers.ask(server, "select it from kept"));

            Outage first = server.outage().orElseThrow();
            Servers.kill(folder);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> !server.outage().orElseThrow().began().equals(first.began()));
            awaitBack(server);
            assertEquals("42", Servers.ask(server, "select it from kept"), "and a second time");
        }
        assertFalse(Files.exists(folder.resolve("data/postmaster.pid")), "left running");
    }

    @Test
    void f04_oneThatWasTakenOverIsStartedAgainToo() throws Exception {
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresTest.KilledApplication.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> application.inputReader().readLine().startsWith("acknowledged"));
        application.destroyForcibly().waitFor();
        try (EmbeddedPostgres server = Servers.start(folder)) {
            assertTrue(server.attached());
            Servers.process(folder).destroyForcibly();
            awaitBack(server);
            assertEquals("42", Servers.ask(server, "select max(it) from kept"));
        }
    }

    @Test
    void f04_dataThatAreBrokenAreTriedAgainUntilSomebodyHasMendedThem() throws Exception {
        Path control = folder.resolve("data/global/pg_control");
        Path aside = folder.resolve("aside");
        try (EmbeddedPostgres server = Servers.start(folder)) {
            Servers.tell(server, "create table kept as select 42 as it");
            Files.move(control, aside);
            Servers.kill(folder);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() ->
                            server.outage().filter(outage -> outage.tries() > 1).isPresent());
            Outage outage = server.outage().orElseThrow();
            assertTrue(outage.lasts());
            assertTrue(outage.reason().contains("pg_control"), outage.reason());
            assertTrue(outage.reason().contains(folder.resolve("postgres.log").toString()), outage.reason());
            Files.move(aside, control, StandardCopyOption.ATOMIC_MOVE);
            awaitBack(server);
            assertEquals("42", Servers.ask(server, "select it from kept"));
        }
    }

    @Test
    void dataThatAreGoneAreNotReplacedByEmptyOnes() throws Exception {
        Path data = folder.resolve("data");
        Path aside = folder.resolve("aside");
        try (EmbeddedPostgres server = Servers.start(folder)) {
            ProcessHandle process = Servers.process(folder);
            Files.move(data, aside);
            process.destroyForcibly();
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() ->
                            server.outage().filter(outage -> outage.tries() > 1).isPresent());
            assertFalse(Files.exists(data));
            String reason = server.outage().orElseThrow().reason();
            assertTrue(reason.contains(data.toString()), reason);
            assertFalse(reason.contains("initdb"), reason);
        }
        assertFalse(Files.exists(data));
    }

    @Test
    void oneThatIsToldToStopIsNotStartedAgain() throws Exception {
        EmbeddedPostgres server = Servers.start(folder);
        server.letGo();
        Servers.process(folder).destroy(); // as a stopping machine does, to all at once
        server.close();
        assertTrue(server.outage().isEmpty());
        assertFalse(Files.exists(folder.resolve("data/postmaster.pid")), "left running");
    }

    @Test
    void closingInTheMiddleOfAStartLeavesNothingRunning() throws Exception {
        EmbeddedPostgres server = Servers.start(folder);
        Path pid = folder.resolve("data/postmaster.pid");
        String killed = Files.readString(pid);
        Servers.kill(folder);
        await().pollInterval(Duration.ofMillis(1))
                .atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> !Files.readString(pid).equals(killed));
        server.close();
        EmbeddedPostgres next = Servers.start(folder);
        assertFalse(next.attached(), "left running");
        next.close();
    }

    @Test
    void triesGrowRareAndNeverEnd() {
        assertEquals(Duration.ofMillis(200), Revival.pause(0));
        assertEquals(Duration.ofMillis(1_600), Revival.pause(3));
        assertEquals(Duration.ofMinutes(1), Revival.pause(9));
        assertEquals(Duration.ofMinutes(1), Revival.pause(Integer.MAX_VALUE));
    }
}
