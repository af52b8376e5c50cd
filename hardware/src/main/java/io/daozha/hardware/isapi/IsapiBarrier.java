package io.daozha.hardware.isapi;

import io.daozha.hardware.Barrier;
import io.daozha.hardware.DeviceException;
import io.daozha.hardware.DigitalInput;
import io.daozha.hardware.Level;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A barrier that takes orders by Hikvision's ISAPI: {@code PUT …/barrierGate} with open or close. A locked one accepts an
 * order and stays where it is, so the arm's limits are asked for again and again ({@code …/barrierGateStatus}); they are
 * its inputs.
 */
public final class IsapiBarrier implements Barrier, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(IsapiBarrier.class);
    private static final int ACCEPTED = 1;
    private static final int NOT_SUPPORTED = 4;
    private static final Duration LAST_REQUEST = Duration.ofSeconds(3);

    /**
     * @param device {@code http://host} or {@code https://host}
     * @param channel the barrier's, from 1
     * @param timeout for one request
     * @param pollPause from an answer to the next question for the limits
     * @param validity how long an answer counts
     */
    public record Settings(
            URI device,
            String login,
            String password,
            int channel,
            Duration timeout,
            Duration pollPause,
            Duration validity) {

        public Settings {
            if (!List.of("http", "https").contains(String.valueOf(device.getScheme())) || device.getHost() == null) {
                throw new IllegalArgumentException("A barrier's address is http://host or https://host.");
            }
            if (device.getUserInfo() != null) {
                throw new IllegalArgumentException("Login and password do not belong into the barrier's address.");
            }
            if (login.isBlank() || login.matches(".*[\"\\\\\\p{Cntrl}].*") || channel < 1) {
                throw new IllegalArgumentException("A barrier needs a login without quotes, and a channel from 1 on.");
            }
        }

        /** Channel 1, asked three times a second. */
        public static Settings of(URI device, String login, String password) {
            return new Settings(
                    device, login, password, 1, Duration.ofMillis(1500), Duration.ofMillis(300), Duration.ofSeconds(3));
        }

        /** Without the password, which records print otherwise. */
        @Override
        public String toString() {
            return device + ", channel " + channel;
        }
    }

    /** Where the arm says it is. */
    private enum Position {
        NO_SIGNAL,
        CLOSED,
        OPEN
    }

    private record Sample(Position position, long nanoTime) {}

    private final Settings settings;
    private final IsapiDoor door;
    private final List<Runnable> pollListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread owner;
    private volatile Optional<Sample> sample = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    private IsapiBarrier(Settings settings) {
        this.settings = settings;
        this.door = new IsapiDoor(settings.device(), settings.login(), settings.password(), settings.timeout());
        this.owner = new Thread(this::run, "barrier " + settings.device().getHost());
        owner.setDaemon(true);
    }

    /** Returns at once; the limits are asked for from now on. */
    public static IsapiBarrier open(Settings settings) {
        IsapiBarrier barrier = new IsapiBarrier(settings);
        barrier.owner.start();
        return barrier;
    }

    @Override
    public void raise() throws DeviceException {
        order("open");
    }

    @Override
    public void lower() throws DeviceException {
        order("close");
    }

    /** On when the arm says that it is up. */
    public DigitalInput openLimit() {
        return () -> level(Position.OPEN);
    }

    /** On when the arm says that it is down. */
    public DigitalInput closedLimit() {
        return () -> level(Position.CLOSED);
    }

    /** Called after each question for the limits, answered or not: must not block. */
    public void onPoll(Runnable afterEachPoll) {
        pollListeners.add(afterEachPoll);
    }

    /** What is wrong, as a sentence; nothing while it answers. */
    public Optional<String> trouble() {
        return trouble;
    }

    /**
     * Hears what is wrong as a sentence, and an empty one when all is well again, each time that it changes; at once if
     * something is wrong already. Called on a thread of the device: must not block.
     */
    public void onTrouble(Consumer<String> listener) {
        listeners.add(listener);
        trouble.ifPresent(listener);
    }

    @Override
    public void close() {
        closing.countDown();
        owner.interrupt();
        try {
            owner.join(LAST_REQUEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "barrier " + settings;
    }

    private void order(String what) throws DeviceException {
        byte[] body = door.ask(
                "PUT",
                path(""),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><BarrierGate><ctrlMode>" + what
                        + "</ctrlMode></BarrierGate>");
        IsapiAnswer answer = parse(body);
        int status = answer.number("statusCode")
                .orElseThrow(() -> new DeviceException(this + " answered an order to " + what
                        + " without a statusCode; whether it moves is unknown."));
        if (status == NOT_SUPPORTED) {
            throw new DeviceException(this + " cannot " + what + " by order (statusCode 4, not supported).");
        }
        if (status != ACCEPTED) {
            throw new DeviceException(this + " refused to " + what + " (statusCode " + status + " "
                    + answer.text("statusString").orElse("").replaceAll("[^\\w .-]", "?") + ").");
        }
    }

    private Level level(Position wanted) {
        Optional<Sample> newest = sample;
        if (newest.isEmpty()
                || newest.get().position() == Position.NO_SIGNAL
                || System.nanoTime() - newest.get().nanoTime()
                        > settings.validity().toNanos()) {
            return Level.INVALID;
        }
        return newest.get().position() == wanted ? Level.ON : Level.OFF;
    }

    private void run() {
        try {
            do {
                poll();
                pollListeners.forEach(Runnable::run);
            } while (!closing.await(settings.pollPause().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            // Only close() interrupts; there is nothing left to do.
        }
    }

    private void poll() {
        long asked = System.nanoTime();
        try {
            int status = parse(door.ask("GET", path("/barrierGateStatus"), ""))
                    .number("barrierGateStatus", "status")
                    .filter(number -> number < Position.values().length)
                    .orElseThrow(() -> new DeviceException(this + " did not say where its arm is."));
            sample = Optional.of(new Sample(Position.values()[status], asked));
            if (trouble.isPresent()) {
                LOG.infof("%s answers again", this);
            }
            enter(Optional.empty());
        } catch (DeviceException e) {
            if (closing.getCount() > 0 && !trouble.equals(Optional.of(e.getMessage()))) {
                LOG.warn(e.getMessage());
            }
            sample = Optional.empty();
            enter(Optional.of(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Asking %s failed inside", this);
            sample = Optional.empty();
        }
    }

    private void enter(Optional<String> next) {
        boolean isChange = !trouble.equals(next);
        trouble = next;
        if (isChange) {
            listeners.forEach(listener -> listener.accept(next.orElse("")));
        }
    }

    private IsapiAnswer parse(byte[] body) throws DeviceException {
        try {
            return IsapiAnswer.parse(body);
        } catch (IOException e) {
            throw new DeviceException(this + " sent an answer that cannot be read: " + e.getMessage(), e);
        }
    }

    private String path(String what) {
        return "/ISAPI/Parking/channels/" + settings.channel() + "/barrierGate" + what;
    }
}
