package io.daozha.hardware.isapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a device asks for before it believes who we are: HTTP Digest with MD5 or SHA-256, quality {@code auth} or none
 * (RFC 7616, and RFC 2617 before it).
 *
 * @param opaque to be sent back unread; may be missing
 * @param auth whether it takes {@code qop=auth}; older devices know no quality
 * @param stale our login was right, only the nonce has grown old
 */
record DigestChallenge(
        String realm, String nonce, Optional<String> opaque, Algorithm algorithm, boolean auth, boolean stale) {

    enum Algorithm {
        MD5("MD5"),
        SHA_256("SHA-256");

        private final String name;

        Algorithm(String name) {
            this.name = name;
        }
    }

    private static final Pattern SCHEME = Pattern.compile("(?i)(?:^|,)\\s*digest\\s+");
    private static final Pattern FIELD = Pattern.compile("(\\w+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /**
     * @param headers every {@code WWW-Authenticate} of the answer
     * @return the strongest challenge that we can meet
     */
    static Optional<DigestChallenge> strongest(List<String> headers) {
        return headers.stream()
                .flatMap(header -> SCHEME.splitAsStream(header).skip(1))
                .flatMap(fields -> parse(fields).stream())
                .max(Comparator.comparing(DigestChallenge::algorithm));
    }

    private static Optional<DigestChallenge> parse(String text) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            String value = field.group(2) == null ? field.group(3) : field.group(2);
            fields.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), value);
        }
        Optional<Algorithm> algorithm =
                switch (fields.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT)) {
                    case "MD5" -> Optional.of(Algorithm.MD5);
                    case "SHA-256" -> Optional.of(Algorithm.SHA_256);
                    default -> Optional.empty();
                };
        Optional<String> quality = Optional.ofNullable(fields.get("qop"));
        boolean auth =
                quality.stream().anyMatch(list -> List.of(list.split("[\\s,]+")).contains("auth"));
        if (fields.get("realm") == null || fields.get("nonce") == null || (quality.isPresent() && !auth)) {
            return Optional.empty();
        }
        return algorithm.map(known -> new DigestChallenge(
                fields.get("realm"),
                fields.get("nonce"),
                Optional.ofNullable(fields.get("opaque")),
                known,
                auth,
                "true".equalsIgnoreCase(fields.get("stale"))));
    }

    /**
     * The value of the header {@code Authorization}.
     *
     * @param path of the request, as it stands in its first line
     * @param count how often this nonce has been used, from 1
     * @param clientNonce ours, of letters and digits
     */
    String authorization(String login, String password, String method, String path, int count, String clientNonce) {
        String times = String.format("%08x", count);
        StringBuilder header = new StringBuilder(
                "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\"".formatted(login, realm, nonce, path));
        header.append(", algorithm=").append(algorithm.name);
        if (auth) {
            header.append(", qop=auth, nc=").append(times);
            header.append(", cnonce=\"").append(clientNonce).append('"');
        }
        header.append(", response=\"")
                .append(response(login, password, method, path, times, clientNonce))
                .append('"');
        opaque.ifPresent(value -> header.append(", opaque=\"").append(value).append('"'));
        return header.toString();
    }

    String response(String login, String password, String method, String path, String times, String clientNonce) {
        String who = hash(login + ":" + realm + ":" + password);
        String what = hash(method + ":" + path);
        return auth
                ? hash(String.join(":", who, nonce, times, clientNonce, "auth", what))
                : hash(String.join(":", who, nonce, what));
    }

    private String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm.name).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm.name, e);
        }
    }
}
