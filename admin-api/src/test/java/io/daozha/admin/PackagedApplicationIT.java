package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.live.Browser;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar as a stranger starts it, misuses it and stops it, and what somebody sees who has its page open. */
class PackagedApplicationIT {
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

    @Test
    void anOpenConsoleSaysThatItIsOfflineAndRecoversByItself() throws Exception {
        Browser browser = Browser.open();
        try {
            try (PackagedApplication first = start()) {
                first.line("Daozha is ready");
                browser.becomes(first.address() + "/", first.cookie().substring("daozha=".length()));
                browser.get(first.address() + "/?lang=zh");
                browser.eventually("[data-link=live]");
                first.kill();
            }
            browser.eventually("[data-link=lost]");
            browser.eventually(".link", "连接中断，正在重试");
            try (PackagedApplication second = start()) {
                second.line("Daozha is ready");
                browser.eventually("[data-link=live]");
                browser.eventually(".link", "实时");
                browser.eventually("#lane-entry");
            }
        } finally {
            browser.leave();
        }
    }

    private long server() throws Exception {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                .get(0)
                .strip());
    }
}
