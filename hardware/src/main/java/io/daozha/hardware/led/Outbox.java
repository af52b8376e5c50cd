package io.daozha.hardware.led;

import io.daozha.hardware.SignLevels;
import io.daozha.hardware.SignText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * What a card should be told next: the newest text and the newest levels, never a backlog. A sentence is said once, and
 * not to the next car: after three seconds it is dropped.
 */
final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final long SPEECH_COUNTS_NANOS = Duration.ofSeconds(3).toNanos();

    private final LedPanel panel;
    private final LongSupplier nanoTime;
    private Optional<SignText> text = Optional.empty();
    private Optional<SignLevels> levels = Optional.empty();
    private boolean textDue;
    private boolean speechDue;
    private boolean levelsDue;
    private long shownAt;
    private long waitingSince;
    private String lastLoss = "";

    Outbox(LedPanel panel, LongSupplier nanoTime) {
        this.panel = panel;
        this.nanoTime = nanoTime;
    }

    synchronized void show(SignText newest) {
        shownAt = nanoTime.getAsLong();
        waitingSince = textDue ? waitingSince : shownAt;
        text = Optional.of(newest);
        textDue = true;
        speechDue = newest.speech().isPresent();
        notifyAll();
    }

    synchronized void adjust(SignLevels newest) {
        levels = Optional.of(newest);
        levelsDue = true;
        notifyAll();
    }

    /** What is shown and set must be told again: the card may have lost it. What was to be said is not repeated. */
    synchronized void again() {
        textDue = text.isPresent();
        levelsDue = levels.isPresent();
    }

    /** Takes all that is due out; nothing where the card is up to date. */
    synchronized List<LedFrame> take() {
        List<LedFrame> frames = new ArrayList<>();
        if (levelsDue) {
            levels.ifPresent(now -> {
                frames.add(LedPanel.brightness(now.brightness()));
                if (now.volume() > 0) {
                    frames.add(LedPanel.volume(now.volume()));
                }
            });
        }
        if (textDue) {
            text.map(panel::lines).ifPresent(lines -> add(lines, frames));
        }
        boolean silenced = levels.filter(now -> now.volume() == 0).isPresent();
        if (speechDue && !silenced && nanoTime.getAsLong() - shownAt <= SPEECH_COUNTS_NANOS) {
            text.flatMap(SignText::speech).map(LedPanel::speech).ifPresent(words -> add(words, frames));
        }
        textDue = false;
        speechDue = false;
        levelsDue = false;
        return frames;
    }

    /** How long a text, this one or one that it replaced, has been waiting; zero where nothing waits. */
    synchronized Duration waiting() {
        return textDue ? Duration.ofNanos(nanoTime.getAsLong() - waitingSince) : Duration.ZERO;
    }

    /** Waits until something is due, but no longer than so. */
    synchronized void await(Duration longest) throws InterruptedException {
        if (!textDue && !levelsDue) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, longest.toNanos()));
        }
    }

    private void add(LedPanel.Script script, List<LedFrame> frames) {
        frames.addAll(script.frames());
        // The same words come with every car; once is enough for the log.
        if (!script.loss().isEmpty() && !script.loss().equals(lastLoss)) {
            lastLoss = script.loss();
            LOG.warn(script.loss().strip());
        }
    }
}
