package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.ParkingConfig.Contacts;
import io.daozha.admin.ParkingConfig.LaneConfig;
import io.daozha.admin.ParkingConfig.Panel;
import io.daozha.admin.ParkingConfig.Reader;
import io.daozha.gate.LaneRules;
import io.daozha.hardware.isapi.IsapiBarrier;
import io.daozha.hardware.led.LedPanel;
import java.net.URI;
import java.util.Map;

/** Whether the signs and barriers that are configured can be. */
final class DeviceCheck {
    private static final String ISAPI = "isapi:";

    private final ParkingConfig config;

    DeviceCheck(ParkingConfig config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException naming the key and what it may hold */
    void check() {
        config.lanes().forEach((id, lane) -> {
            checkSign("daozha.lanes." + id, id, lane);
            checkPanel("daozha.lanes." + id + ".panel", lane.panel());
            checkBarrier("daozha.lanes." + id, lane);
            lane.bothWaysWith().ifPresent(other -> checkBothWays("daozha.lanes." + id, lane, other));
        });
    }

    private void checkSign(String key, String id, LaneConfig lane) {
        String sign = lane.sign();
        if (sign.startsWith("led:")) {
            String line = sign.substring("led:".length());
            refuse(
                    !config.lines().containsKey(line),
                    key + ".sign names the line '" + line + "', which is not configured; add daozha.lines." + line
                            + ".port");
            for (Map.Entry<String, LaneConfig> other : config.lanes().entrySet()) {
                refuse(
                        other.getValue().line().equals(line),
                        key + ".sign is on the line '" + line + "', and so is the board of daozha.lanes."
                                + other.getKey() + "; a sign's frames look like orders to all boards, so it needs a"
                                + " line of its own");
            }
        } else if (sign.startsWith("vzenith:")) {
            String name = sign.substring("vzenith:".length());
            Reader reader = config.readers().get(name);
            refuse(
                    reader == null || reader.form() != Reader.Form.VZENITH,
                    key + ".sign names '" + name + "', which is no reader of form VZENITH; add daozha.readers." + name);
        } else {
            refuse(!sign.equals("page"), key + ".sign is '" + sign + "'; it may be page, led:LINE or vzenith:READER");
            return;
        }
        config.lanes()
                .forEach((other, twin) -> refuse(
                        id.compareTo(other) < 0 && twin.sign().equals(sign),
                        key + ".sign is '" + sign + "', and so is that of daozha.lanes." + other));
    }

    private void checkBothWays(String key, LaneConfig lane, String other) {
        LaneConfig twin = config.lanes().get(other);
        String where = key + ".both-ways-with";
        refuse(twin == null || twin == lane, where + " names '" + other + "', which is no other lane");
        refuse(twin.bothWaysWith().isPresent(), where + ": set it on one of the two lanes only");
        refuse(twin.direction() == lane.direction(), where + ": both lanes lead the same way");
        refuse(
                lane.profile() == LaneRules.Profile.B || twin.profile() == LaneRules.Profile.B,
                where + " needs profile A: an arm between two lanes is lowered by its own board");
        refuse(
                !lane.line().equals(twin.line())
                        || lane.unit() != twin.unit()
                        || !lane.barrier().equals(twin.barrier()),
                where + ": both lanes need the same line, unit and barrier");
        Contacts own = lane.contacts();
        Contacts its = twin.contacts();
        refuse(
                own.underArm() != its.underArm()
                        || own.openLimit() != its.openLimit()
                        || own.closedLimit() != its.closedLimit()
                        || own.openRelay() != its.openRelay()
                        || !own.fire().equals(its.fire()),
                where + ": of the contacts only presence may differ from those of " + other);
        refuse(
                lane.presence() == LaneConfig.Presence.LOOP
                        && twin.presence() == LaneConfig.Presence.LOOP
                        && own.presence() == its.presence(),
                where + ": each side needs a presence loop of its own; set " + key + ".contacts.presence");
    }

    private static void checkPanel(String key, Panel panel) {
        try {
            new LedPanel(panel.rows(), panel.columns(), panel.password(), panel.answers());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static void checkBarrier(String key, LaneConfig lane) {
        if (lane.barrier().equals("relay")) {
            return;
        }
        // What was mistyped may hold a password, so it is not repeated.
        refuse(!lane.barrier().startsWith(ISAPI), key + ".barrier may be relay or isapi:http://host");
        refuse(
                lane.barrierLogin().isEmpty() || lane.barrierPassword().isEmpty(),
                key + ".barrier needs " + key + ".barrier-login and " + key + ".barrier-password");
        try {
            IsapiBarrier.Settings.of(
                    URI.create(lane.barrier().substring(ISAPI.length())),
                    lane.barrierLogin().get(),
                    lane.barrierPassword().get());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + ".barrier may be isapi:http://host, with a login without quotes and nothing of it in the"
                            + " address",
                    e);
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }
}
