package io.daozha.hardware.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A barrier's board that speaks ISAPI behind HTTP Digest, on a loopback port. It checks each login by its own reckoning,
 * counts what it was asked, and can be broken. Its arm arrives at once. Safe from any thread.
 */
public final class SimulatedIsapiBarrier implements AutoCloseable {

    /** What is wrong with it. */
    public enum Fault {
        NONE,
        /** Takes a request and never answers. */
        SILENT,
        /** Locked by its keeper: accepts every order, and its arm stays where it is. */
        STUCK,
        /** Knows no orders: statusCode 4. */
        UNSUPPORTED,
        /** Has a fault of its own and takes no order: statusCode 3. */
        FAILING,
        /** Answers something that is no XML. */
        GARBLED,
        /** Its limit switches are cut: position 0. */
        NO_SIGNAL
    }

    private static final String REALM = "IP Parking";
    private static final Pattern FIELD = Pattern.compile("(\\w+)=\"?([^\",]*)\"?");
    private static final int CLOSED = 1;
    private static final int OPEN = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulated barrier");
        thread.setDaemon(true);
        return thread;
    });
    private final String algorithm;
    private final String login;
    private final String password;
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private final AtomicInteger refusedLogins = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger nonce = new AtomicInteger();
    private final AtomicReference<String> lastCount = new AtomicReference<>("");
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;
    private volatile int position = CLOSED;

    private SimulatedIsapiBarrier(HttpServer server, String algorithm, String login, String password) {
        this.server = server;
        this.algorithm = algorithm;
        this.login = login;
        this.password = password;
    }

    /** @param algorithm MD5 or SHA-256 */
    public static SimulatedIsapiBarrier start(String algorithm, String login, String password) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SimulatedIsapiBarrier barrier = new SimulatedIsapiBarrier(server, algorithm, login, password);
        server.setExecutor(barrier.threads);
        server.createContext("/", barrier::handle);
        server.start();
        return barrier;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void breakBy(Fault what) {
        fault = what;
    }

    /** What it hands out from now on is another nonce; who comes with the old one is told that it is stale. */
    public void renewNonce() {
        nonce.incrementAndGet();
    }

    /** What the orders said that it accepted. */
    public BlockingQueue<String> orders() {
        return orders;
    }

    public boolean isOpen() {
        return position == OPEN;
    }

    /** How many requests came with a login that is not right; a real one locks the account after a few. */
    public int refusedLogins() {
        return refusedLogins.get();
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (fault == Fault.SILENT) {
                closing.await();
            } else if (isAllowed(exchange)) {
                answer(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        String what =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (fault == Fault.GARBLED) {
            send(exchange, 200, "<html><p>busy");
            return;
        }
        switch (what) {
            case "PUT /ISAPI/Parking/channels/1/barrierGate" -> send(exchange, 200, status(obey(body)));
            case "GET /ISAPI/Parking/channels/1/barrierGate/barrierGateStatus" ->
                send(
                        exchange,
                        200,
                        "<BarrierGate xmlns=\"http://www.isapi.org/ver20/XMLSchema\"><barrierGateStatus>"
                                + (fault == Fault.NO_SIGNAL ? 0 : position) + "</barrierGateStatus></BarrierGate>");
            default -> send(exchange, 404, status(4));
        }
    }

    private int obey(String body) {
        Matcher mode = Pattern.compile("<ctrlMode>(open|close)</ctrlMode>").matcher(body);
        if (!mode.find() || fault == Fault.UNSUPPORTED) {
            return 4;
        }
        if (fault == Fault.FAILING) {
            return 3;
        }
        if (fault != Fault.STUCK) {
            position = mode.group(1).equals("open") ? OPEN : CLOSED;
        }
        orders.add(mode.group(1));
        return 1;
    }

    private static String status(int code) {
        return "<ResponseStatus version=\"2.0\" xmlns=\"http://www.isapi.org/ver20/XMLSchema\"><requestURL>/</requestURL>"
                + "<statusCode>" + code + "</statusCode><statusString>" + (code == 1 ? "OK" : "Device Error")
                + "</statusString></ResponseStatus>";
    }

    private boolean isAllowed(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String current = "n" + nonce.get();
        boolean stale = false;
        if (header != null) {
            Map<String, String> said = new HashMap<>();
            Matcher field = FIELD.matcher(header);
            while (field.find()) {
                said.put(field.group(1), field.group(2));
            }
            boolean right = isRight(exchange, said);
            // A count that does not grow is somebody else's request sent again.
            boolean grown = said.getOrDefault("nc", "").compareTo(lastCount.getAndSet(said.getOrDefault("nc", ""))) > 0;
            if (right && grown && said.get("nonce").equals(current)) {
                return true;
            }
            stale = right;
            refusedLogins.addAndGet(right ? 0 : 1);
        }
        lastCount.set("");
        exchange.getResponseHeaders()
                .add(
                        "WWW-Authenticate",
                        "Digest qop=\"auth\", realm=\"" + REALM + "\", nonce=\"" + current + "\", algorithm="
                                + algorithm + ", opaque=\"\", stale=\"" + stale + "\"");
        send(exchange, 401, "");
        return false;
    }

    /** The reckoning of RFC 7616, 3.4. */
    private boolean isRight(HttpExchange exchange, Map<String, String> said) {
        String who = hash(login + ":" + REALM + ":" + password);
        String what = hash(exchange.getRequestMethod() + ":" + exchange.getRequestURI());
        String expected =
                hash(who + ":" + said.get("nonce") + ":" + said.get("nc") + ":" + said.get("cnonce") + ":auth:" + what);
        return login.equals(said.get("username")) && expected.equals(said.get("response"));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
