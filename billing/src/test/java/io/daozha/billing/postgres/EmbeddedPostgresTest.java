package io.daozha.billing.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Servers.newFolder();
    }

    @Test
    void keepsItsDataAndItsPromises() throws Exception {
        try (EmbeddedPostgres server = Servers.start(folder)) {
            for (String promise : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertEquals("on", Servers.ask(server, "show " + promise), promise);
            }
            Servers.tell(server, "create table kept as select 7 as it");
            DatabaseStartException second = assertThrows(DatabaseStartException.class, () -> Servers.start(folder));
            assertTrue(second.getMessage().contains("Another copy of Daozha"), second.getMessage());
        }
        try (EmbeddedPostgres server = Servers.start(folder)) {
            assertFalse(server.attached());
            assertEquals("7", Servers.ask(server, "select it from kept"));
        }
    }

    @Test
    void wrongPasswordIsRefused() throws Exception {
        try (EmbeddedPostgres server = Servers.start(folder)) {
            assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"));
        }
    }

    @Test
    void f05_serverLeftByAKilledApplicationIsTakenOverWithAllItAcknowledged() throws Exception {
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledApplication.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String acknowledged;
        try (BufferedReader out = application.inputReader()) {
            acknowledged = out.readLine();
            while (acknowledged != null && !acknowledged.startsWith("acknowledged ")) {
                acknowledged = out.readLine();
            }
        }
        application.destroyForcibly().waitFor();
        try (EmbeddedPostgres server = Servers.start(folder)) {
            assertTrue(server.attached());
            assertEquals("acknowledged " + Servers.ask(server, "select max(it) from kept"), acknowledged);
        }
    }

    /** Commits a row, says so, and waits to be killed. */
    static final class KilledApplication {
        public static void main(String[] folder) throws Exception {
            EmbeddedPostgres server = Servers.start(Path.of(folder[0]));
            Servers.tell(server, "create table kept as select 42 as it");
            System.out.println("acknowledged 42");
            Thread.currentThread().join();
        }
    }

    @Test
    void rootServesTheSameDataWhetherNamespacesAreForbiddenOrNot() throws Exception {
        assumeTrue(Account.choose() == Account.NAMESPACE, "SKIPPED: needs root and namespaces");
        Path open = Files.createTempDirectory(Path.of("/var/tmp"), "daozha-test-"); // any account may enter it
        try {
            try (EmbeddedPostgres server = EmbeddedPostgres.start(open, open, Account.DROPPED)) {
                Servers.tell(server, "create table kept as select 7 as it");
                assertEquals(65534, Files.getAttribute(open.resolve("data/PG_VERSION"), "unix:uid"));
            }
            try (EmbeddedPostgres server = EmbeddedPostgres.start(open, open, Account.NAMESPACE)) {
                assertEquals("7", Servers.ask(server, "select it from kept"));
                assertEquals(0, Files.getAttribute(open.resolve("data/PG_VERSION"), "unix:uid"));
            }
            try (EmbeddedPostgres server = EmbeddedPostgres.start(open, open, Account.DROPPED)) {
                assertEquals("7", Servers.ask(server, "select it from kept"));
            }
        } finally {
            Disk.delete(open);
        }
    }

    @Test
    void folderThatNobodyMayEnterIsNamedToRoot() throws Exception {
        assumeTrue(Account.choose() == Account.NAMESPACE, "SKIPPED: needs root");
        Path shut = Files.createTempDirectory(Path.of("/var/tmp"), "daozha-test-"); // 0700, as /root is
        Path inside = shut.resolve("data");
        try {
            DatabaseStartException refused = assertThrows(
                    DatabaseStartException.class, () -> EmbeddedPostgres.start(inside, inside, Account.DROPPED));
            assertTrue(refused.getMessage().contains(shut.toString()), refused.getMessage());
            try (EmbeddedPostgres server = EmbeddedPostgres.start(inside, inside, Account.NAMESPACE)) {
                assertEquals("1", Servers.ask(server, "select 1"));
            }
        } finally {
            Disk.delete(shut);
        }
    }

    @Test
    void programsHalfUnpackedAreUnpackedAgain() throws Exception {
        Path half = Files.createDirectories(folder.resolve("unpacking-123/bin"));
        Files.writeString(half.resolve("postgres"), "half a program");
        Path asGivenByAnOperator = Path.of("").toAbsolutePath().relativize(folder);
        EmbeddedPostgres.start(asGivenByAnOperator).close();
        assertFalse(Files.exists(half));
    }

    @Test
    void folderThatIsNoFolderIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        DatabaseStartException refused = assertThrows(DatabaseStartException.class, () -> Servers.start(file));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains("daozha.data"), refused.getMessage());
    }
}
