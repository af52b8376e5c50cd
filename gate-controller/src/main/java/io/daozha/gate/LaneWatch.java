package io.daozha.gate;

import io.daozha.billing.Grounds;
import io.daozha.billing.Plate;
import io.daozha.gate.LaneCommand.ReadPlate;
import io.daozha.gate.LaneCommand.StopLooking;
import io.daozha.gate.LaneCommand.StopReading;
import io.daozha.gate.LaneEvent.Decided;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import io.daozha.plate.LaneView;
import io.daozha.plate.OutsideRead;
import io.daozha.plate.PlateReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Finds out which car stands before the arm, and what it may do, on a thread of its own: looks at frames until the
 * votes agree, asks the gatekeeper, and posts the decision. While nobody is there it sleeps.
 */
final class LaneWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LaneWatch.class);
    private static final Duration FRAME_WAIT = Duration.ofMillis(50);

    private static final Duration WARM_UP = Duration.ofSeconds(2);

    /** How long a driver waits before he is asked to scan the code instead. */
    private static final Duration READING_PATIENCE = Duration.ofSeconds(4);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);

    /** How often the lane is looked at while nobody is there, to know the cars that are parked in view. */
    private static final Duration IDLE_LOOK = Duration.ofSeconds(1);

    private record Under(String visit, Instant since) {}

    /** What the watch can be told from outside. */
    private sealed interface Word {
        record Read(String visit) implements Word {}

        record Stop(String visit) implements Word {}

        record ItIs(Plate plate) implements Word {}

        record Settled(long session) implements Word {}

        record SiteChanged() implements Word {}

        record Sight(boolean blind) implements Word {}
    }

    private final String lane;
    private final FrameSource camera;
    private final PlateReader reader;
    private final LaneView view;
    private final Gatekeeper gatekeeper;
    private final OpeningBook openings;
    private final PictureFolder pictures;
    private final BooleanSupplier turn;
    private final Clock clock;
    private final Predicate<LaneEvent> lanePost;
    private final BlindOpening blindness;
    private final Hearsay hearsay = new Hearsay();
    private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();
    private final Thread thread;

    private String visit;
    private Instant arrived;
    private Optional<String> before = Optional.empty();
    private Instant gone = Instant.MIN;
    /** Who went under the arm: no word in the queue, for the watch may be waiting for a picture, which is of the next car then. */
    private volatile Under under = new Under("", Instant.MAX);

    private Sighting sighting;
    private Optional<Car> car = Optional.empty();
    private Optional<Decision> decision = Optional.empty();
    private Instant asked;
    private long sequence = -1;

    LaneWatch(
            String lane,
            FrameSource camera,
            PlateReader reader,
            LaneView view,
            Gatekeeper gatekeeper,
            OpeningBook openings,
            PictureFolder pictures,
            BooleanSupplier turn,
            Clock clock,
            Predicate<LaneEvent> lanePost) {
        this.lane = lane;
        this.camera = camera;
        this.reader = reader;
        this.view = view;
        this.gatekeeper = gatekeeper;
        this.openings = openings;
        this.pictures = pictures;
        this.turn = turn;
        this.clock = clock;
        this.lanePost = lanePost;
        this.blindness = new BlindOpening(gatekeeper, openings, lanePost);
        this.thread = new Thread(this::run, "watch-" + lane);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Hears every word that waits and looks once, without waiting for either. @return whether there was a word */
    boolean turn() throws InterruptedException {
        boolean any = false;
        for (Word word = words.poll(); word != null; word = words.poll()) {
            hear(word);
            any = true;
        }
        if (blindness.lasts() || hasSomethingToSee()) {
            goOn();
        }
        return any;
    }

    void tell(LaneCommand command) {
        if (command instanceof ReadPlate read) {
            words.add(new Word.Read(read.visit()));
        } else if (command instanceof StopLooking gone) {
            under = new Under(gone.visit(), clock.instant());
        } else if (command instanceof StopReading stop) {
            words.add(new Word.Stop(stop.visit()));
        }
    }

    /** A person says which car stands here. */
    void itIs(Plate plate) {
        words.add(new Word.ItIs(plate));
    }

    /** An outside reader saw a plate: it counts for the car that stands here, or comes within two seconds. */
    void heard(OutsideRead read) {
        hearsay.add(read);
    }

    /** A stay was paid: if its car stands here, it is decided anew. */
    void settled(long session) {
        words.add(new Word.Settled(session));
    }

    /** Something began or ended for the whole site. */
    void siteChanged() {
        words.add(new Word.SiteChanged());
    }

    /** Whether the lane's contacts can be read. */
    void sight(boolean blind) {
        words.add(new Word.Sight(blind));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            warmUp();
            while (true) {
                Word word = nextWord();
                try {
                    if (word == null) {
                        goOn();
                    } else {
                        hear(word);
                    }
                } catch (RuntimeException e) {
                    LOG.errorf(e, "Lane %s: fault while reading visit %s; it is read on", lane, visit);
                    Thread.sleep(FRAME_WAIT.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** The first look takes a second, while native libraries load: better now than when a driver waits. */
    private void warmUp() throws InterruptedException {
        try {
            camera.newerThan(-1, WARM_UP).ifPresent(reader::read);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Lane %s: the reader failed on its first frame", lane);
        }
    }

    /** @return null when there is looking or asking to go on with */
    private Word nextWord() throws InterruptedException {
        if (blindness.lasts()) {
            return words.poll(IDLE_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (!hasSomethingToSee()) {
            return words.take();
        }
        if (visit == null) {
            return words.poll(IDLE_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return car.isPresent() ? words.poll(100, TimeUnit.MILLISECONDS) : words.poll();
    }

    private boolean hasSomethingToSee() {
        return visit == null ? camera.showsEmptyLane() : !isFinal();
    }

    private boolean isFinal() {
        return decision.filter(known -> known.opensOn().isPresent()
                        || known instanceof Decision.Refuse
                        || (known instanceof Decision.AskToPay && !gatekeeper.mayThinkAgain()))
                .isPresent();
    }

    private void hear(Word word) throws InterruptedException {
        if (word instanceof Word.Read read) {
            arrived = clock.instant();
            before = car.map(known -> known.plate().text());
            gone = visit == null ? gone : arrived;
            visit = read.visit();
            sighting = new Sighting(gatekeeper.inside());
            car = Optional.empty();
            decision = Optional.empty();
        } else if (word instanceof Word.Stop stop && stop.visit().equals(visit)) {
            visit = null;
            gone = clock.instant();
        } else if (word instanceof Word.ItIs said && visit != null) {
            Optional<String> picture = newestFrame().map(frame -> pictures.keep(visit, frame));
            decide(new Car(said.plate(), sighting.reading(), picture));
        } else if (word instanceof Word.Settled settled
                && visit != null
                && decision.orElse(null) instanceof Decision.AskToPay waiting
                && waiting.quote().session() == settled.session()) {
            decide(waiting.known());
        } else if (word instanceof Word.SiteChanged) {
            gatekeeper.siteChanged();
            if (visit != null && decision.orElse(null) instanceof Decision.AskToPay waiting) {
                decide(waiting.known());
            }
        } else if (word instanceof Word.Sight sight) {
            blindness.sight(sight.blind(), clock.instant());
        }
    }

    private void goOn() throws InterruptedException {
        Instant now = clock.instant();
        setBack(now);
        blindness.goOn(now);
        if (visit == null && !camera.showsEmptyLane()) {
            return;
        }
        if (visit == null) {
            Optional<Frame> idle = camera.newerThan(sequence, Duration.ZERO);
            idle.ifPresent(frame -> view.empty(frame, reader.read(frame)));
            sequence = idle.map(Frame::sequence).orElse(sequence);
            return;
        }
        if (car.isPresent()) {
            if (Duration.between(asked, clock.instant()).compareTo(ASK_AGAIN) >= 0) {
                decide(car.get());
            }
            return;
        }
        for (OutsideRead read : hearsay.of(arrived, until(), before, gone)) {
            sighting.hear(read);
        }
        decideOnSight();
        if (car.isPresent()) {
            return;
        }
        Optional<Frame> frame = camera.newerThan(sequence, FRAME_WAIT);
        sequence = frame.map(Frame::sequence).orElse(sequence);
        // A frame from before the car stood here may show the one before it, one from after it went under the arm the
        // next.
        if (frame.filter(shot -> !shot.at().isBefore(arrived) && !shot.at().isAfter(until()))
                .isPresent()) {
            look(frame.get());
            decideOnSight();
        }
        boolean overdue = Duration.between(arrived, clock.instant()).compareTo(READING_PATIENCE) >= 0;
        if (car.isEmpty() && overdue) {
            Decision unread = inTurn(gatekeeper.unread(camera.state(), sighting.possible(), clock.instant()));
            if (!decision.equals(Optional.of(unread))) {
                frame.ifPresent(last -> pictures.keep(visit, last));
                say(unread);
            }
        }
    }

    /** From then on the camera sees the next one. */
    private Instant until() {
        Under gone = under;
        return gone.visit().equals(visit) ? gone.since() : Instant.MAX;
    }

    /** A clock that was set back must not make what is new look older than the car's arrival (F11). */
    private void setBack(Instant now) {
        arrived = arrived != null && now.isBefore(arrived) ? now : arrived;
        asked = asked != null && now.isBefore(asked) ? now : asked;
    }

    private void look(Frame frame) {
        sighting.add(frame, view.vehicle(frame, reader.read(frame)));
    }

    private void decideOnSight() throws InterruptedException {
        Optional<Plate> plate = sighting.plate();
        if (plate.isPresent()) {
            decide(car(plate.get()));
        }
    }

    /** As it was read beside as what it is known: both are kept (X06). */
    private Car car(Plate plate) throws InterruptedException {
        Optional<Frame> best = sighting.picture();
        Optional<Frame> picture = best.isPresent() ? best : newestFrame();
        return new Car(plate, sighting.reading(), picture.map(frame -> pictures.keep(visit, frame)));
    }

    /** A camera that only sends pictures of reads may have sent its last one of another car. */
    private Optional<Frame> newestFrame() throws InterruptedException {
        return camera.newerThan(-1, FRAME_WAIT).filter(shot -> !shot.at().isBefore(arrived.minus(Hearsay.LEAD)));
    }

    private void decide(Car known) throws InterruptedException {
        asked = clock.instant();
        car = Optional.of(known);
        Decision decided = inTurn(gatekeeper.decide(known, asked));
        if (!decision.equals(Optional.of(decided))) {
            say(decided);
        }
    }

    /** A car that may pass waits for who comes from the other side; it is asked again every few seconds. */
    private Decision inTurn(Decision decided) {
        return decided.opensOn().isEmpty() || turn.getAsBoolean()
                ? decided
                : new Decision.CallAttendant(decided.car(), List.of(), new SignMessage.Wait());
    }

    /** A full queue holds the watch up, it does not make it forget. */
    private void say(Decision decided) throws InterruptedException {
        decision = Optional.of(decided);
        decided.opensOn()
                .filter(Grounds::leaks)
                .ifPresent(grounds -> openings.byPolicy(clock.instant(), grounds, decided.car(), Optional.of(visit)));
        while (!lanePost.test(new Decided(visit, decided))) {
            Thread.sleep(FRAME_WAIT.toMillis());
        }
    }
}
