package io.daozha.admin.readers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.plate.Corners;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message of Frigate (its documentation, page "MQTT"): {@code events}, which tells of a tracked object before and after
 * a change, or {@code tracked_object_update} of type {@code lpr}, which tells of one read.
 *
 * @param camera Frigate's name of the camera
 * @param zones where the object is now; absent where the message does not tell
 */
record FrigateMessage(String camera, Optional<List<String>> zones, Claim claim) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether it comes from there. What does not tell of zones is left out where one is asked for. */
    boolean isOf(String name, Optional<String> zone) {
        return camera.equals(name)
                && zone.map(asked -> zones.orElse(List.of()).contains(asked)).orElse(true);
    }

    /** @throws NoClaimException if there is no read of a plate in it */
    static FrigateMessage parse(byte[] payload) throws NoClaimException {
        if (payload.length == 0 || payload[0] != '{') {
            throw NoClaimException.nothingSaid("tells of no plate"); // "online", or a list of statistics
        }
        JsonNode message;
        try {
            message = JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw NoClaimException.malformed("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw NoClaimException.malformed("not JSON: " + e.getMessage());
        }
        return switch (message.path("type").asText()) {
            case "new", "update" -> trackedObject(message.path("after"));
            case "lpr" -> update(message);
            // The object has left the picture; whoever stands before the arm now is somebody else.
            case "end" -> throw NoClaimException.nothingSaid("the object is gone");
            default -> throw NoClaimException.nothingSaid("tells of no plate");
        };
    }

    private static FrigateMessage trackedObject(JsonNode after) throws NoClaimException {
        if (after.path("false_positive").asBoolean()) {
            throw NoClaimException.nothingSaid("a false positive");
        }
        JsonNode read = after.path("recognized_license_plate");
        // Some versions publish text and score as a pair.
        JsonNode text = read.isArray() ? read.path(0) : read;
        JsonNode score = read.isArray() ? read.path(1) : after.path("recognized_license_plate_score");
        if (text.isMissingNode() || text.isNull()) {
            throw NoClaimException.nothingSaid("tells of no plate");
        }
        List<String> zones = new ArrayList<>();
        after.path("current_zones").forEach(zone -> zones.add(zone.asText()));
        return new FrigateMessage(
                camera(after),
                Optional.of(zones),
                claim(after, text, score, after.path("frame_time"), plateBox(after)));
    }

    private static FrigateMessage update(JsonNode message) throws NoClaimException {
        return new FrigateMessage(
                camera(message),
                Optional.empty(),
                claim(
                        message,
                        message.path("plate"),
                        message.path("score"),
                        message.path("timestamp"),
                        Optional.empty()));
    }

    private static Claim claim(JsonNode object, JsonNode text, JsonNode score, JsonNode at, Optional<Corners> corners)
            throws NoClaimException {
        if (!text.isTextual() || !score.isNumber() || !at.isNumber()) {
            throw NoClaimException.malformed("a read needs its text, its score and its time; got %s, %s and %s"
                    .formatted(text.getNodeType(), score.getNodeType(), at.getNodeType()));
        }
        double confidence = score.asDouble() > 1 ? score.asDouble() / 100 : score.asDouble();
        return new Claim(
                "%s %s %s".formatted(object.path("id").asText(), text.asText(), at.asText()),
                instant(at.asDouble()),
                text.asText(),
                Optional.empty(),
                confidence,
                corners,
                Optional.empty());
    }

    private static String camera(JsonNode object) throws NoClaimException {
        if (!object.path("camera").isTextual()) {
            throw NoClaimException.malformed("names no camera");
        }
        return object.path("camera").asText();
    }

    private static Instant instant(double seconds) throws NoClaimException {
        if (!(seconds > 0 && seconds < 1e11)) {
            throw NoClaimException.malformed("time " + seconds + " is no time in seconds");
        }
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    private static Optional<Corners> plateBox(JsonNode after) {
        for (JsonNode attribute : after.path("current_attributes")) {
            JsonNode box = attribute.path("box");
            if (attribute.path("label").asText().equals("license_plate") && box.size() == 4) {
                return Optional.of(corners(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble()));
            }
        }
        return Optional.empty();
    }

    static Corners corners(double left, double top, double right, double bottom) {
        return new Corners(left, top, right, top, right, bottom, left, bottom);
    }
}
