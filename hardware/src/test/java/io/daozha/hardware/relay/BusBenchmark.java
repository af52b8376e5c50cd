package io.daozha.hardware.relay;

import com.sun.management.OperatingSystemMXBean;
import io.daozha.hardware.Level;
import io.daozha.hardware.serial.RtuFrame;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.simulated.PseudoTerminal;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedLine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What a line costs and how quick it is: input to poll at the speed of a real wire, processor time of a line that is
 * unplugged, and the time until a line that was put back can be read.
 *
 * <p>{@code ./mvnw -q -pl hardware test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath && java -cp
 * hardware/target/test-classes:hardware/target/classes:$(cat hardware/target/classpath) io.daozha.hardware.relay.BusBenchmark}
 */
final class BusBenchmark {
    private static final int CHANGES = 200;
    private static final int REQUEST_BYTES = 8;
    private static final int ANSWER_BYTES = 6;

    private BusBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        unplugged();
        heals();
        for (int baud : new int[] {9600, 19200}) {
            for (int boards = 1; boards <= 2; boards++) {
                latency(baud, boards);
            }
        }
    }

    /** A pseudo-terminal has no speed, so whoever answers takes the time of a wire: the request has to arrive, and so has the answer. */
    private static void latency(int baud, int boards) throws Exception {
        AtomicInteger inputs = new AtomicInteger();
        try (PseudoTerminal wire = PseudoTerminal.open()) {
            Thread answering = new Thread(() -> answer(wire, baud, inputs), "boards");
            answering.setDaemon(true);
            answering.start();
            try (SerialBus bus = SerialBus.open(new SerialLine.Port(wire.path(), baud))) {
                RelayBoard first = RelayBoard.on(bus, 1);
                for (int unit = 2; unit <= boards; unit++) {
                    RelayBoard.on(bus, unit);
                }
                measure(baud, boards, first, inputs);
            }
            answering.interrupt();
            answering.join();
        }
    }

    private static void measure(int baud, int boards, RelayBoard board, AtomicInteger inputs) throws Exception {
        Random random = new Random(1);
        double[] heard = new double[CHANGES];
        double[] confirmed = new double[CHANGES];
        AtomicInteger agreeing = new AtomicInteger();
        long[] at = new long[2];
        board.onPoll(() -> {
            boolean on = board.input(0).level() == Level.ON;
            if (on == (inputs.get() == 1)) {
                int times = agreeing.incrementAndGet();
                if (times <= 2) {
                    at[times - 1] = System.nanoTime();
                }
            }
        });
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        for (int i = 0; i < CHANGES; i++) {
            LockSupport.parkNanos(Duration.ofMillis(150 + random.nextInt(80)).toNanos());
            agreeing.set(0);
            long changed = System.nanoTime();
            inputs.set(1 - inputs.get());
            while (agreeing.get() < 2) {
                LockSupport.parkNanos(500_000);
            }
            heard[i] = (at[0] - changed) / 1e6;
            confirmed[i] = (at[1] - changed) / 1e6;
        }
        System.out.printf(
                Locale.ROOT,
                "%d baud, %d boards: input -> read %s; read twice %s%n",
                baud,
                boards,
                quantiles(heard),
                quantiles(confirmed));
    }

    private static String quantiles(double[] millis) {
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "median %.0f, p95 %.0f, slowest %.0f ms",
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length - 1]);
    }

    private static void answer(PseudoTerminal wire, int baud, AtomicInteger inputs) {
        byte[] request = new byte[64];
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int count = wire.read(request, 100);
                if (count < REQUEST_BYTES) {
                    continue;
                }
                onTheWire(REQUEST_BYTES, baud);
                byte[] answer = new RtuFrame(request[0], new byte[] {2, 1, (byte) inputs.get()}).bytes();
                onTheWire(ANSWER_BYTES, baud);
                wire.write(answer);
            }
        } catch (IOException e) {
            System.err.println("The boards end: " + e.getMessage());
        }
    }

    private static void onTheWire(int bytes, int baud) {
        long until = System.nanoTime() + bytes * 10_000_000_000L / baud;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void unplugged() {
        try (SerialBus bus = SerialBus.open(new SerialLine.Port("/dev/serial/by-path/unplugged", 9600))) {
            RelayBoard.on(bus, 1);
            RelayBoard.on(bus, 2);
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            long before = cpuNanos();
            LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
            System.out.printf(Locale.ROOT, "unplugged line: %.2f %% of a core%n", (cpuNanos() - before) / 20e9 * 100);
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void heals() throws Exception {
        SimulatedBoard board = new SimulatedBoard(1, System::nanoTime);
        double[] millis = new double[20];
        try (SimulatedLine line = SimulatedLine.open(board);
                SerialBus bus = SerialBus.open(line.address())) {
            RelayBoard client = RelayBoard.on(bus, 1);
            for (int i = 0; i < millis.length; i++) {
                await(client, true);
                line.unplug();
                await(client, false);
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos()); // until it is tried most rarely
                long back = System.nanoTime();
                line.replug();
                await(client, true);
                millis[i] = (System.nanoTime() - back) / 1e6;
            }
        }
        System.out.println("put back -> inputs read: " + quantiles(millis));
    }

    private static void await(RelayBoard board, boolean healthy) {
        while (board.healthy() != healthy) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
