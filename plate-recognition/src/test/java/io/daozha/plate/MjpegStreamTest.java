package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.daozha.plate.CameraState.Health;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MJPEG over HTTP, from servers written here: well behaved, ending, and never answering. */
@Timeout(120)
class MjpegStreamTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        over.countDown();
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void showsPictureAfterPictureAndComesBackWhenTheServerHangsUp() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/video", exchange -> send(exchange, 30));
        server.start();
        try (LiveStream stream =
                LiveStreamTest.open("http://127.0.0.1:" + server.getAddress().getPort() + "/video")) {
            // More than one connection gives.
            Frame frame = stream.newerThan(39, SOON).orElseThrow();
            assertEquals(48, frame.width());
            assertEquals(32, frame.height());
            assertEquals(CameraState.LIVE, stream.state());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatTheServerRefuses() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try (LiveStream stream =
                LiveStreamTest.open("http://127.0.0.1:" + server.getAddress().getPort() + "/video")) {
            CameraState state = LiveStreamTest.await(stream, Health.LOST, SOON);
            assertTrue(state.detail().contains("401"), state.detail());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsLeft() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<Socket> callers = new CopyOnWriteArrayList<>();
            threads.execute(() -> accept(server, callers, socket -> {}));
            try (LiveStream stream = LiveStreamTest.open("http://127.0.0.1:" + server.getLocalPort() + "/video")) {
                LiveStreamTest.await(stream, Health.LOST, Duration.ofMillis(3_500));
                awaitCalls(stream, callers, 2);
            }
        }
    }

    /** Each letter comes within every time limit that a read can have, and the answer never does. */
    @Test
    void connectionsThatNeverReturnAreLeftButNotWithoutEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<Socket> callers = new CopyOnWriteArrayList<>();
            threads.execute(() -> accept(server, callers, this::trickle));
            StreamAddress address = StreamAddress.parse("http://127.0.0.1:" + server.getLocalPort() + "/video");
            try (LiveStream stream = new LiveStream("entry", address, Clock.systemUTC(), Duration.ofMillis(500))) {
                awaitCalls(stream, callers, 3);
                while (!stream.state().detail().contains("hangs in 3 connections")) {
                    stream.newerThan(-1, Duration.ofMillis(50));
                }
                assertTrue(stream.newerThan(-1, Duration.ofSeconds(3)).isEmpty());
                assertEquals(3, callers.size(), "no fourth connection while three hang");
                over.countDown();
                awaitCalls(stream, callers, 4);
            }
        }
    }

    private interface Talk {
        void to(Socket caller) throws IOException, InterruptedException;
    }

    private void accept(ServerSocket server, List<Socket> callers, Talk talk) {
        try {
            while (true) {
                Socket caller = server.accept();
                callers.add(caller);
                threads.execute(() -> {
                    try {
                        talk.to(caller);
                    } catch (IOException e) {
                        // the caller left
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private void trickle(Socket caller) throws IOException, InterruptedException {
        OutputStream answer = caller.getOutputStream();
        answer.write("HTTP/1.1 200 OK\r\nX-Endless: ".getBytes(StandardCharsets.US_ASCII));
        while (!over.await(100, TimeUnit.MILLISECONDS)) {
            answer.write('x');
            answer.flush();
        }
        caller.close();
    }

    private static void awaitCalls(LiveStream stream, List<Socket> callers, int count) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (callers.size() < count) {
            assertTrue(System.nanoTime() < deadline, "only " + callers.size() + " connections: " + stream.state());
            stream.newerThan(-1, Duration.ofMillis(20));
        }
    }

    /** Twenty-five pictures a second, each another grey. */
    private void send(HttpExchange exchange, int pictures) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < pictures; i++) {
                byte[] bgr = new byte[48 * 32 * 3];
                Arrays.fill(bgr, (byte) (40 + 5 * i));
                byte[] jpeg = new Frame("test", i, Instant.EPOCH, 48, 32, bgr).jpeg(90);
                String head = "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.write(jpeg);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                if (over.await(40, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
