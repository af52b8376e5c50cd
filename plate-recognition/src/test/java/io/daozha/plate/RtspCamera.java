package io.daozha.plate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** GStreamer's RTSP server as a camera that can be killed, stopped and woken: a process of its own. See camera.py. */
final class RtspCamera implements AutoCloseable {

    private static final int BITS = 16;
    private static final int BAND = 48;

    private final Process process;
    private final int port;

    private RtspCamera(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when the camera can be connected to. */
    static RtspCamera start(Path folder, int port, String... options) throws IOException {
        Path script = folder.resolve("camera.py");
        try (InputStream source = RtspCamera.class.getResourceAsStream("camera.py")) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString(), Integer.toString(port)));
        command.addAll(List.of(options));
        Path errors = folder.resolve("camera-" + port + ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        if (!"ready".equals(said.readLine())) {
            process.destroyForcibly();
            throw new IOException(
                    "The RTSP camera does not start; README says which Debian packages the tests need. It said: "
                            + Files.readString(errors));
        }
        return new RtspCamera(process, port);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** With a login in it, which this camera does not ask for. */
    String url() {
        return "rtsp://admin:sesame%40home@127.0.0.1:" + port + "/live";
    }

    /** The process stands still, its connections stay open: a camera that hangs. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** How long ago the camera's clock showed what this frame shows. */
    static Duration age(Frame frame, Instant now) {
        int clock = 0;
        int column = frame.width() / BITS;
        for (int bit = 0; bit < BITS; bit++) {
            int pixel = BAND / 2 * frame.width() + bit * column + column / 2;
            clock = clock * 2 + ((frame.bgr()[pixel * 3] & 0xff) > 127 ? 1 : 0);
        }
        return Duration.ofMillis(Math.floorMod(now.toEpochMilli() - clock, 1L << BITS));
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -" + name + " failed");
        }
    }
}
