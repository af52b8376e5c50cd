package io.daozha.admin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.readers.Pushes;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedForecourt;
import io.daozha.plate.PlateColour;
import io.daozha.plate.render.CarInView;
import io.daozha.plate.render.LaneScene;
import io.daozha.plate.render.SceneRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A lane without a camera of its own: it lets in whom a Vzenith camera and Frigate tell of, and nobody else. */
class OutsideReadersIT {
    private final AtomicLong plateIds = new AtomicLong();

    /** One push every half second, as a camera that is triggered again and again. */
    private static void untilInside(PackagedApplication application, String plate, Tell tell) {
        await(plate)
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(500, TimeUnit.MILLISECONDS)
                .until(() -> {
                    tell.now();
                    return application.get("/books/ledger.csv").contains("," + plate + ",");
                });
    }

    private interface Tell {
        void now() throws Exception;
    }

    private static void carComes(SimulatedForecourt forecourt) {
        forecourt.entry().arrive(new SimulatedCar("car", SimulatedCar.Driver.PATIENT));
    }

    private static void carHasGone(SimulatedForecourt forecourt) {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() ->
                        forecourt.entry().cars().isEmpty() && forecourt.entry().armAngle() == 0);
    }

    private static String picture(String plate) {
        LaneScene scene = new LaneScene(Optional.of(new CarInView(plate, PlateColour.BLUE, 4, 3)), 0, 1);
        byte[] jpeg =
                new SceneRenderer("entry", 1).render(scene, 0, Instant.EPOCH).jpeg(80);
        return Base64.getEncoder().encodeToString(jpeg);
    }

    @Test
    void carsAreLetInOnTheWordOfACameraAndOfFrigate() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "readers-");
        try (MqttBroker broker = MqttBroker.start();
                SimulatedForecourt forecourt = SimulatedForecourt.start(1);
                PackagedApplication application = PackagedApplication.start(
                        folder.resolve("data"),
                        PackagedApplication.freePort(),
                        List.of(
                                "daozha.lines.main.port=" + forecourt.address(),
                                "daozha.lanes.entry.direction=IN",
                                "daozha.lanes.entry.line=main",
                                "daozha.lanes.entry.camera=pushed",
                                "daozha.readers.front.form=VZENITH",
                                "daozha.readers.front.camera=" + Pushes.SERIAL,
                                "daozha.readers.front.lane=entry",
                                "daozha.readers.above.form=FRIGATE",
                                "daozha.readers.above.camera=entry_cam",
                                "daozha.readers.above.lane=entry",
                                "daozha.readers.above.zone=before_arm",
                                "mp.messaging.incoming.frigate.connector=smallrye-mqtt",
                                "mp.messaging.incoming.frigate.host=localhost",
                                "mp.messaging.incoming.frigate.port=" + broker.port()))) {
            application.line("Daozha is ready");

            carComes(forecourt);
            String picture = picture("湘A7Q258");
            untilInside(application, "湘A7Q258", () -> {
                String push = Pushes.vzenith("湘A7Q258", Instant.now(), plateIds.incrementAndGet())
                        .replace("\"imageFile\": \"\"", "\"imageFile\": \"" + picture + "\"");
                assertEquals(200, application.post("/readers/vzenith/plate", push));
            });
            String[] stay =
                    application.get("/books/ledger.csv").lines().toList().get(1).split(",", -1);
            assertEquals("BLUE", stay[2]);
            assertTrue(stay[6].endsWith(".jpg"), "the picture is the one that was pushed");
            assertTrue(Files.size(folder.resolve("data/pictures").resolve(stay[6])) > 1_000);
            carHasGone(forecourt);

            // Rubbish, the wrong camera and the wrong zone, on a channel that must outlive them.
            broker.publish("frigate/available", "online");
            broker.publish("frigate/events", "{\"type\": \"update\", \"after\": ");
            broker.publish("frigate/events", "\u0000".repeat(50_000));
            broker.restart();

            carComes(forecourt);
            untilInside(application, "湘AD12345", () -> {
                broker.publish(
                        "frigate/events", Pushes.frigateEvent("update", "other_cam", "湘AD99999", 0.99, Instant.now()));
                broker.publish(
                        "frigate/events",
                        Pushes.frigateEvent("update", "entry_cam", "湘AD88888", 0.99, Instant.now())
                                .replace("[\"before_arm\"]", "[\"street\"]"));
                broker.publish(
                        "frigate/tracked_object_update",
                        Pushes.frigateUpdate("entry_cam", "湘AD77777", 0.99, Instant.now()));
                broker.publish(
                        "frigate/events", Pushes.frigateEvent("update", "entry_cam", "湘AD12345", 0.93, Instant.now()));
            });
            String ledger = application.get("/books/ledger.csv");
            assertTrue(ledger.contains("湘AD12345,GREEN"), ledger);
            assertFalse(ledger.matches("(?s).*(99999|88888|77777).*"), ledger);
            assertEquals(3, ledger.lines().count(), ledger);
        }
    }
}
