package io.daozha.gate;

import io.daozha.billing.Passage;
import io.daozha.gate.LaneCommand.Lower;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneCommand.ReadPlate;
import io.daozha.gate.LaneCommand.RecordPassage;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.gate.LaneCommand.Show;
import io.daozha.gate.LaneCommand.StopLooking;
import io.daozha.gate.LaneCommand.StopReading;
import io.daozha.gate.LaneEvent.Sensed;
import io.daozha.gate.LaneEvent.Tick;
import io.daozha.hardware.Barrier;
import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Sign;
import io.daozha.hardware.SignText;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Runs one lane on one thread: takes the next event, works out the transition, writes it to the journal, and only then
 * carries out its commands. Everything else that concerns the lane posts an event and goes its way.
 */
final class LaneRunner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LaneRunner.class);
    private static final int QUEUE = 256;
    private static final int NOTICES = 20;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LaneRules rules;
    private final LaneJournal journal;
    private final Barrier barrier;
    private final Sign sign;
    private final SignBook words;
    private final Clock clock;
    private final Consumer<LaneCommand> watch;
    private final Consumer<LaneCommand.RecordPassage> post;
    private final Consumer<LaneStatus> changed;
    private final BlockingQueue<LaneEvent> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Deque<LaneStatus.Noticed> notices = new ArrayDeque<>();
    private final Map<String, Passage> untaken = new LinkedHashMap<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile LaneStatus status;
    private volatile Sensors posted = Sensors.NONE;
    private volatile boolean closed;
    private LaneState state;
    private SignMessage message = new SignMessage.Ready();
    private SignText shown;

    LaneRunner(
            LaneRules rules,
            LaneMemory memory,
            LaneJournal journal,
            Barrier barrier,
            Sign sign,
            SignBook words,
            Clock clock,
            Consumer<LaneCommand> watch,
            Consumer<LaneCommand.RecordPassage> post,
            Consumer<LaneStatus> changed) {
        this.rules = rules;
        this.state = memory.state();
        memory.untaken().forEach(passage -> untaken.put(passage.id(), passage));
        this.journal = journal;
        this.barrier = barrier;
        this.sign = sign;
        this.words = words;
        this.clock = clock;
        this.watch = watch;
        this.post = post;
        this.changed = changed;
        this.shown = words.text(message);
        this.status = snapshot();
        queue.add(new LaneEvent.Restarted());
        this.thread = new Thread(this::run, "lane-" + rules.lane());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes every event that waits, without waiting for one. @return whether there was any */
    boolean turn() {
        boolean any = false;
        for (LaneEvent event = queue.poll(); event != null; event = queue.poll()) {
            step(event);
            any = true;
        }
        return any;
    }

    /** Lets the lane see that time has passed. */
    void tick() {
        step(new Tick());
    }

    /** @return false when the queue is full; the event was not taken, and the operator is told so */
    boolean post(LaneEvent event) {
        boolean taken = queue.offer(event);
        if (taken) {
            troubles.remove("queue");
        } else if (troubles.put("queue", Integer.toString(QUEUE)) == null) {
            LOG.errorf("Lane %s: queue full, %d events waiting; %s was not taken", rules.lane(), QUEUE, event);
        }
        return taken;
    }

    /** To be called after each poll; only changes travel. A change that finds the queue full is offered again next poll. */
    void sensed(Sensors sensors) {
        if (!sensors.equals(posted) && post(new Sensed(sensors))) {
            posted = sensors;
        }
    }

    /** Something is wrong with a part of the lane, until it is said to be well again by an empty detail. */
    void trouble(String part, String detail) {
        String before = detail.isEmpty() ? troubles.remove(part) : troubles.put(part, detail);
        if (!detail.equals(before == null ? "" : before)) {
            publish();
        }
    }

    int waiting() {
        return queue.size();
    }

    LaneJournal.Writes writes() {
        return journal.writes();
    }

    LaneStatus status() {
        return status;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(2_000);
            journal.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warnf(e, "Lane %s: journal not closed cleanly", rules.lane());
        }
    }

    /** Time passes also for a lane whose contacts never rest: its timers must not wait for them. */
    private void run() {
        long tickAt = System.nanoTime() + TICK_NANOS;
        while (!closed) {
            try {
                LaneEvent event = queue.poll(Math.max(0, tickAt - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (event != null) {
                    step(event);
                }
                if (System.nanoTime() - tickAt >= 0) {
                    tickAt = System.nanoTime() + TICK_NANOS;
                    step(new Tick());
                }
            } catch (InterruptedException e) {
                return; // only close() interrupts
            } catch (RuntimeException e) {
                LOG.errorf(e, "Lane %s: fault in the program, state %s; the lane goes on", rules.lane(), state);
                trouble("program", e.toString());
            }
        }
    }

    private void step(LaneEvent event) {
        Instant now = clock.instant();
        Transition transition = LaneMachine.next(state, event, rules, now);
        boolean nothing = event instanceof Tick
                && transition.commands().isEmpty()
                && transition.state().equals(state);
        if (nothing) {
            reword();
            return;
        }
        write(new LaneJournal.Entry(now, event, transition.commands()));
        state = transition.state();
        transition.commands().forEach(this::carryOut);
        if (event instanceof LaneEvent.Taken taken) {
            untaken.remove(taken.passage());
            if (state.idle()) {
                rotate(now);
            }
        }
        publish();
    }

    /** A lane whose disk is full still lets people out: the fault is shown, and the arm goes on working. */
    private void write(LaneJournal.Entry entry) {
        try {
            journal.append(entry);
            troubles.remove("journal");
        } catch (IOException e) {
            if (troubles.put("journal", e.toString()) == null) {
                LOG.errorf(
                        e,
                        "Lane %s: journal cannot be written; is the disk full? Not recorded: %s",
                        rules.lane(),
                        entry);
            }
        }
    }

    /** What billing has not taken yet goes over into the new file: the old one is not read again. */
    private void rotate(Instant now) {
        List<LaneCommand> carried =
                untaken.values().stream().<LaneCommand>map(RecordPassage::new).toList();
        try {
            journal.rotate(new LaneJournal.Entry(now, new Sensed(state.sensors()), carried));
        } catch (IOException e) {
            LOG.warnf(e, "Lane %s: no new journal file; the old one is used on", rules.lane());
        }
    }

    private void carryOut(LaneCommand command) {
        if (command instanceof Raise) {
            raise();
        } else if (command instanceof Lower) {
            lower();
        } else if (command instanceof Show show) {
            show(show.message());
        } else if (command instanceof ReadPlate || command instanceof StopLooking || command instanceof StopReading) {
            watch.accept(command);
        } else if (command instanceof RecordPassage passage) {
            untaken.put(passage.passage().id(), passage.passage());
            post.accept(passage);
        } else if (command instanceof Report report) {
            notice(report);
        }
    }

    private void raise() {
        try {
            barrier.raise();
            post(new LaneEvent.Raised());
        } catch (DeviceException e) {
            post(new LaneEvent.RaiseFailed(e.getMessage()));
        }
    }

    private void lower() {
        try {
            barrier.lower();
            post(new LaneEvent.Lowered());
        } catch (DeviceException e) {
            post(new LaneEvent.LowerFailed(e.getMessage()));
        }
    }

    /** Nothing happened, but the words may have changed: the spaces left. */
    private void reword() {
        if (!words.text(message).equals(shown)) {
            show(message);
            publish();
        }
    }

    private void show(SignMessage next) {
        message = next;
        shown = words.text(next);
        try {
            sign.show(shown);
            troubles.remove("sign");
        } catch (DeviceException e) {
            if (troubles.put("sign", e.getMessage()) == null) {
                LOG.warnf("Lane %s: sign: %s", rules.lane(), e.getMessage());
            }
        }
    }

    private void notice(Report report) {
        LOG.infof("Lane %s: %s: %s", rules.lane(), report.notice(), report.detail());
        synchronized (notices) {
            notices.addFirst(new LaneStatus.Noticed(clock.instant(), report.notice(), report.detail()));
            if (notices.size() > NOTICES) {
                notices.removeLast();
            }
        }
    }

    private void publish() {
        status = snapshot();
        changed.accept(status);
    }

    private LaneStatus snapshot() {
        List<LaneStatus.Noticed> latest;
        synchronized (notices) {
            latest = new ArrayList<>(notices);
        }
        return new LaneStatus(rules, state, shown, latest, troubles);
    }
}
