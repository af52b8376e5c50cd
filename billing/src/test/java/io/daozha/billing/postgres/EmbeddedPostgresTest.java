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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private Path folder;

    /** Under target, so that the account the server drops to can reach it as it could reach an operator's folder. */
    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(Path.of("target/postgres-tests"));
        folder = Files.createTempDirectory(Path.of("target/postgres-tests"), "server-")
                .toAbsolutePath();
    }

    private static String ask(EmbeddedPostgres server, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void tell(EmbeddedPostgres server, String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void keepsItsDataAndItsPromises() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            for (String promise : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertEquals("on", ask(server, "show " + promise), promise);
            }
            tell(server, "create table kept as select 7 as it");
            DatabaseStartException second =
                    assertThrows(DatabaseStartException.class, () -> EmbeddedPostgres.start(folder));
            assertTrue(second.getMessage().contains("Another copy of Daozha"), second.getMessage());
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            assertFalse(server.attached());
            assertEquals("7", ask(server, "select it from kept"));
        }
    }

    @Test
    void wrongPasswordIsRefused() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
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
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            assertTrue(server.attached());
            assertEquals("acknowledged " + ask(server, "select max(it) from kept"), acknowledged);
        }
    }

    /** Commits a row, says so, and waits to be killed. */
    static final class KilledApplication {
        public static void main(String[] folder) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(folder[0]));
            tell(server, "create table kept as select 42 as it");
            System.out.println("acknowledged 42");
            Thread.currentThread().join();
        }
    }

    @Test
    void rootDropsToNobodyWhereNamespacesAreForbidden() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: only root has rights to drop");
        Path open = Files.createTempDirectory(Path.of("/var/tmp"), "daozha-test-");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(open, Account.DROPPED)) {
            assertEquals("1", ask(server, "select 1"));
            assertEquals(65534, Files.getAttribute(open.resolve("data/PG_VERSION"), "unix:uid"));
        }
    }

    @Test
    void folderThatIsNoFolderIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        DatabaseStartException refused = assertThrows(DatabaseStartException.class, () -> EmbeddedPostgres.start(file));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains("daozha.data"), refused.getMessage());
    }
}
