package io.daozha.admin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The database of the running jar is killed and does not start again until somebody has mended its data: drivers go in and
 * out, whoever asks is told to come again, and afterwards everything is in the books, with no restart of anything.
 */
class DatabaseKilledIT {
    private static final String HTML = "text/html";

    @Test
    void f04_theDatabaseComesBackByItselfAndNothingIsLost() throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "database-");
        Path control = data.resolve("postgres/data/global/pg_control");
        Path aside = data.resolve("aside");
        try (PackagedApplication application =
                PackagedApplication.start(data, PackagedApplication.freePort(), List.of("daozha.simulation.pace=12"))) {
            application.line("Daozha is ready");
            assertEquals("[]", application.get("/books/audit"));
            assertEquals(200, application.ask("/q/health", "*/*").statusCode());
            assertEquals(200, application.ask("/stays", HTML).statusCode());

            Files.move(control, aside);
            PackagedApplication.killDatabase(data);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> application.ask("/q/health", "*/*").statusCode() == 503);
            assertTrue(application.ask("/q/health", "*/*").body().contains("away since"));
            HttpResponse<String> page = application.ask("/stays?lang=zh", HTML);
            assertEquals(503, page.statusCode(), page.body());
            assertTrue(page.body().contains("数据库暂时没有应答"), page.body());
            assertEquals("5", page.headers().firstValue("Retry-After").orElse("never"));
            HttpResponse<String> list = application.ask("/api/v1/stays", "application/json");
            assertEquals(503, list.statusCode(), list.body());
            assertTrue(list.body().contains("database-away"), list.body());

            // The console needs no database: what is wrong, and that a lane goes on by its policy.
            await().atMost(120, TimeUnit.SECONDS)
                    .until(() -> console(application).contains("数据库自己停了")
                            && console(application).contains("pg_control")
                            && console(application).contains("数据库 放行"));

            Files.move(aside, control);
            await().atMost(120, TimeUnit.SECONDS)
                    .until(() -> application.ask("/q/health", "*/*").statusCode() == 200);
            for (int i = 0; i < 30; i++) { // more than there were connections
                assertEquals(200, application.ask("/stays", HTML).statusCode());
            }
            await().atMost(120, TimeUnit.SECONDS)
                    .until(() -> application.get("/books/leakage.csv?days=31").contains("DATABASE"));
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> application.get("/api/v1/alarms").contains("DATABASE_DOWN"));
            assertEquals("[]", application.get("/books/audit"));
            assertFalse(console(application).contains("alarm-database"), "it is written down");
        }
        assertFalse(Files.exists(data.resolve("postgres/data/postmaster.pid")), "PostgreSQL must end with it");
    }

    private static String console(PackagedApplication application) throws Exception {
        return application.ask("/?lang=zh", HTML).body();
    }
}
