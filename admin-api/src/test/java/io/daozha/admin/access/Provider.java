package io.daozha.admin.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider of OpenID Connect (Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0): authorization code, tokens signed with a
 * key of its own. Whoever comes is {@link #next}, without being asked.
 */
public final class Provider implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final String client;
    private final KeyPair keys;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private volatile String name = "";
    private volatile String groups = "";
    private volatile boolean refuses;

    private Provider(HttpServer server, String client, KeyPair keys) {
        this.server = server;
        this.client = client;
        this.keys = keys;
    }

    static Provider start(String client) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            Provider provider = new Provider(
                    HttpServer.create(new InetSocketAddress("localhost", 0), 0), client, generator.generateKeyPair());
            provider.serve();
            return provider;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The provider does not start", e);
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Who logs in from now on, and the groups that the claim says. */
    void next(String name, String... groups) {
        this.name = name;
        this.groups = "\"" + String.join("\",\"", groups) + "\"";
        this.refuses = false;
    }

    /** Whoever comes from now on is not let in. */
    void refuses() {
        this.refuses = true;
    }

    private void serve() {
        server.createContext("/.well-known/openid-configuration", call -> json(call, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/logout","response_types_supported":["code"],
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(address())));
        server.createContext("/keys", call -> json(call, publicKey()));
        server.createContext("/authorize", this::authorize);
        server.createContext(
                "/token",
                call -> json(
                        call, tokens(query(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)))));
        server.createContext(
                "/logout",
                call -> redirect(call, query(call.getRequestURI().getRawQuery()).get("post_logout_redirect_uri")));
        server.start();
    }

    private void authorize(HttpExchange call) throws IOException {
        Map<String, String> asked = query(call.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        nonces.put(code, asked.getOrDefault("nonce", ""));
        String answer = refuses ? "error=access_denied" : "code=" + code;
        redirect(
                call,
                asked.get("redirect_uri") + "?" + answer + "&state="
                        + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    }

    private String tokens(Map<String, String> asked) {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss":"%s","sub":"%s","aud":"%s","iat":%d,"exp":%d,"preferred_username":"%s","groups":[%s]%s}""".formatted(
                        address(), name.hashCode(), client, now, now + 300, name, groups, nonce(asked.get("code")));
        return """
                {"access_token":"%1$s","id_token":"%1$s","token_type":"Bearer","expires_in":300}""".formatted(signed(claims));
    }

    private String nonce(String code) {
        String nonce = nonces.getOrDefault(code, "");
        return nonce.isEmpty() ? "" : ",\"nonce\":\"" + nonce + "\"";
    }

    private String signed(String claims) {
        String text = BASE64.encodeToString("{\"alg\":\"RS256\",\"kid\":\"1\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is everywhere", e);
        }
    }

    private String publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    /** Without the byte that only says that it is positive (RFC 7518, 2). */
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String field : text.split("&", -1)) {
            String[] parts = field.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void json(HttpExchange call, String text) {
        try {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void redirect(HttpExchange call, String to) throws IOException {
        call.getResponseHeaders().add("Location", to);
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
