package io.daozha.admin.readers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.plate.Corners;
import io.daozha.plate.PlateColour;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A plate result as Vzenith (臻识) cameras push it by HTTP: {@code {"AlarmInfoPlate":{…}}}, in UTF-8, or in GBK from older
 * firmware whatever its header says. Fields and codes as in the maker's public protocol text.
 *
 * @param serial the camera's serial number, {@code xxxxxxxx-xxxxxxxx}
 */
record VzenithPush(String serial, JsonNode result) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Charset GBK = Charset.forName("GB18030");

    /** By itself, by a wired input, by software, by the loop drawn into the picture. The others tell of cars seen before. */
    private static final Set<Integer> READS = Set.of(1, 2, 4, 8);

    private static final String NO_PLATE = "_无_";

    /** @throws NoClaimException if it is no push of a plate result */
    static VzenithPush parse(byte[] body) throws NoClaimException {
        VzenithPush push = parse(
                text(body, StandardCharsets.UTF_8).or(() -> text(body, GBK)).orElse(""));
        // 鲁, 豫, 学 and 使 in GBK are valid UTF-8 of something else, so the charset shows only in the result.
        if (push.unread()) {
            Optional<String> old = text(body, GBK);
            VzenithPush other = old.isPresent() ? parse(old.get()) : push;
            return other.unread() ? push : other;
        }
        return push;
    }

    private static VzenithPush parse(String json) throws NoClaimException {
        JsonNode alarm;
        try {
            alarm = JSON.readTree(json).path("AlarmInfoPlate");
        } catch (JsonProcessingException e) {
            throw NoClaimException.malformed("not JSON: " + e.getOriginalMessage());
        }
        JsonNode result = alarm.path("result").path("PlateResult");
        if (!result.isObject()) {
            throw NoClaimException.malformed("there is no AlarmInfoPlate.result.PlateResult in it");
        }
        return new VzenithPush(alarm.path("serialno").asText(), result);
    }

    private static Optional<String> text(byte[] body, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether the licence holds letters that are neither Latin nor Chinese, as text in a wrong charset does. */
    private boolean unread() {
        return result.path("license").asText().codePoints().anyMatch(symbol -> {
            Character.UnicodeScript script = Character.UnicodeScript.of(symbol);
            return script != Character.UnicodeScript.HAN && symbol >= 0x80 && symbol != '·';
        });
    }

    /** The number the camera gave this result, which it wants to hear again; 0 where it gave none. */
    long plateId() {
        return result.path("plateid").asLong();
    }

    /** Kept by the camera while it could not reach us: nobody stands there any more. */
    boolean offline() {
        return result.path("isoffline").asInt() == 1;
    }

    /** @throws NoClaimException if the camera saw no plate, or does not say what it must */
    Claim claim() throws NoClaimException {
        JsonNode text = result.path("license");
        if (!text.isTextual()) {
            throw NoClaimException.malformed("license is missing or no text");
        }
        if (text.asText().isBlank() || text.asText().equals(NO_PLATE)) {
            throw NoClaimException.nothingSaid("the camera saw no plate");
        }
        if (offline()) {
            throw NoClaimException.nothingSaid("it was kept while the camera could not reach us, and is of no use now");
        }
        if (result.path("is_fake_plate").asInt() == 1) {
            throw NoClaimException.nothingSaid("the camera takes the plate for a forgery");
        }
        if (result.has("triggerType")
                && !READS.contains(result.path("triggerType").asInt())) {
            throw NoClaimException.nothingSaid(
                    "triggerType " + result.path("triggerType").asInt() + " is no read");
        }
        Instant at = at();
        return new Claim(
                plateId() + " " + at,
                at,
                text.asText(),
                colour(result.path("colorType").asInt()),
                confidence(),
                corners(),
                picture());
    }

    private Instant at() throws NoClaimException {
        JsonNode time = result.path("timeStamp").path("Timeval");
        if (!time.path("sec").canConvertToLong() || !time.path("sec").isIntegralNumber()) {
            throw NoClaimException.malformed("timeStamp.Timeval.sec is missing or no number");
        }
        long seconds = time.path("sec").asLong();
        if (seconds < 0 || seconds > 100_000_000_000L) {
            throw NoClaimException.malformed("timeStamp.Timeval.sec is " + seconds + ", which is no time in seconds");
        }
        return Instant.ofEpochSecond(seconds).plusMillis(time.path("usec").asLong() / 1000 % 1000);
    }

    /** Whole numbers are percent, as the maker writes; some firmware sends a share of one. */
    private double confidence() throws NoClaimException {
        JsonNode confidence = result.path("confidence");
        if (!confidence.isNumber()) {
            throw NoClaimException.malformed("confidence is missing or no number");
        }
        double said = confidence.asDouble();
        return confidence.isIntegralNumber() || said > 1 ? said / 100 : said;
    }

    private static Optional<PlateColour> colour(int code) {
        return switch (code) {
            case 1 -> Optional.of(PlateColour.BLUE);
            case 2 -> Optional.of(PlateColour.YELLOW);
            case 3 -> Optional.of(PlateColour.WHITE);
            case 4 -> Optional.of(PlateColour.BLACK);
            // Large new energy vehicles wear yellow and green, which is green to us.
            case 5, 6 -> Optional.of(PlateColour.GREEN);
            default -> Optional.empty();
        };
    }

    private Optional<Corners> corners() {
        JsonNode box = result.path("location").path("RECT");
        double width = box.path("right").asDouble() - box.path("left").asDouble();
        double height = box.path("bottom").asDouble() - box.path("top").asDouble();
        return width > 0 && height > 0
                ? Optional.of(FrigateMessage.corners(
                        box.path("left").asDouble(),
                        box.path("top").asDouble(),
                        box.path("right").asDouble(),
                        box.path("bottom").asDouble()))
                : Optional.empty();
    }

    private Optional<byte[]> picture() {
        String base64 = result.path("imageFile").asText();
        try {
            return base64.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the read counts without it
        }
    }
}
