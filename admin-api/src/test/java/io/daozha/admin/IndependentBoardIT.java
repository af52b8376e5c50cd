package io.daozha.admin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daozha.hardware.simulated.SimulatedLedCard;
import io.daozha.hardware.simulated.SimulatedLine;
import io.daozha.plate.PlateColour;
import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SceneRenderer;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The application as an installer configures it, a serial port and a camera by name, against a Modbus unit that somebody
 * else wrote: pymodbus, from Debian. The sign is a simulated card on a line of its own.
 */
class IndependentBoardIT {
    private static final Path SCRIPT = Path.of("src/test/resources/io/daozha/admin/board_with_a_car.py");

    @Test
    void e01_carIsLetInThroughAPymodbusBoard() throws Exception {
        assumeTrue(
                new ProcessBuilder("/usr/bin/python3", "-c", "import pymodbus")
                                .start()
                                .waitFor()
                        == 0,
                "NOT TESTED: the wire against an independent board; install Debian's python3-pymodbus");
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "board-");
        Path photos = Files.createDirectories(folder.resolve("photos"));
        LaneScene scene = new LaneScene(Optional.of(new CarInView("湘A7Q258", PlateColour.BLUE, 4, 3)), 0, 1);
        Files.write(
                photos.resolve("1.jpg"),
                new SceneRenderer("entry", 1).render(scene, 0, Instant.EPOCH).jpeg(90));
        Process board = new ProcessBuilder("/usr/bin/python3", SCRIPT.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        SimulatedLedCard sign = new SimulatedLedCard();
        try (BufferedReader said = board.inputReader();
                SimulatedLine signLine = SimulatedLine.onTcp(sign);
                PackagedApplication application = PackagedApplication.start(
                        folder.resolve("data"),
                        PackagedApplication.freePort(),
                        List.of(
                                "daozha.lines.main.port=" + said.readLine(),
                                "daozha.lanes.entry.direction=IN",
                                "daozha.lanes.entry.line=main",
                                "daozha.lines.street.port=" + signLine.address(),
                                "daozha.lanes.entry.sign=led:street",
                                "daozha.lanes.entry.camera=stills:" + photos))) {
            application.line("Daozha is ready");
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> application.get("/books/ledger.csv").contains("OPEN"));
            await().atMost(10, TimeUnit.SECONDS).until(() -> sign.shown().contains("湘A7Q258"));
            String[] stay = application
                    .get("/books/ledger.csv")
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .split(",", -1);
            assertEquals("湘A7Q258", stay[1]);
            assertEquals("", stay[stay.length - 1], "nothing to review");
        } finally {
            board.destroy();
        }
    }
}
