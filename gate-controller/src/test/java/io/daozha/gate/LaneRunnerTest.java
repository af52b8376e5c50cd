package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.ReadPlate;
import io.daozha.hardware.Barrier;
import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Level;
import io.daozha.hardware.Sign;
import io.daozha.hardware.SignText;
import io.daozha.hardware.led.LedCard;
import io.daozha.hardware.led.LedPanel;
import io.daozha.hardware.simulated.SimulatedLedCard;
import io.daozha.hardware.simulated.SimulatedLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneRunnerTest {
    private static final Sensors EMPTY = new Sensors(Level.OFF, Level.OFF, Level.OFF, Level.ON, Level.OFF);
    private static final Sensors CAR = new Sensors(Level.ON, Level.OFF, Level.OFF, Level.ON, Level.OFF);
    private static final Sensors CAR_ARM_UP = new Sensors(Level.ON, Level.OFF, Level.ON, Level.OFF, Level.OFF);
    private static final Sensors UNDER = new Sensors(Level.OFF, Level.ON, Level.ON, Level.OFF, Level.OFF);
    private static final Sensors GONE = new Sensors(Level.OFF, Level.OFF, Level.ON, Level.OFF, Level.OFF);

    @TempDir
    Path folder;

    private final BlockingQueue<String> pulses = new LinkedBlockingQueue<>();
    private final BlockingQueue<SignText> signs = new LinkedBlockingQueue<>();
    private final BlockingQueue<LaneCommand> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Passage> passages = new LinkedBlockingQueue<>();
    private final BlockingQueue<LaneStatus> statuses = new LinkedBlockingQueue<>();
    private Barrier barrier = () -> pulses.add("open");
    private Sign sign = signs::add;
    private LaneRules rules = Street.ENTRY;
    private Clock clock = Clock.systemUTC();
    private LaneRunner runner;

    private LaneRunner start() throws Exception {
        open().start();
        return runner;
    }

    private LaneRunner open() throws Exception {
        LaneJournal journal = LaneJournal.open(folder);
        runner = new LaneRunner(
                rules,
                LaneMemory.of(journal.found(), rules),
                journal,
                barrier,
                sign,
                new SignBook(Locale.CHINESE, "http://localhost/lane/entry"),
                clock,
                told::add,
                command -> passages.add(command.passage()),
                statuses::add);
        return runner;
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(5, TimeUnit.SECONDS);
        assertNotNull(value, "nothing came within 5 s");
        return value;
    }

    private LaneStatus until(Predicate<LaneStatus> wanted) throws InterruptedException {
        LaneStatus status = next(statuses);
        while (!wanted.test(status)) {
            status = next(statuses);
        }
        return status;
    }

    private void admit() throws InterruptedException {
        runner.sensed(EMPTY);
        runner.sensed(CAR);
        ReadPlate read = assertInstanceOf(ReadPlate.class, next(told));
        runner.post(new LaneEvent.Decided(
                read.visit(),
                new Decision.Admit(Street.car(Street.A), Grounds.TEMPORARY, new SignMessage.Welcome("湘A12345", 7))));
    }

    @Test
    void carIsAdmittedShownAndRecorded() throws Exception {
        start();
        admit();
        assertEquals("open", next(pulses));
        SignText text = next(signs);
        while (!text.lines().get(0).equals("湘A12345")) {
            text = next(signs);
        }
        assertEquals(List.of("湘A12345", "欢迎光临", "剩余车位 7"), text.lines());
        for (Sensors sensors : List.of(CAR_ARM_UP, UNDER, GONE)) {
            runner.sensed(sensors);
        }
        assertEquals(Street.A, next(passages).plate());
    }

    @Test
    @DisplayName("F08 sign does not answer: the passage goes on, and the page says so")
    void f08_signThatIsOffHoldsNobodyUp() throws Exception {
        SimulatedLedCard card = new SimulatedLedCard();
        card.breakBy(SimulatedLedCard.Fault.SILENT);
        try (SimulatedLine line = SimulatedLine.open(card);
                LedCard led = LedCard.open(line.address(), LedPanel.SQUARE, Clock.systemUTC())) {
            sign = led;
            start();
            admit();
            assertEquals("open", next(pulses));
            runner.sensed(CAR_ARM_UP);
            runner.sensed(UNDER);
            runner.sensed(GONE);
            assertEquals(Street.A, next(passages).plate());

            led.onTrouble(detail -> runner.trouble("sign", detail));
            LaneStatus status = until(s -> s.troubles().containsKey("sign"));
            assertTrue(status.troubles().get("sign").contains("did not answer"), status.troubles()::toString);
            runner.close();
        }
    }

    @Test
    void f05_programThatDiesWithTheCarUnderTheArmRecordsItWhenItComesBack() throws Exception {
        start();
        admit();
        runner.sensed(CAR_ARM_UP);
        runner.sensed(UNDER);
        until(status -> status.state().under().isPresent());
        runner.close();
        assertTrue(passages.isEmpty());

        start();
        runner.sensed(EMPTY);
        assertFalse(next(passages).certain());
    }

    @Test
    void f02_boardThatRefusesIsNamedOnThePage() throws Exception {
        barrier = () -> {
            throw new DeviceException("Board 1 on /dev/ttyUSB0 did not answer within 300 ms");
        };
        start();
        admit();
        LaneStatus status = until(s -> s.state().arm() instanceof Arm.Stuck);
        assertEquals(
                List.of(Notice.ARM_STUCK, Notice.RAISE_FAILED, Notice.RAISE_FAILED),
                status.notices().stream().map(LaneStatus.Noticed::notice).toList());
        assertEquals(
                "Board 1 on /dev/ttyUSB0 did not answer within 300 ms",
                status.notices().get(1).detail());
    }

    @Test
    void timersGoOnWhileAContactNeverRests() throws Exception {
        rules = new LaneRules(
                "entry",
                Passage.Direction.IN,
                LaneRules.Profile.A,
                Duration.ofMillis(500),
                Duration.ofSeconds(25),
                Duration.ofSeconds(8),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofMillis(100),
                Duration.ofMinutes(2),
                3);
        start();
        admit();
        boolean stuck = false;
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (int i = 0; !stuck && System.nanoTime() < latest; i++) {
            runner.sensed(i % 2 == 0 ? EMPTY : CAR); // a lane that has something to do 100 times a second
            LaneStatus status = statuses.poll(10, TimeUnit.MILLISECONDS);
            while (status != null && !stuck) {
                stuck = status.state().arm() instanceof Arm.Stuck;
                status = statuses.poll();
            }
        }
        assertTrue(stuck, "told to rise twice, and then reported, whatever the loop does");
    }

    @Test
    void fullQueueIsNamedAndTheLaneGoesOn() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        barrier = () -> {
            stuck.countDown();
            awaitQuietly(release);
        };
        start();
        admit();
        assertTrue(stuck.await(5, TimeUnit.SECONDS));
        while (runner.post(new LaneEvent.Taken("x"))) {}
        runner.sensed(CAR_ARM_UP);
        runner.trouble("camera", "gone"); // publishes
        assertEquals(
                "256",
                until(s -> s.troubles().containsKey("camera")).troubles().get("queue"),
                "as many as there is room for");
        release.countDown();
        until(s -> s.state().arm() instanceof Arm.Rising);
        while (!(runner.status().state().arm() instanceof Arm.Open)) {
            runner.sensed(CAR_ARM_UP); // as the next poll does
            next(statuses);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sense(Sensors sensors) {
        runner.sensed(sensors);
        runner.turn();
    }

    @Test
    @DisplayName(
            "F04 F05 a new journal file is begun while passages wait for billing: they are not lost with the old one")
    void f04_f05_newFileCarriesOverWhatBillingHasNotTaken() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
        clock = ((InstantSource) () -> now.updateAndGet(moment -> moment.plusSeconds(1))).withZone(ZoneOffset.UTC);
        open();
        for (int car = 0; car < 2; car++) {
            sense(EMPTY);
            told.clear();
            sense(CAR);
            String visit = ((ReadPlate) next(told)).visit();
            runner.post(new LaneEvent.Decided(
                    visit, new Decision.Admit(Street.car(Street.A), Grounds.TEMPORARY, new SignMessage.Ready())));
            for (Sensors sensors : List.of(CAR_ARM_UP, UNDER, GONE)) {
                sense(sensors);
            }
        }
        Passage first = next(passages);
        Passage second = next(passages);
        runner.post(new LaneEvent.LowerFailed("so long that the file is full".repeat(50_000)));
        runner.post(new LaneEvent.Taken(first.id()));
        runner.turn();
        assertTrue(Files.exists(folder.resolve("00000002.journal")));
        runner.close();
        try (LaneJournal journal = LaneJournal.open(folder)) {
            assertEquals(
                    List.of(second),
                    LaneMemory.of(journal.found(), Street.ENTRY).untaken());
        }
    }
}
