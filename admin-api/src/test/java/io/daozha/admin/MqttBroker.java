package io.daozha.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's mosquitto, and its client to publish with. */
final class MqttBroker implements AutoCloseable {
    private static final String BROKER = "/usr/sbin/mosquitto";

    private final int port;
    private final List<String> settings;
    private Process process;

    private MqttBroker(int port, List<String> settings) {
        this.port = port;
        this.settings = settings;
    }

    /** @throws IOException if mosquitto is not installed: a test that needs it must not pass without */
    static MqttBroker start() throws Exception {
        int port = PackagedApplication.freePort();
        MqttBroker broker = new MqttBroker(port, List.of("-p", Integer.toString(port)));
        broker.run();
        return broker;
    }

    /** One that keeps what a receiver has not had yet while it is restarted. */
    static MqttBroker startWithMemory(Path folder) throws Exception {
        int port = PackagedApplication.freePort();
        Path settings = folder.resolve("mosquitto.conf");
        Files.writeString(settings, """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence true
                persistence_location %s/
                user root
                """.formatted(port, folder.toAbsolutePath()));
        MqttBroker broker = new MqttBroker(port, List.of("-c", settings.toString()));
        broker.run();
        return broker;
    }

    int port() {
        return port;
    }

    void restart() throws Exception {
        close();
        run();
    }

    private void run() throws Exception {
        List<String> command = new ArrayList<>(List.of(BROKER));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - giveUp > 0) {
                throw new IOException("mosquitto does not listen on port " + port);
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void publish(String topic, String message) throws Exception {
        Process client = new ProcessBuilder(
                        "mosquitto_pub", "-h", "localhost", "-p", Integer.toString(port), "-q", "1", "-t", topic, "-s")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = client.getOutputStream()) {
            in.write(message.getBytes(StandardCharsets.UTF_8));
        }
        if (client.waitFor() != 0) {
            throw new IOException(
                    "mosquitto_pub: " + new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
