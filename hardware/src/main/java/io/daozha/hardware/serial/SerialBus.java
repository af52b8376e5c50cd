package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * The one owner of a line of Modbus RTU units. Its thread has exactly one request in flight; orders go before polls. A
 * read is repeated once, a write never. A line that is unplugged fails what is pending at once and is opened anew, with
 * growing pauses of at most one second. A unit that did not answer in time is left alone for as long again, so that its
 * late answer is not taken for the answer to the next request.
 */
public final class SerialBus implements AutoCloseable {
    /** Long enough for a board at 9600 baud behind a USB adapter; a healthy one takes 20 to 40 ms. */
    public static final Duration DEFAULT_ANSWER_TIMEOUT = Duration.ofMillis(300);

    private static final Logger LOG = Logger.getLogger(SerialBus.class);
    private static final Duration ORDER_PATIENCE = Duration.ofSeconds(3);
    private static final long FIRST_REOPEN_PAUSE = Duration.ofMillis(50).toNanos();
    private static final long LONGEST_REOPEN_PAUSE = Duration.ofSeconds(1).toNanos();

    private final SerialLine line;
    private final Duration answerTimeout;
    private final Agenda agenda;
    private final Thread owner;
    private final List<Consumer<BusState>> listeners = new CopyOnWriteArrayList<>();
    private volatile BusState state;
    private final Map<Integer, BusStatistics> units = new ConcurrentHashMap<>();
    private volatile BusStatistics statistics = BusStatistics.NONE;

    private SerialBus(SerialLine line, Duration answerTimeout) {
        DeviceException unopened = new DeviceException(line + " has not been opened yet.");
        this.line = line;
        this.answerTimeout = answerTimeout;
        this.agenda = new Agenda(answerTimeout, unopened);
        this.state = BusState.down(unopened.getMessage());
        this.owner = new Thread(this::run, "bus " + line);
        owner.setDaemon(true);
    }

    public static SerialBus open(SerialLine line) {
        return open(line, DEFAULT_ANSWER_TIMEOUT);
    }

    /** Returns at once; the line is opened, and kept open, in the background. See {@link #state()}. */
    public static SerialBus open(SerialLine line, Duration answerTimeout) {
        SerialBus bus = new SerialBus(line, answerTimeout);
        bus.owner.start();
        return bus;
    }

    /**
     * Sends a request and waits for its answer. From any thread but the bus's own.
     *
     * @throws DeviceException when the line is down, or the unit stayed silent, garbled its answer or refused. Whether
     *     a write was carried out is then unknown, except after a refusal.
     */
    public <A> A ask(Request<A> request) throws DeviceException {
        if (Thread.currentThread() == owner) {
            throw new IllegalStateException("A listener of " + line + " waits for " + line + " itself.");
        }
        Order<A> order = new Order<>(request);
        agenda.add(order);
        try {
            return order.answer.get(ORDER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new DeviceException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw withdraw(order, "did not get its turn within " + ORDER_PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw withdraw(order, "was interrupted");
        }
    }

    /**
     * Repeats a request for ever.
     *
     * @param pause from an answer to the next request, when nothing more urgent waits
     * @param validity how long an answer counts; the watch hears when there was none for so long
     */
    public <A> void watch(Request<A> request, Duration pause, Duration validity, Watch<A> watch) {
        agenda.add(new Poll<>(request, pause, validity, watch, System.nanoTime()));
    }

    /**
     * Called on the bus thread at each change from up to down and back: must not block. A line that goes is noticed by
     * the next request on it, so one without polls may look up for longer.
     */
    public void onState(Consumer<BusState> listener) {
        listeners.add(listener);
    }

    public BusState state() {
        return state;
    }

    public BusStatistics statistics() {
        return statistics;
    }

    /** The same for each address that was ever asked. */
    public Map<Integer, BusStatistics> statisticsByUnit() {
        return Map.copyOf(units);
    }

    public SerialLine line() {
        return line;
    }

    /** Fails what is pending and releases the line. Waits for the exchange in flight. */
    @Override
    public void close() {
        agenda.end();
        try {
            owner.join(ORDER_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long pause = FIRST_REOPEN_PAUSE;
        boolean wasUp = false;
        do {
            try (Wire wire = Wire.open(line)) {
                pause = FIRST_REOPEN_PAUSE;
                statistics = wasUp ? statistics.reconnected() : statistics;
                wasUp = true;
                agenda.open(System.nanoTime());
                enter(BusState.UP);
                serve(new Exchange(line, wire, answerTimeout));
            } catch (IOException e) {
                goDown(new DeviceException(e.getMessage(), e));
            } catch (RuntimeException e) {
                LOG.errorf(e, "The thread of %s failed; the line is opened anew", line);
                goDown(new DeviceException(line + " failed inside: " + e, e));
            }
            pause = Math.min(2 * pause, LONGEST_REOPEN_PAUSE);
        } while (agenda.sleep(pause));
        goDown(new DeviceException(line + " was closed."));
    }

    private void serve(Exchange exchange) throws LineLostException {
        for (Optional<Job<?>> job = agenda.next(); job.isPresent(); job = agenda.next()) {
            carryOut(job.get(), exchange);
        }
    }

    private <A> void carryOut(Job<A> job, Exchange exchange) throws LineLostException {
        long sentAt = System.nanoTime();
        try {
            count(job, BusStatistics::sent);
            exchange.send(job.request());
            sentAt = System.nanoTime();
            A answer = exchange.receive(job.request());
            long now = System.nanoTime();
            Duration roundTrip = Duration.ofNanos(now - sentAt);
            count(job, before -> before.answered(roundTrip));
            job.answered(answer, sentAt, now);
        } catch (UnitException e) {
            count(job, before -> before.failed(e.fault));
            agenda.failed(job, e, System.nanoTime());
        } catch (LineLostException e) {
            agenda.failed(job, e, System.nanoTime());
            throw e;
        }
    }

    private void count(Job<?> job, UnaryOperator<BusStatistics> what) {
        statistics = what.apply(statistics);
        units.compute(job.request().unit(), (unit, before) -> what.apply(before == null ? BusStatistics.NONE : before));
    }

    /** An order nobody waits for any more must not be carried out later, when another car stands there. */
    private DeviceException withdraw(Order<?> order, String why) {
        agenda.withdraw(order);
        return new DeviceException(
                "A " + order.request() + " to unit " + order.request().unit() + " on " + line + " " + why
                        + "; if it was already on the wire, it may still be carried out.");
    }

    private void goDown(DeviceException why) {
        enter(BusState.down(why.getMessage()));
        agenda.shut(why);
    }

    private void enter(BusState next) {
        boolean isChange = state.up() != next.up();
        state = next;
        if (isChange) {
            LOG.infof("%s is %s", line, next.up() ? "up" : "down: " + next.trouble());
            listeners.forEach(listener -> listener.accept(next));
        }
    }
}
