package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.ParkingConfig.LaneConfig;
import io.daozha.plate.StreamAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Stops the start where settings contradict each other or the machine, with a sentence naming the key. */
final class ConfigCheck {
    private final ParkingConfig config;

    ConfigCheck(ParkingConfig config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException naming the key and what it may hold */
    void check() {
        refuse(
                !Set.of("zh", "en").contains(config.language()),
                "daozha.language is '" + config.language() + "'; it may be zh or en");
        refuse(
                !(config.simulation().pace() > 0 && config.simulation().pace() <= 100),
                "daozha.simulation.pace is " + config.simulation().pace() + "; it may be above 0, up to 100");
        refuse(
                !config.lanes().isEmpty() && config.simulation().pace() != 1,
                "daozha.simulation.pace is " + config.simulation().pace()
                        + ", but real lanes are configured: time runs at 1 for them");
        config.lanes().forEach(this::check);
    }

    private void check(String id, LaneConfig lane) {
        String key = "daozha.lanes." + id;
        refuse(!id.matches("[a-z0-9-]{1,20}"), key + ": a lane's name is 1 to 20 of a-z, 0-9 and -");
        refuse(
                !config.lines().containsKey(lane.line()),
                key + ".line is '" + lane.line() + "', which is none of the lines configured: "
                        + config.lines().keySet() + "; add daozha.lines." + lane.line() + ".port");
        refuse(lane.unit() < 1 || lane.unit() > 247, key + ".unit is " + lane.unit() + "; it may be 1 to 247");
        checkCamera(key + ".camera", lane.camera());
    }

    private static void checkCamera(String key, String camera) {
        if (StreamAddress.isMeantBy(camera)) {
            try {
                StreamAddress.parse(camera);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
            }
            return;
        }
        boolean known = camera.startsWith("stills:") || camera.startsWith("video:");
        // What was mistyped may hold a password, so it is not repeated.
        refuse(!known, key + " may be rtsp://…, http://…, usb:/dev/video0, video:FILE or stills:FOLDER");
        Path place = Path.of(camera.substring(camera.indexOf(':') + 1));
        refuse(Files.notExists(place), key + " names " + place + ", which is not there");
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }
}
