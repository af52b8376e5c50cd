package io.daozha.admin.readers;

import java.time.Instant;
import java.util.Locale;

/** Messages as outside readers send them, with the fields that their makers publish. */
public final class Pushes {
    public static final String SERIAL = "5a0d7c31-90be4412";

    private Pushes() {}

    /** A result of a Vzenith camera, in the shape of its HTTP push. */
    public static String vzenith(String plate, Instant at, long plateId) {
        return """
                {"AlarmInfoPlate": {
                  "channel": 0, "deviceName": "IVS", "ipaddr": "192.168.1.64", "rule_id": 1, "user_data": "",
                  "serialno": "%s",
                  "result": {"PlateResult": {
                    "bright": 0, "carBright": 0, "carColor": 255, "car_brand": {"brand": 255, "type": 255, "year": 65535},
                    "colorType": 1, "colorValue": 0, "confidence": 96, "direction": 4, "feature_code": true,
                    "imageFile": "", "imageFileLen": 0, "imageFragmentFile": "", "imageFragmentFileLen": 0,
                    "gioouts": [{"ctrltype": 0, "ionum": "0"}], "is_fake_plate": 0, "isoffline": 0,
                    "license": "%s", "license_ext_type": 0,
                    "location": {"RECT": {"bottom": 674, "left": 1002, "right": 1263, "top": 565}},
                    "plate_distance": 0, "plateid": %d,
                    "timeStamp": {"Timeval": {"decyear": 2026, "decmon": 3, "decday": 1, "dechour": 12, "decmin": 0,
                      "decsec": 0, "sec": %d, "usec": %d}},
                    "timeUsed": 0, "triggerType": 4, "type": 1}}}}
                """.formatted(SERIAL, plate, plateId, at.getEpochSecond(), at.getNano() / 1000);
    }

    /** A change of an object that Frigate tracks. */
    public static String frigateEvent(String type, String camera, String plate, double score, Instant at) {
        String object = """
                {"id": "%2$s-qx7k2v", "camera": "%1$s", "frame_time": %2$s, "label": "car", "sub_label": null,
                 "top_score": 0.93, "score": 0.91, "false_positive": false, "start_time": %2$s, "end_time": null,
                 "box": [412, 220, 1180, 803], "area": 447744, "ratio": 1.32, "region": [300, 100, 1300, 1100],
                 "active": true, "stationary": false, "motionless_count": 0, "position_changes": 1,
                 "current_zones": ["before_arm"], "entered_zones": ["street", "before_arm"],
                 "has_clip": true, "has_snapshot": true, "attributes": {"license_plate": 0.88},
                 "current_attributes": [{"label": "license_plate", "box": [700, 640, 860, 690], "score": 0.88}],
                 "snapshot": {"frame_time": %2$s, "box": [412, 220, 1180, 803], "area": 447744, "score": 0.91},
                 "current_estimated_speed": 0, "velocity_angle": 0,
                 "recognized_license_plate": "%3$s", "recognized_license_plate_score": %4$s}""".formatted(camera, seconds(at), plate, score);
        return "{\"type\": \"%s\", \"before\": %s, \"after\": %s}".formatted(type, object, object);
    }

    /** One read that Frigate made. */
    public static String frigateUpdate(String camera, String plate, double score, Instant at) {
        return """
                {"type": "lpr", "id": "%2$s-qx7k2v", "name": null, "plate": "%3$s", "score": %4$s, "camera": "%1$s",
                 "timestamp": %2$s}""".formatted(camera, seconds(at), plate, score);
    }

    private static String seconds(Instant at) {
        return String.format(Locale.ROOT, "%.6f", at.toEpochMilli() / 1000.0);
    }
}
