package io.daozha.admin;

import io.daozha.hardware.serial.RtuFrame;
import io.daozha.hardware.simulated.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What idle lanes cost: the packaged application with one and with sixteen lanes, two boards on each line of 9600 baud,
 * cameras that send nothing. The boards are here, in another process than what is measured; PostgreSQL is a third.
 *
 * <p>{@code ./mvnw -q package -DskipTests && cd admin-api && java -cp 'target/test-classes:target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*'
 * io.daozha.admin.LanesBenchmark}
 */
final class LanesBenchmark {
    private static final int BAUD = 9600;
    private static final int REQUEST_BYTES = 8;
    private static final int ANSWER_BYTES = 6;
    private static final byte ARM_DOWN = 0b1000;
    private static final Duration SETTLES = Duration.ofMinutes(2);
    private static final Duration MEASURED = Duration.ofSeconds(60);

    private LanesBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<PseudoTerminal> lines = new ArrayList<>();
        for (int line = 0; line < 8; line++) {
            PseudoTerminal wire = PseudoTerminal.open();
            Thread boards = new Thread(() -> answer(wire), "boards");
            boards.setDaemon(true);
            boards.start();
            lines.add(wire);
        }
        for (int lanes : new int[] {1, 16}) {
            measure(lanes, lines);
        }
        System.exit(0);
    }

    private static void measure(int lanes, List<PseudoTerminal> lines) throws Exception {
        Path data = Files.createTempDirectory("daozha-lanes");
        List<String> settings = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            String key = "daozha.lanes.lane" + lane;
            settings.add("daozha.lines.line" + lane / 2 + ".port="
                    + lines.get(lane / 2).path());
            settings.add(key + ".direction=" + (lane % 2 == 0 ? "IN" : "OUT"));
            settings.add(key + ".line=line" + lane / 2);
            settings.add(key + ".unit=" + (1 + lane % 2));
            settings.add(key + ".camera=pushed");
            settings.add("daozha.readers.reader" + lane + ".form=VZENITH");
            settings.add("daozha.readers.reader" + lane + ".camera=serial-" + lane);
            settings.add("daozha.readers.reader" + lane + ".lane=lane" + lane);
        }
        try (PackagedApplication application =
                PackagedApplication.shipped(data, PackagedApplication.freePort(), settings)) {
            application.line("Daozha is ready");
            sleep(SETTLES);
            Duration before = cpu(application);
            sleep(MEASURED);
            Duration used = cpu(application).minus(before);
            String polls = application
                    .get("/q/metrics")
                    .lines()
                    .filter(line ->
                            line.startsWith("daozha_bus_requests_total") || line.startsWith("daozha_bus_timeouts"))
                    .limit(4)
                    .toList()
                    .toString();
            System.out.printf(
                    Locale.ROOT,
                    "%d idle lanes: %.2f %% of a core; %s%n",
                    lanes,
                    100.0 * used.toMillis() / MEASURED.toMillis(),
                    polls);
        }
    }

    private static Duration cpu(PackagedApplication application) {
        return application.process().info().totalCpuDuration().orElseThrow();
    }

    private static void answer(PseudoTerminal wire) {
        byte[] request = new byte[64];
        try {
            while (true) {
                if (wire.read(request, 1_000) < REQUEST_BYTES) {
                    continue;
                }
                LockSupport.parkNanos((REQUEST_BYTES + ANSWER_BYTES) * 10_000_000_000L / BAUD);
                wire.write(new RtuFrame(request[0], new byte[] {2, 1, ARM_DOWN}).bytes());
            }
        } catch (IOException e) {
            System.err.println("The boards end: " + e.getMessage());
        }
    }

    private static void sleep(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
