package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.ParkingConfig.LaneConfig;
import io.daozha.admin.ParkingConfig.Reader;
import io.daozha.admin.keeping.KeepingConfig;
import io.daozha.admin.payments.PaymentChannels;
import io.daozha.gate.FailPolicy.Rule;
import io.daozha.gate.LaneRules;
import io.daozha.gate.QuietHours;
import io.daozha.gate.SignWords;
import io.daozha.plate.Region;
import io.daozha.plate.StreamAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
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
        refuse(
                config.longStayDays() < 1,
                "daozha.long-stay-days is " + config.longStayDays() + "; it may be 1 or more");
        refuse(
                config.disputeLimit() < 0 || config.lostEntryFee() < 0,
                "daozha.dispute-limit is " + config.disputeLimit() + " and daozha.lost-entry-fee "
                        + config.lostEntryFee() + "; both may be 0 or more");
        check(config.keeping());
        checkSigns();
        PaymentChannels.check(config);
        refuse(
                config.refunds().approveAbove() < 0,
                "daozha.refunds.approve-above is " + config.refunds().approveAbove() + "; it may be 0 or more");
        config.readers().forEach(this::check);
        config.lanes().forEach(this::check);
        new DeviceCheck(config).check();
    }

    private static void check(KeepingConfig keeping) {
        refuse(
                keeping.pictures() < 1 || keeping.evidence() < keeping.pictures(),
                "daozha.keeping.pictures is " + keeping.pictures() + " and daozha.keeping.evidence "
                        + keeping.evidence()
                        + "; pictures are kept for at least a day, evidence no shorter than others");
        refuse(
                keeping.people() < 1 || keeping.facts() < 1,
                "daozha.keeping.people is " + keeping.people() + " and daozha.keeping.facts " + keeping.facts()
                        + "; both may be 1 or more");
        refuse(
                keeping.leastFreeMb() < 0 || keeping.alarmBelowMb() < keeping.leastFreeMb(),
                "daozha.keeping.alarm-below-mb is " + keeping.alarmBelowMb() + ", which is below the "
                        + keeping.leastFreeMb()
                        + " of daozha.keeping.least-free-mb: the alarm comes before pictures go");
    }

    private void checkSigns() {
        checkLevels("daozha.sign-levels", config.signLevels());
        config.lanes().forEach((id, lane) -> checkLevels("daozha.lanes." + id + ".sign-levels", lane.signLevels()));
        try {
            config.signs().ifPresent(own -> SignWords.in(Locale.forLanguageTag(config.language()), own));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("daozha.signs: " + e.getMessage(), e);
        }
    }

    private static void checkLevels(String key, Optional<String> levels) {
        try {
            levels.ifPresent(QuietHours::parse);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private void check(String name, Reader reader) {
        String key = "daozha.readers." + name;
        Set<String> lanes = config.lanes().isEmpty()
                ? Set.of("entry", "exit")
                : config.lanes().keySet();
        refuse(
                !lanes.contains(reader.lane()),
                key + ".lane is '" + reader.lane() + "', which is none of the lanes: " + lanes);
        refuse(
                reader.zone().isPresent() && reader.form() != Reader.Form.FRIGATE,
                key + ".zone is set, but only FRIGATE tells of zones");
        config.readers()
                .forEach((other, twin) -> refuse(
                        name.compareTo(other) < 0
                                && reader.form() == twin.form()
                                && reader.camera().equals(twin.camera())
                                && reader.zone().equals(twin.zone()),
                        key + ".camera is '" + reader.camera() + "', and so is that of daozha.readers." + other));
    }

    private static void checkRule(String key, String rule) {
        try {
            Rule.parse(rule);
        } catch (IllegalArgumentException e) {
            refuse(true, key + ": " + e.getMessage());
        }
    }

    private static void checkRegion(String key, String corners) {
        try {
            Region.parse(corners);
        } catch (IllegalArgumentException e) {
            refuse(true, key + ".region: " + e.getMessage());
        }
    }

    private void check(String id, LaneConfig lane) {
        String key = "daozha.lanes." + id;
        refuse(!id.matches("[a-z0-9-]{1,20}"), key + ": a lane's name is 1 to 20 of a-z, 0-9 and -");
        refuse(
                !config.lines().containsKey(lane.line()),
                key + ".line is '" + lane.line() + "', which is none of the lines configured: "
                        + config.lines().keySet() + "; add daozha.lines." + lane.line() + ".port");
        refuse(lane.unit() < 1 || lane.unit() > 247, key + ".unit is " + lane.unit() + "; it may be 1 to 247");
        lane.when()
                .forEach((cause, rule) -> checkRule(
                        key + ".when." + cause.name().toLowerCase(Locale.ROOT).replace('_', '-'), rule));
        lane.region().ifPresent(corners -> checkRegion(key, corners));
        refuse(
                !(lane.nearPlate() > 0 && lane.nearPlate() < 1),
                key + ".near-plate is " + lane.nearPlate() + "; it is a part of the picture's width, such as 0.1");
        refuse(
                lane.presence() == LaneConfig.Presence.CAMERA
                        && (lane.camera().equals(LaneConfig.PUSHED)
                                || lane.camera().startsWith("stills:")),
                key + ".presence is CAMERA, but pictures of " + lane.camera() + " do not show when nobody is there");
        refuse(
                lane.profile() == LaneRules.Profile.B
                        && lane.barrier().equals("relay")
                        && lane.contacts().closeRelay().isEmpty(),
                key + ".profile is B, but no relay lowers the arm; add " + key + ".contacts.close-relay, or use A");
        checkTime(key + ".rise-timeout", lane.riseTimeout());
        checkTime(key + ".lower-timeout", lane.lowerTimeout());
        checkTime(key + ".no-entry", lane.noEntry());
        if (lane.camera().equals(LaneConfig.PUSHED)) {
            refuse(
                    config.readers().values().stream()
                            .noneMatch(reader -> reader.form() == Reader.Form.VZENITH
                                    && reader.lane().equals(id)),
                    key + ".camera is pushed, but no reader of form VZENITH looks at this lane; add daozha.readers"
                            + " (FRIGATE does not do here: it does not tell colours, so it cannot decide alone)");
            return;
        }
        checkCamera(key + ".camera", lane.camera());
    }

    private static void checkTime(String key, Duration time) {
        boolean sensible = time.compareTo(Duration.ofSeconds(2)) >= 0 && time.compareTo(Duration.ofMinutes(5)) <= 0;
        refuse(!sensible, key + " is " + time + "; it may be PT2S (two seconds) to PT5M");
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
        refuse(!known, key + " may be rtsp://…, http://…, usb:/dev/video0, video:FILE, stills:FOLDER or pushed");
        Path place = Path.of(camera.substring(camera.indexOf(':') + 1));
        refuse(Files.notExists(place), key + " names " + place + ", which is not there");
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }
}
