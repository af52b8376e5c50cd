package io.daozha.admin.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.Corners;
import io.daozha.plate.PlateColour;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VzenithPushTest {
    private static final Charset GBK = Charset.forName("GBK");

    private static Claim claim(String json) throws NoClaimException {
        return VzenithPush.parse(json.getBytes(StandardCharsets.UTF_8)).claim();
    }

    private static NoClaimException refused(String json) {
        return assertThrows(NoClaimException.class, () -> claim(json));
    }

    @Test
    void saysAllThatAPushSays() throws Exception {
        Claim claim = claim(Pushes.vzenith("粤Z9065澳", Instant.parse("2026-03-01T04:00:00.687Z"), 21085)
                .replace("\"colorType\": 1", "\"colorType\": 4")
                .replace("\"imageFile\": \"\"", "\"imageFile\": \"AQID\""));
        assertEquals("粤Z9065澳", claim.text());
        assertEquals(Optional.of(PlateColour.BLACK), claim.colour());
        assertEquals(Instant.parse("2026-03-01T04:00:00.687Z"), claim.at());
        assertEquals(0.96, claim.confidence(), 1e-9);
        assertEquals(Optional.of(new Corners(1002, 565, 1263, 565, 1263, 674, 1002, 674)), claim.corners());
        assertArrayEquals(new byte[] {1, 2, 3}, claim.picture().orElseThrow());
    }

    /** The four provinces and words whose GBK bytes are also valid UTF-8, and some others. */
    @ParameterizedTest
    @ValueSource(strings = {"鲁A12345", "豫A12345", "湘A1234学", "使123456", "京A12345", "沪A1234警", "粤Z9065澳", "川A1234挂"})
    void oldFirmwareWritesGbk(String plate) throws Exception {
        String json = Pushes.vzenith(plate, Instant.EPOCH, 1);
        assertEquals(plate, VzenithPush.parse(json.getBytes(GBK)).claim().text());
        assertEquals(
                plate,
                VzenithPush.parse(json.getBytes(StandardCharsets.UTF_8)).claim().text());
        String named = json.replace("\"IVS\"", "\"东门入口\"");
        assertEquals(plate, VzenithPush.parse(named.getBytes(GBK)).claim().text());
    }

    /** A full-width letter's second byte in GBK is a backslash to whoever takes it for ASCII. */
    @Test
    void backslashWithinAGbkCharacterIsNoEscape() throws Exception {
        String json = Pushes.vzenith("湘A12345", Instant.EPOCH, 1).replace("\"IVS\"", "\"俓乗\"");
        assertTrue(new String(json.getBytes(GBK), StandardCharsets.ISO_8859_1).contains("\\\""));
        assertEquals("湘A12345", VzenithPush.parse(json.getBytes(GBK)).claim().text());
    }

    @ParameterizedTest
    @CsvSource({"96,0.96", "100,1", "1,0.01", "0.96,0.96", "1.0,1", "96.5,0.965", "0,0", "130,1.3", "-3,-0.03"})
    void confidenceIsPercentOrAShare(String written, double meant) throws Exception {
        String json = Pushes.vzenith("湘A12345", Instant.EPOCH, 1);
        assertEquals(
                meant,
                claim(json.replace("\"confidence\": 96", "\"confidence\": " + written))
                        .confidence(),
                1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0,", "1,BLUE", "2,YELLOW", "3,WHITE", "4,BLACK", "5,GREEN", "6,GREEN", "99,"})
    void coloursAreTheMakersCodes(int code, PlateColour colour) throws Exception {
        String json = Pushes.vzenith("湘A12345", Instant.EPOCH, 1);
        assertEquals(
                Optional.ofNullable(colour),
                claim(json.replace("\"colorType\": 1", "\"colorType\": " + code))
                        .colour());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "license": "湘A12345" | "license": "_无_"
                    "license": "湘A12345" | "license": " "
                    "isoffline": 0        | "isoffline": 1
                    "is_fake_plate": 0    | "is_fake_plate": 1
                    "triggerType": 4      | "triggerType": 64
                    "triggerType": 4      | "triggerType": 66
                    """)
    void whatIsNoReadOfACarHereSaysNothing(String now, String instead) {
        String json = Pushes.vzenith("湘A12345", Instant.EPOCH, 1);
        assertTrue(json.contains(now), now);
        assertTrue(refused(json.replace(now, instead)).wellFormed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "license": "湘A12345" | "license": 7
                    "license": "湘A12345" | "licence": "湘A12345"
                    "confidence": 96      | "confidence": "96"
                    "confidence": 96      | "sure": 96
                    "sec": 0              | "sec": "0"
                    "sec": 0              | "sec": -1
                    "sec": 0              | "sec": 99999999999999
                    "sec": 0              | "sec": 1e400
                    "sec": 0              | "second": 0
                    "PlateResult"         | "Result"
                    "AlarmInfoPlate"      | "AlarmGioIn"
                    """)
    void missingAndWrongFieldsAreNamed(String now, String instead) {
        String json = Pushes.vzenith("湘A12345", Instant.EPOCH, 1);
        assertTrue(json.contains(now), now);
        NoClaimException refused = refused(json.replace(now, instead));
        assertFalse(refused.wellFormed());
        assertTrue(refused.getMessage().matches("(license|confidence|timeStamp|there is no).*"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "7", "null", "{", "{\"AlarmInfoPlate\":[]}", "\u0000\u0001", "GET / HTTP"})
    void rubbishIsRefused(String body) {
        assertFalse(refused(body).wellFormed());
    }

    @Test
    void bytesOfNoCharsetAreRefused() {
        byte[] noise = {(byte) 0xff, (byte) 0xfe, 0, (byte) 0x80, (byte) 0xff};
        assertFalse(assertThrows(NoClaimException.class, () -> VzenithPush.parse(noise))
                .wellFormed());
    }

    @Test
    void pictureThatIsNoBase64CostsOnlyThePicture() throws Exception {
        Claim claim = claim(
                Pushes.vzenith("湘A12345", Instant.EPOCH, 1).replace("\"imageFile\": \"\"", "\"imageFile\": \"A===\""));
        assertEquals("湘A12345", claim.text());
        assertEquals(Optional.empty(), claim.picture());
    }
}
