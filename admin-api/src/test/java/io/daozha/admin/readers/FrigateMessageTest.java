package io.daozha.admin.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.Corners;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrigateMessageTest {
    private static final Instant AT = Instant.parse("2026-03-01T04:00:00.748Z");

    private static FrigateMessage parse(String json) throws NoClaimException {
        return FrigateMessage.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static NoClaimException refused(String json) {
        return assertThrows(NoClaimException.class, () -> parse(json));
    }

    private static String event(String type) {
        return Pushes.frigateEvent(type, "front", "湘A12345", 0.933, AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "update"})
    void eventTellsWhatIsKnownOfTheObjectAfterTheChange(String type) throws Exception {
        FrigateMessage message = parse(event(type));
        assertEquals("湘A12345", message.claim().text());
        assertEquals(0.933, message.claim().confidence(), 1e-9);
        assertEquals(AT, message.claim().at());
        assertEquals(Optional.empty(), message.claim().colour());
        assertEquals(
                Optional.of(new Corners(700, 640, 860, 640, 860, 690, 700, 690)),
                message.claim().corners());
    }

    @Test
    void whatItWasBeforeTheChangeDoesNotCount() throws Exception {
        String json = event("update");
        String later = json.substring(0, json.indexOf("\"after\""))
                + json.substring(json.indexOf("\"after\"")).replace("湘A12345", "湘A12346");
        assertEquals("湘A12346", parse(later).claim().text());
    }

    @Test
    void updateTellsOfOneRead() throws Exception {
        FrigateMessage message = parse(Pushes.frigateUpdate("front", "湘AD12345", 0.95, AT));
        assertEquals("front", message.camera());
        assertEquals("湘AD12345", message.claim().text());
        assertEquals(0.95, message.claim().confidence(), 1e-9);
        assertEquals(AT, message.claim().at());
    }

    @Test
    void textAndScoreMayComeAsAPair() throws Exception {
        String json = event("update")
                .replace(
                        "\"recognized_license_plate\": \"湘A12345\"",
                        "\"recognized_license_plate\": [\"湘A12345\", 0.7]");
        assertEquals(0.7, parse(json).claim().confidence(), 1e-9);
        assertEquals("湘A12345", parse(json).claim().text());
    }

    @Test
    void zoneTellsWhoStandsBeforeTheArm() throws Exception {
        FrigateMessage event = parse(event("update"));
        assertTrue(event.isOf("front", Optional.of("before_arm")));
        assertFalse(event.isOf("front", Optional.of("street")), "it was there before");
        assertTrue(event.isOf("front", Optional.empty()));
        assertFalse(event.isOf("back", Optional.empty()));
        FrigateMessage update = parse(Pushes.frigateUpdate("front", "湘A12345", 0.9, AT));
        assertTrue(update.isOf("front", Optional.empty()));
        assertFalse(update.isOf("front", Optional.of("before_arm")), "it tells no zone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "online",
                "[1]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"update\"}",
                "{\"service\":{\"uptime\":5}}",
                "{\"type\":\"face\",\"id\":\"x\",\"name\":\"J\",\"score\":0.9,\"camera\":\"front\"}",
                "{\"type\":\"update\",\"after\":{\"camera\":\"front\",\"recognized_license_plate\":null}}"
            })
    void otherMessagesUnderItsPrefixSayNothing(String json) {
        assertTrue(refused(json).wellFormed());
    }

    @Test
    void objectThatIsGoneOrNeverWasSaysNothing() {
        assertTrue(refused(event("end")).wellFormed());
        assertTrue(refused(event("update").replace("\"false_positive\": false", "\"false_positive\": true"))
                .wellFormed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "plate": "湘A12345" | "plate": 7
                    "plate": "湘A12345" | "plaque": "湘A12345"
                    "score": 0.9        | "score": "high"
                    "score": 0.9        | "score": null
                    "camera": "front"   | "camera": 3
                    "timestamp": 1      | "timestamp": "1
                    "timestamp": 1      | "timestamp": -1
                    "timestamp": 1      | "timestamp": 1e400
                    """)
    void missingAndWrongFieldsAreRefused(String now, String instead) {
        String json = Pushes.frigateUpdate("front", "湘A12345", 0.9, AT);
        assertTrue(json.contains(now), now);
        assertFalse(refused(json.replace(now, instead)).wellFormed());
    }
}
