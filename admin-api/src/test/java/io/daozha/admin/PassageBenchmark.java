package io.daozha.admin;

import static java.util.stream.Collectors.joining;

import io.daozha.gate.LaneEvent.Ordered;
import io.daozha.gate.LaneEvent.Raised;
import io.daozha.gate.LaneEvent.Sensed;
import io.daozha.gate.LaneJournal;
import io.daozha.hardware.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How quick and how large the packaged application is on this machine, with the simulated forecourt: rendered cameras,
 * Modbus frames on a pseudo-terminal, durable database. The times come from the lanes' own journals.
 *
 * <p>{@code ./mvnw -q package -DskipTests && cd admin-api && java -cp 'target/test-classes:target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*'
 * io.daozha.admin.PassageBenchmark}
 */
final class PassageBenchmark {
    private static final int CARS = 28;
    private static final int ROUNDS = Integer.getInteger("rounds", 1);
    private static final int PACE = 4;

    private final PackagedApplication application;
    private final Path data;

    private PassageBenchmark(PackagedApplication application, Path data) {
        this.application = application;
        this.data = data;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("daozha-benchmark");
        start(data).close();
        long begun = System.nanoTime();
        try (PackagedApplication application = start(data)) {
            System.out.printf("second start: ready after %.1f s%n", (System.nanoTime() - begun) / 1e9);
            new PassageBenchmark(application, data).run();
        }
    }

    private static PackagedApplication start(Path data) throws IOException, InterruptedException {
        PackagedApplication application = PackagedApplication.shipped(
                data,
                PackagedApplication.freePort(),
                List.of("daozha.simulation.traffic=false", "daozha.simulation.pace=" + PACE));
        application.line("Daozha is ready");
        return application;
    }

    private void run() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            for (int car = 1; car <= CARS; car++) {
                send("entry");
            }
            for (int car = 1; car <= CARS; car++) {
                send("exit");
            }
        }
        memory();
        List<Instant> payments = payments();
        application.close(); // the journals are the lanes' own as long as it runs
        List<LaneJournal.Entry> entry = journal("entry");
        System.out.println("opened by hand, since nobody could say who it is: "
                + entry.stream().filter(line -> line.event() instanceof Ordered).count());
        print("loop occupied → open pulse confirmed by the board, entry", arrivalToPulse(entry));
        print("payment booked → open pulse confirmed by the board", paymentToPulse(payments));
    }

    /** One car through one lane: its driver pays if he is asked to, and is let through by hand if nobody knows him. */
    private void send(String lane) throws Exception {
        long before = passages(lane);
        while (application.post("/street/arrive", "{\"lane\":\"" + lane + "\",\"kind\":\"TEMPORARY\"}") != 204) {
            Thread.sleep(20);
        }
        for (long patience = System.nanoTime() + 6_000_000_000L; passages(lane) == before; Thread.sleep(20)) {
            application.post("/street/pay", "{\"lane\":\"" + lane + "\"}");
            if (System.nanoTime() > patience) {
                patience = Long.MAX_VALUE;
                application.post("/lanes/" + lane + "/open", "{\"reason\":\"not read\"}");
            }
        }
    }

    private long passages(String lane) throws Exception {
        return application
                .get("/books/ledger.csv?stays=10000")
                .lines()
                .filter(line -> lane.equals("entry") ? line.matches("\\d.*") : line.matches(".*,(CLOSED|EXIT_ONLY),.*"))
                .count();
    }

    private List<LaneJournal.Entry> journal(String lane) throws IOException {
        try (LaneJournal journal = LaneJournal.open(data.resolve("lanes").resolve(lane))) {
            return journal.found();
        }
    }

    private static List<Double> arrivalToPulse(List<LaneJournal.Entry> entries) {
        List<Double> millis = new ArrayList<>();
        Instant occupied = null;
        boolean before = false;
        for (LaneJournal.Entry entry : entries) {
            if (entry.event() instanceof Sensed sensed) {
                boolean now = sensed.sensors().presence() == Level.ON;
                occupied = now && !before ? entry.at() : occupied;
                before = now;
            } else if (entry.event() instanceof Ordered) {
                occupied = null; // what a person does is no figure of ours
            } else if (entry.event() instanceof Raised && occupied != null) {
                millis.add(millis(occupied, entry.at()));
                occupied = null;
            }
        }
        return millis;
    }

    /** The journal's clock runs at the pace; the payments were stamped by it too. */
    private List<Double> paymentToPulse(List<Instant> payments) throws IOException {
        List<Instant> pulses = journal("exit").stream()
                .filter(entry -> entry.event() instanceof Raised)
                .map(LaneJournal.Entry::at)
                .toList();
        List<Double> millis = new ArrayList<>();
        for (Instant payment : payments) {
            pulses.stream()
                    .filter(pulse -> pulse.isAfter(payment))
                    .findFirst()
                    .ifPresent(pulse -> millis.add(millis(payment, pulse)));
        }
        return millis;
    }

    private List<Instant> payments() throws Exception {
        return application
                .get("/books/entries.csv")
                .lines()
                .filter(line -> line.contains(",PAID,"))
                .map(line -> Instant.parse(line.substring(0, line.indexOf(','))))
                .toList();
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6 / PACE;
    }

    private static void print(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%s: n %d, median %.0f ms, p99 %.0f ms, max %.0f ms%n",
                what, sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    private void memory() throws IOException {
        Map<String, Long> kilobytes = new TreeMap<>();
        kilobytes.put("JVM", proportional(application.process().pid()));
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                                .get(0)
                                .strip()))
                .orElseThrow();
        long sum = proportional(server.pid());
        for (ProcessHandle child : server.descendants().toList()) {
            sum += proportional(child.pid());
        }
        kilobytes.put("PostgreSQL", sum);
        System.out.println("resident (proportional set size, /proc/PID/smaps_rollup): "
                + kilobytes.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue() / 1024 + " MB")
                        .collect(joining(", ")));
    }

    private static long proportional(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
