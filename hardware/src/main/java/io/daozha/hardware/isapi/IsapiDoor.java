package io.daozha.hardware.isapi;

import io.daozha.hardware.DeviceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request at a time to one device, with our login. After two refusals of it in a row nothing more is asked: the
 * device would lock the account, for every program that uses it. Neither login nor body is ever part of a message.
 */
final class IsapiDoor {
    private static final int MOST_REFUSALS = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpClient http;
    private final URI device;
    private final String login;
    private final String password;
    private final Duration timeout;
    private Optional<DigestChallenge> challenge = Optional.empty();
    private int uses;
    private int refusals;

    IsapiDoor(URI device, String login, String password, Duration timeout) {
        this.device = device;
        this.login = login;
        this.password = password;
        this.timeout = timeout;
        // A redirect would carry an order for an arm elsewhere.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * @return the body of an answer with status 200
     * @throws DeviceException when the device cannot be reached, does not answer in time, or refuses; whether an order
     *     was carried out is then unknown, except after a refusal
     */
    synchronized byte[] ask(String method, String path, String body) throws DeviceException {
        if (refusals >= MOST_REFUSALS) {
            throw locked();
        }
        boolean knewTheNonce = challenge.isPresent();
        HttpResponse<byte[]> answer = send(method, path, body);
        if (answer.statusCode() == 401) {
            boolean stale = learn(answer).stale();
            count(knewTheNonce && !stale);
            answer = send(method, path, body);
            if (answer.statusCode() == 401) {
                learn(answer);
                count(true);
                throw new DeviceException(device + " refused the login; check login and password in the"
                        + " configuration, and that the account may move the barrier. It is asked with them once"
                        + " more, then no longer.");
            }
        }
        refusals = 0;
        if (answer.statusCode() != 200) {
            throw new DeviceException(device + " answered " + method + " " + path + " with HTTP status "
                    + answer.statusCode()
                    + (answer.statusCode() == 404 ? "; it has no such barrier, check the channel." : "."));
        }
        return answer.body();
    }

    private void count(boolean refused) throws DeviceException {
        refusals += refused ? 1 : 0;
        if (refusals >= MOST_REFUSALS) {
            throw locked();
        }
    }

    private DeviceException locked() {
        return new DeviceException(device + " has refused the login " + MOST_REFUSALS
                + " times in a row and is not asked any more, or it would lock the account; correct login and"
                + " password in the configuration, then start again.");
    }

    private DigestChallenge learn(HttpResponse<byte[]> answer) throws DeviceException {
        DigestChallenge next = DigestChallenge.strongest(answer.headers().allValues("WWW-Authenticate"))
                .orElseThrow(() -> new DeviceException(device
                        + " wants a login, but not by HTTP Digest with MD5 or SHA-256; set its web"
                        + " authentication to digest. The password is not sent in the clear."));
        challenge = Optional.of(next);
        uses = 0;
        return next;
    }

    private HttpResponse<byte[]> send(String method, String path, String body) throws DeviceException {
        HttpRequest.Builder request = HttpRequest.newBuilder(device.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/xml; charset=UTF-8");
        }
        challenge.ifPresent(known ->
                request.header("Authorization", known.authorization(login, password, method, path, ++uses, nonce())));
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            // HttpRequest's own timeout would end with the headers, and a body may trickle.
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new DeviceException(device + " did not answer within " + timeout.toMillis() + " ms.", e);
        } catch (ExecutionException e) {
            throw new DeviceException(
                    device + " cannot be reached (" + reason(e.getCause()) + "); check its power, its cable and the"
                            + " address.",
                    e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new DeviceException(device + " was not waited for: interrupted.", e);
        }
    }

    private static String reason(Throwable cause) {
        String what = cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        return what.replaceAll("\\p{Cntrl}", "?");
    }

    private static String nonce() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
