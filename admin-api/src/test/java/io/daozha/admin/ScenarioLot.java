package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.fail;

import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.gate.ClockWatch;
import io.daozha.gate.FailPolicy;
import io.daozha.gate.Outages;
import io.daozha.gate.PictureFolder;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.simulated.SimulatedLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A car park in which a scenario is played: one lane in and one lane out, the real lanes on simulated boards that speak
 * Modbus RTU on a pseudo-terminal, and the real billing on a real database. Its time only passes while the scenario waits
 * for something, in steps of 200 ms; a step ends when both boards have been polled and the lanes know what they say. What
 * a camera sees is told to the lane as a camera would that reads plates itself.
 */
final class ScenarioLot implements AutoCloseable {
    static final Duration STEP = Duration.ofMillis(200);

    /** Simulated. A driver who waits longer than this is one too many. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private static final long LONGEST_REAL_WAIT_NANOS = Duration.ofSeconds(30).toNanos();

    final Outages outages = new Outages();
    final SimulatedProvider payments = new SimulatedProvider();
    final Parking parking;
    final ScenarioGate in;
    final ScenarioGate out;
    final SimulatedLine line;
    private final Hands clock;
    private final SiteWatch siteWatch;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** A clock whose hands the scenario moves; the time that passes and the time that it shows are two things. */
    private static final class Hands extends Clock {
        private final AtomicReference<Instant> shown;
        private final AtomicLong nanos = new AtomicLong();

        Hands(Instant start) {
            shown = new AtomicReference<>(start);
        }

        void pass(Duration time) {
            ContradictionException.unless(!time.isNegative(), "time does not pass backwards; a clock may be set");
            nanos.addAndGet(time.toNanos());
            set(time);
        }

        void set(Duration forward) {
            shown.updateAndGet(now -> now.plus(forward));
        }

        @Override
        public Instant instant() {
            return shown.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /**
     * @param folder for journals and pictures
     * @param policies for lane {@code in} and lane {@code out}, in the words of the configuration
     */
    ScenarioLot(Parking parking, Path folder, Map<String, Map<FailPolicy.Cause, String>> policies) throws IOException {
        this.parking = parking;
        clock = new Hands(Instant.now());
        siteWatch = new SiteWatch(
                clock,
                new ClockWatch(clock, clock.nanos::get),
                payments::trouble,
                outages,
                () -> parking.inside().stream().findFirst().map(ParkingSession::enteredAt),
                parking::clockJumped);
        in = new ScenarioGate("in", 1, Direction.IN, clock.nanos::get);
        out = new ScenarioGate("out", 2, Direction.OUT, clock.nanos::get);
        line = hold(SimulatedLine.open(in.board(), out.board()));
        SerialBus bus = hold(SerialBus.open(line.address()));
        for (ScenarioGate gate : List.of(in, out)) {
            FailPolicy policy = FailPolicy.of(gate.direction()).with(policies.getOrDefault(gate.id(), Map.of()));
            hold(gate.open(
                    bus, policy, outages, parking, folder, new PictureFolder(folder.resolve("pictures")), clock));
        }
        until("both lanes see", () -> in.sees() && out.sees());
    }

    private <D extends AutoCloseable> D hold(D device) {
        open.push(device);
        return device;
    }

    Instant now() {
        return clock.instant();
    }

    Clock clock() {
        return clock;
    }

    /** For the clock of a board: the time that passes, whatever the clock on the wall is set to. */
    long nanos() {
        return clock.nanos.get();
    }

    /** Nothing happens in the lanes for a while. */
    void pass(Duration time) {
        ContradictionException.unless(!time.isNegative(), "time does not pass backwards; a clock may be set");
        clock.pass(time);
        step();
    }

    /** Somebody, or NTP, sets the clock. */
    void setClock(Duration forward) {
        clock.set(forward);
        siteWatch.look();
    }

    /** A minute of looks at the clock and the payment channel. */
    void siteIsLookedAt() {
        for (int looks = 0; looks < 60; looks++) {
            siteWatch.look();
        }
    }

    /** The channel by which drivers pay goes, or comes back where the reason is empty. */
    void paymentsAre(String trouble) {
        payments.disturb(trouble);
        siteWatch.look();
    }

    /** The phone of the driver at the arm shows what he owes; he has not paid it yet. */
    PaymentOrder asks(ScenarioGate gate) {
        ContradictionException.unless(gate.asksToPay(), "nobody is asked to pay at lane " + gate.id());
        return parking.order(gate.quote().session(), now());
    }

    /** The driver at the arm pays what his phone shows by now. */
    void pays(ScenarioGate gate) {
        pays(asks(gate));
    }

    /** A driver inside pays what his stay owes by now. */
    void pays(ParkingSession stay) {
        ContradictionException.unless(
                parking.findOpen(stay.plate()).isPresent(), stay.plate() + " is said to pay inside, and is not there");
        pays(parking.order(stay.id(), now()));
    }

    /** A driver pays this sum, whatever has become of it. */
    void pays(PaymentOrder asked) {
        parking.settle(payments.pay(asked), now());
        out.lane().settled(asked.session().id());
    }

    /** Lets time pass until something is so. */
    void until(String what, BooleanSupplier so) {
        Instant patience = now().plus(LONGEST_WAIT);
        long deadline = System.nanoTime() + LONGEST_REAL_WAIT_NANOS;
        while (!so.getAsBoolean()) {
            if (now().isAfter(patience) && System.nanoTime() > deadline) {
                fail("It does not come to this: " + what + "\n" + in + "\n" + out);
            }
            step();
        }
    }

    /** Lets so much time pass, looking at every step. */
    void during(Duration time, Consumer<Instant> look) {
        for (Instant end = now().plus(time); now().isBefore(end); ) {
            step();
            look.accept(now());
        }
    }

    private void step() {
        clock.pass(STEP);
        in.step(STEP);
        out.step(STEP);
        long deadline = System.nanoTime() + Duration.ofMillis(60).toNanos();
        long inPolls = in.polls();
        long outPolls = out.polls();
        // The second poll from here has begun after the step, and both boards are asked in turn.
        while (System.nanoTime() < deadline
                && (in.polls() < inPolls + 2 || out.polls() < outPolls + 2 || !in.knows() || !out.knows())) {
            LockSupport.parkNanos(200_000);
        }
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
