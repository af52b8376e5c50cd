package io.daozha.billing.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a start finds where the last run could not put anything away. */
class AfterAPowerCutTest {
    /** Far below the limit of a start: whoever waits for something that is not there is caught. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Servers.newFolder();
    }

    @Test
    void pidFileWhoseNumberBelongsToAnotherProgramByNowIsNotWaitedFor() throws Exception {
        Servers.start(folder).close();
        long somebodyElse = ProcessHandle.current().pid();
        Files.write(
                folder.resolve("data/postmaster.pid"),
                List.of(Long.toString(somebodyElse), folder.resolve("data").toString(), "1", "1", "", "", "", "ready"));
        assertTimeoutPreemptively(SOON, () -> {
            try (EmbeddedPostgres server = Servers.start(folder)) {
                assertFalse(server.attached());
                assertEquals("1", Servers.ask(server, "select 1"));
            }
        });
    }

    @Test
    void pidFileOfNobodyIsPassedOver() throws Exception {
        Servers.start(folder).close();
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.write(
                folder.resolve("data/postmaster.pid"),
                List.of(Long.toString(gone.pid()), folder.resolve("data").toString(), "1", "1", "", "", "", "ready"));
        assertTimeoutPreemptively(SOON, () -> Servers.start(folder).close());
    }

    @Test
    void emptyPidFileIsPassedOver() throws Exception {
        Servers.start(folder).close();
        Files.createFile(folder.resolve("data/postmaster.pid"));
        assertTimeoutPreemptively(SOON, () -> Servers.start(folder).close());
    }

    @Test
    void clusterHalfMadeIsMadeAgain() throws Exception {
        Path half = Files.createDirectories(folder.resolve("data.making"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        assertTimeoutPreemptively(SOON, () -> Servers.start(folder).close());
        assertFalse(Files.exists(half));
    }

    @Test
    void killedServerComesBackWithAllItAcknowledged() throws Exception {
        EmbeddedPostgres killed = Servers.start(folder);
        Servers.tell(killed, "create table kept as select 42 as it");
        killed.letGo();
        Servers.kill(folder);
        killed.close();
        assertTimeoutPreemptively(SOON, () -> {
            try (EmbeddedPostgres again = Servers.start(folder)) {
                assertFalse(again.attached());
                assertEquals("42", Servers.ask(again, "select it from kept"));
            }
        });
    }

    @Test
    void damagedDataIsSaidInTheServersOwnWords() throws Exception {
        Servers.start(folder).close();
        try (var control = Files.newByteChannel(folder.resolve("data/global/pg_control"), StandardOpenOption.WRITE)) {
            control.truncate(10);
        }
        DatabaseStartException refused = assertThrows(DatabaseStartException.class, () -> Servers.start(folder));
        assertTrue(refused.getMessage().contains("pg_control"), refused.getMessage());
        assertTrue(refused.getMessage().contains(folder.resolve("postgres.log").toString()), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    }

    @Test
    void passwordThatIsNotTheDatabasesIsSaidAtOnce() throws Exception {
        Servers.start(folder).close();
        Path password = folder.resolve("password");
        Files.writeString(password, "guess");
        DatabaseStartException refused = assertTimeoutPreemptively(
                SOON, () -> assertThrows(DatabaseStartException.class, () -> Servers.start(folder)));
        assertTrue(refused.getMessage().contains(password.toString()), refused.getMessage());
        assertFalse(Files.exists(folder.resolve("data/postmaster.pid")), "left running");
    }

    @Test
    void lostPasswordIsNotReplacedByOneThatOpensNothing() throws Exception {
        Servers.start(folder).close();
        Files.delete(folder.resolve("password"));
        DatabaseStartException refused = assertThrows(DatabaseStartException.class, () -> Servers.start(folder));
        assertTrue(refused.getMessage().contains("password"), refused.getMessage());
    }
}
