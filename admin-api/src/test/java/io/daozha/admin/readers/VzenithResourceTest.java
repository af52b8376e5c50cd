package io.daozha.admin.readers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.TestSite;
import io.daozha.hardware.SignText;
import io.daozha.hardware.led.LedPanel;
import io.daozha.hardware.led.LedPipe;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(VzenithResourceTest.OneCamera.class)
class VzenithResourceTest {
    private static final AtomicLong PLATE_IDS = new AtomicLong(1000);

    public static class OneCamera implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "daozha.readers.front.form", "VZENITH",
                    "daozha.readers.front.camera", Pushes.SERIAL,
                    "daozha.readers.front.lane", "entry");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestSite.class));
        }
    }

    @Inject
    Clock clock;

    @Inject
    MeterRegistry meters;

    @Inject
    SignPipes pipes;

    private String push(Instant at) {
        return Pushes.vzenith("湘A12345", at, PLATE_IDS.incrementAndGet());
    }

    private static ValidatableResponse post(byte[] body) {
        return given().contentType("text/json")
                .body(body)
                .post("/readers/vzenith/plate")
                .then()
                .body("Response_AlarmInfoPlate.info", equalTo("no"));
    }

    private static ValidatableResponse post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    private double counted(String reader, String outcome) {
        return meters.counter("daozha.outside.reads", "reader", reader, "outcome", outcome)
                .count();
    }

    @Test
    void resultIsTakenAndTheCameraIsToldToLeaveTheBarrierAlone() {
        // The first request of a process may take longer than a read may be old.
        post("{}").statusCode(400);
        double before = counted("front", "heard");
        post(push(clock.instant()))
                .statusCode(200)
                .body("said", equalTo(""))
                .body("Response_AlarmInfoPlate.content", equalTo("retransfer_stop"))
                .body("Response_AlarmInfoPlate.is_pay", equalTo("false"))
                .body("Response_AlarmInfoPlate.plateid", equalTo((int) PLATE_IDS.get()));
        assertEquals(before + 1, counted("front", "heard"));
    }

    @Test
    void theSignBehindTheCameraGetsItsFramesWithTheAnswerOnce() throws Exception {
        LedPipe sign = new LedPipe("camera front", LedPanel.SQUARE);
        pipes.put("front", sign);
        sign.show(new SignText(List.of("欢迎光临"), Optional.of("欢迎光临"), Optional.empty()));
        post(push(clock.instant()).replace(Pushes.SERIAL, "ffffffff-00000000")).statusCode(403);
        // The first row as the maker prints it, then the other rows, then the voice.
        post(push(clock.instant()))
                .statusCode(200)
                .body("Response_AlarmInfoPlate.serialData.size()", equalTo(5))
                .body("Response_AlarmInfoPlate.serialData[0].serialChannel", equalTo(0))
                .body("Response_AlarmInfoPlate.serialData[0].dataLen", equalTo(35))
                .body(
                        "Response_AlarmInfoPlate.serialData[0].data",
                        equalTo("AGT//2IbAAABAAUAAQMA/wAAAAAAAAAIALu206254sHZWJY="));
        post(push(clock.instant())).statusCode(200).body("Response_AlarmInfoPlate.serialData", nullValue());
        sign.show(SignText.of("请等待"));
        given().multiPart("serialno", Pushes.SERIAL)
                .post("/readers/vzenith/heartbeat")
                .then()
                .statusCode(200)
                .body("Response_AlarmInfoPlate.serialData.size()", equalTo(4));
    }

    @Test
    void resultInGbkIsTaken() {
        post(push(clock.instant()).replace("湘A12345", "鲁A12345").getBytes(Charset.forName("GBK")))
                .statusCode(200)
                .body("said", equalTo(""));
    }

    @Test
    void resultSentAgainIsTheSame() {
        String push = push(clock.instant());
        post(push).statusCode(200).body("said", equalTo(""));
        double heard = counted("front", "heard");
        post(push).statusCode(200).body("said", equalTo("it has come before"));
        assertEquals(heard, counted("front", "heard"));
    }

    @Test
    void resultKeptWhileWeWereAwayIsSettledAndTheNextAskedFor() {
        double heard = counted("front", "heard");
        post(push(clock.instant()).replace("\"isoffline\": 0", "\"isoffline\": 1"))
                .statusCode(200)
                .body("Response_AlarmInfoPlate.ContinuePushOffline.continue", equalTo(1))
                .body("Response_AlarmInfoPlate.ContinuePushOffline.plateid", equalTo((int) PLATE_IDS.get()));
        assertEquals(heard, counted("front", "heard"));
    }

    @Test
    void carWithoutAPlateIsNoFault() {
        post(push(clock.instant()).replace("湘A12345", "_无_"))
                .statusCode(200)
                .body("said", equalTo("the camera saw no plate"));
    }

    @ParameterizedTest
    @CsvSource({"-60,behind", "-11,behind", "30,ahead of", "86400,ahead of"})
    void readFromAnotherTimeDoesNotCountAndTheClockIsNamed(int seconds, String where) {
        double before = counted("front", "untimely");
        post(push(clock.instant().plusSeconds(seconds)))
                .statusCode(200)
                .body("said", containsString(where + " our time"));
        assertEquals(before + 1, counted("front", "untimely"));
    }

    @Test
    void cameraNobodyConfiguredIsRefusedAndCounted() {
        double before = counted("unknown", "unknown");
        post(push(clock.instant()).replace(Pushes.SERIAL, "0bad<script>\\n"))
                .statusCode(403)
                .body("said", equalTo("no daozha.readers.*.camera of form VZENITH is '0bad?script??'"));
        assertEquals(before + 1, counted("unknown", "unknown"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "\"AlarmInfoPlate\"", "{\"AlarmInfoPlate\":{\"result\":{\"PlateResult\":3}}}"})
    void rubbishIsRefused(String body) {
        post(body).statusCode(400);
    }

    @Test
    void deeplyNestedRubbishIsRefused() {
        post("{\"AlarmInfoPlate\":".repeat(200_000)).statusCode(400);
    }

    @Test
    void textThatNoPlateHasIsRefusedWithTheReason() {
        post(push(clock.instant()).replace("湘A12345", "HELLO?"))
                .statusCode(400)
                .body("said", containsString("'?', which no plate does"));
        post(push(clock.instant()).replace("\"confidence\": 96", "\"confidence\": 960"))
                .statusCode(400)
                .body("said", containsString("9.6"));
    }

    @Test
    void pictureThatIsNoneCostsOnlyThePicture() {
        post(push(clock.instant()).replace("\"imageFile\": \"\"", "\"imageFile\": \"bm8gcGljdHVyZQ==\""))
                .statusCode(200)
                .body("said", equalTo(""));
    }

    @Test
    void tenMegabytesAreRefusedBeforeTheyAreSent() throws Exception {
        HttpRequest large = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port).resolve("/readers/vzenith/plate"))
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10 << 20]))
                .build();
        assertEquals(
                413,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(large, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
    }

    @Test
    void heartbeatIsAnsweredToTheCamerasWeKnow() {
        given().multiPart("device_name", "IVS")
                .multiPart("ipaddr", "192.168.1.64")
                .multiPart("user_name", "admin")
                .multiPart("pass_wd", "admin")
                .multiPart("serialno", Pushes.SERIAL)
                .multiPart("channel_num", "1")
                .post("/readers/vzenith/heartbeat")
                .then()
                .statusCode(200)
                .body("Response_AlarmInfoPlate.info", equalTo("no"));
        given().multiPart("serialno", "ffffffff-00000000")
                .post("/readers/vzenith/heartbeat")
                .then()
                .statusCode(403);
    }
}
