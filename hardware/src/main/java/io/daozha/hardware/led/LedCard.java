package io.daozha.hardware.led;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Sign;
import io.daozha.hardware.SignLevels;
import io.daozha.hardware.SignText;
import io.daozha.hardware.serial.LineLostException;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.serial.Wire;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A card on a line of its own. A thread of its own speaks to it, so nobody waits for a sign: a newer text replaces one
 * that has not gone out. What the card did not confirm is told again every two seconds, without what was to be said.
 */
public final class LedCard implements Sign, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LedCard.class);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMillis(300);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);
    /** The clock is set this often, which also shows whether the card still lives. */
    private static final Duration CLOCK_EVERY = Duration.ofMinutes(1);

    private static final Duration LAST_FRAME = Duration.ofSeconds(1);

    private final SerialLine line;
    private final LedPanel panel;
    private final Clock clock;
    private final Duration retryPause;
    private final Outbox outbox;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread owner;
    private volatile Optional<String> trouble = Optional.empty();

    private LedCard(SerialLine line, LedPanel panel, Clock clock, Duration retryPause) {
        this.line = line;
        this.panel = panel;
        this.clock = clock;
        this.retryPause = retryPause;
        this.outbox = new Outbox(panel, System::nanoTime);
        this.owner = new Thread(this::run, "sign " + line);
        owner.setDaemon(true);
    }

    /**
     * Returns at once; the line is opened, and kept open, in the background.
     *
     * @param line on which nothing but this card is
     * @param clock what the card's own clock is set by
     */
    public static LedCard open(SerialLine line, LedPanel panel, Clock clock) {
        return open(line, panel, clock, RETRY_PAUSE);
    }

    static LedCard open(SerialLine line, LedPanel panel, Clock clock, Duration retryPause) {
        LedCard card = new LedCard(line, panel, clock, retryPause);
        card.owner.start();
        return card;
    }

    /**
     * Tells a card one text and waits for what it says to that: a trial, on a line that nobody else holds.
     *
     * @return what the card cannot show or say of it, a sentence; empty where it can all
     * @throws IOException when the line cannot be opened, or the card did not confirm; says what to look at
     */
    public static String tryOut(SerialLine line, LedPanel panel, SignText text, Clock clock) throws IOException {
        try (Wire wire = Wire.open(line)) {
            LedExchange exchange = new LedExchange(line, wire, panel.answers(), ANSWER_TIMEOUT);
            if (panel.password().isPresent()) {
                exchange.tell(panel.connect().orElseThrow());
            }
            exchange.tell(LedPanel.clock(LocalDateTime.now(clock)));
            LedPanel.Script lines = panel.lines(text);
            for (LedFrame frame : lines.frames()) {
                exchange.tell(frame);
            }
            String loss = lines.loss();
            if (text.speech().isPresent()) {
                LedPanel.Script speech = LedPanel.speech(text.speech().get());
                exchange.tell(speech.frames().get(0));
                loss += speech.loss();
            }
            return loss.strip();
        }
    }

    /**
     * Never waits.
     *
     * @throws DeviceException when what the card was told last did not reach it; this text goes out all the same
     */
    @Override
    public void show(SignText text) throws DeviceException {
        outbox.show(text);
        throwTrouble();
    }

    @Override
    public void adjust(SignLevels levels) throws DeviceException {
        outbox.adjust(levels);
        throwTrouble();
    }

    /** Why the card does not confirm, as a sentence; nothing while it does. */
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

    /** Lets the frame in flight end and releases the line. */
    @Override
    public void close() {
        closing.countDown();
        owner.interrupt();
        try {
            owner.join(LAST_FRAME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "the sign on " + line;
    }

    private void throwTrouble() throws DeviceException {
        Optional<String> now = trouble;
        if (now.isPresent()) {
            throw new DeviceException(now.get());
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                try (Wire wire = Wire.open(line)) {
                    serve(new LedExchange(line, wire, panel.answers(), ANSWER_TIMEOUT));
                } catch (IOException e) {
                    failed(e.getMessage());
                } catch (RuntimeException e) {
                    LOG.errorf(e, "The thread of %s failed; the line is opened anew", this);
                    failed(this + " failed inside: " + e);
                }
                rest();
            }
        } catch (InterruptedException e) {
            // Only close() interrupts; there is nothing left to do.
        }
    }

    private void serve(LedExchange exchange) throws LineLostException, InterruptedException {
        boolean greet = true;
        while (closing.getCount() > 0) {
            try {
                if (greet) {
                    greet(exchange);
                    greet = false;
                }
                outbox.await(CLOCK_EVERY);
                List<LedFrame> due = outbox.take();
                for (LedFrame frame : due.isEmpty() ? List.of(clockNow()) : due) {
                    exchange.tell(frame);
                }
                answered();
            } catch (LineLostException e) {
                throw e;
            } catch (DeviceException e) {
                failed(e.getMessage());
                greet = true;
                rest();
            }
        }
    }

    /** A card that has been off has forgotten everything. */
    private void greet(LedExchange exchange) throws DeviceException {
        if (panel.password().isPresent()) {
            exchange.tell(panel.connect().orElseThrow());
        }
        exchange.tell(clockNow());
        answered();
    }

    private LedFrame clockNow() {
        return LedPanel.clock(LocalDateTime.now(clock));
    }

    private void answered() {
        if (trouble.isPresent()) {
            LOG.infof("%s answers again", this);
            enter(Optional.empty());
        }
    }

    private void failed(String why) {
        if (closing.getCount() > 0 && trouble.isEmpty()) {
            LOG.warn(why);
        }
        outbox.again();
        enter(Optional.of(why));
    }

    private void enter(Optional<String> next) {
        boolean isChange = !trouble.equals(next);
        trouble = next;
        if (isChange) {
            listeners.forEach(listener -> listener.accept(next.orElse("")));
        }
    }

    /** A late acknowledgement carries no number: only silence keeps it from being taken for that of the next frame. */
    private void rest() throws InterruptedException {
        if (closing.await(retryPause.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("closed");
        }
    }
}
