package io.daozha.billing.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Servers of the tests: each has a folder of its own, all share the unpacked programs. */
final class Servers {
    private static final Path TESTS = Path.of("target/postgres-tests").toAbsolutePath();

    private Servers() {}

    static Path newFolder() throws IOException {
        Files.createDirectories(TESTS);
        return Files.createTempDirectory(TESTS, "server-");
    }

    static EmbeddedPostgres start(Path folder) throws DatabaseStartException {
        return EmbeddedPostgres.start(folder, TESTS, Account.choose());
    }

    static ProcessHandle process(Path folder) throws IOException {
        String first = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(first)).orElseThrow();
    }

    /** As kill -9 does. */
    static void kill(Path folder) throws Exception {
        ProcessHandle server = process(folder);
        server.destroyForcibly();
        server.onExit().get();
    }

    static String ask(EmbeddedPostgres server, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    static void tell(EmbeddedPostgres server, String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
