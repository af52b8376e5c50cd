package io.daozha.admin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Lets a caller who did not hear our answer ask again: a POST with the same {@code Idempotency-Key} is carried out once, and
 * answered with the first answer for a day. Whatever the work writes must be in the transaction that is open around it.
 */
@ApplicationScoped
public class Once {
    /** So that a program cannot fill the database. */
    private static final int MOST_PER_CALLER = 10_000;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_KEY = 100;

    private final EntityManager database;
    private final HttpHeaders headers;
    private final HttpServerRequest request;
    private final SecurityIdentity caller;
    private final ObjectMapper json;

    Once(
            EntityManager database,
            HttpHeaders headers,
            HttpServerRequest request,
            SecurityIdentity caller,
            ObjectMapper json) {
        this.database = database;
        this.headers = headers;
        this.request = request;
        this.caller = caller;
        this.json = json;
    }

    /**
     * @param asked what the caller sent, to tell a repeated request from another one under the same key
     * @param work of which the answer's entity, Location and ETag are kept
     */
    public Response answer(Object asked, Supplier<Response> work) {
        String key = headers.getHeaderString("Idempotency-Key");
        if (key == null) {
            return QuarkusTransaction.requiringNew().call(work::get);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw Trouble.of(
                    400,
                    "bad-idempotency-key",
                    language -> language.words(Msg.class).tooLong(LONGEST_KEY));
        }
        String who = caller.getPrincipal().getName();
        byte[] fingerprint = fingerprint(asked);
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = Instant.now();
            // Waits for whoever holds the same key at this moment.
            int fresh = database.createNativeQuery("insert into answered (caller, key, request, at)"
                            + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                    .setParameter(1, who)
                    .setParameter(2, key)
                    .setParameter(3, fingerprint)
                    .setParameter(4, now)
                    .executeUpdate();
            if (fresh == 0) {
                return again(who, key, fingerprint);
            }
            forget(who, now);
            Response answer = work.get();
            keep(who, key, answer);
            return answer;
        });
    }

    private Response again(String who, String key, byte[] fingerprint) {
        Object[] kept = (Object[]) database.createNativeQuery(
                        "select request, status, location, etag, body from answered where caller = ?1 and key = ?2")
                .setParameter(1, who)
                .setParameter(2, key)
                .getSingleResult();
        if (!Arrays.equals((byte[]) kept[0], fingerprint)) {
            throw Trouble.of(
                    422, "key-reused", language -> language.words(Msg.class).keyReused());
        }
        Response.ResponseBuilder answer = Response.status((Integer) kept[1])
                .header("Idempotent-Replayed", "true")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(kept[4]);
        if (kept[2] != null) {
            answer.location(URI.create((String) kept[2]));
        }
        if (kept[3] != null) {
            answer.header(HttpHeaders.ETAG, kept[3]);
        }
        return answer.build();
    }

    private void keep(String who, String key, Response answer) {
        database.createNativeQuery("update answered set status = ?3, location = ?4, etag = ?5, body = ?6"
                        + " where caller = ?1 and key = ?2")
                .setParameter(1, who)
                .setParameter(2, key)
                .setParameter(3, answer.getStatus())
                .setParameter(
                        4,
                        answer.getLocation() == null
                                ? null
                                : answer.getLocation().toString())
                .setParameter(5, answer.getHeaderString(HttpHeaders.ETAG))
                .setParameter(6, text(answer.getEntity()))
                .executeUpdate();
    }

    private void forget(String who, Instant now) {
        database.createNativeQuery(
                        "delete from answered where at < ?1 or (caller = ?2 and at <= (select at from answered"
                                + " where caller = ?2 order by at desc offset " + MOST_PER_CALLER + " limit 1))")
                .setParameter(1, now.minus(KEPT))
                .setParameter(2, who)
                .executeUpdate();
    }

    private byte[] fingerprint(Object asked) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.method().name() + " " + request.path() + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(text(asked).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private String text(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that cannot be written cannot be repeated either", e);
        }
    }
}
