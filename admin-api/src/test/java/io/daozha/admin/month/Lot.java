package io.daozha.admin.month;

import io.daozha.admin.SiteWatch;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.Settlement;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.gate.ClockWatch;
import io.daozha.gate.Lane;
import io.daozha.gate.LaneCommand.RecordPassage;
import io.daozha.gate.LaneJournal;
import io.daozha.gate.Outages;
import io.daozha.gate.PictureFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The car park under test: two real lanes in steps, the real site watch, the real billing on a real database, and what
 * there is outside of the process: the street, the channel that is paid by, the clock. The process can be killed at any
 * step or within one; then everything but folder, database, street and channel is gone.
 */
final class Lot {
    static final Duration STEP = Duration.ofMillis(200);

    final Hands clock;
    final Gate in;
    final Gate out;
    final SimulatedProvider channel = new SimulatedProvider();
    private final Checks checks;
    private final Story story;
    private final Parking parking;
    private final Path folder;
    private final Random dice;
    private final List<String> promised = new ArrayList<>();
    private Optional<SiteWatch> watch = Optional.empty();
    private boolean databaseAway;
    private boolean caughtUp;
    private int diesIn = -1;
    private long lookedAt;

    /** The database cannot be reached. */
    static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Away() {
            super("the database is away", null, false, false);
        }
    }

    Lot(Parking parking, Hands clock, Checks checks, Story story, Path folder, Random dice) {
        this.parking = parking;
        this.clock = clock;
        this.checks = checks;
        this.story = story;
        this.folder = folder;
        this.dice = dice;
        this.in = new Gate("in", Direction.IN, clock, checks, dice, this::mayDie);
        this.out = new Gate("out", Direction.OUT, clock, checks, dice, this::mayDie);
    }

    List<Gate> gates() {
        return List.of(in, out);
    }

    /** The process starts, with what it finds on disk. */
    void open() throws IOException {
        Outages outages = new Outages();
        watch = Optional.of(new SiteWatch(
                clock,
                new ClockWatch(clock, clock::nanos),
                channel::trouble,
                outages,
                () -> parking.inside().stream().findFirst().map(ParkingSession::enteredAt),
                parking::clockJumped));
        for (Gate gate : gates()) {
            gate.open(outages, parking, folder, new PictureFolder(folder.resolve("pictures")));
        }
        tell("site", "the process starts");
    }

    boolean runs() {
        return watch.isPresent();
    }

    /** From here on the process dies in so many of the places where it may. */
    void willDie(int places) {
        diesIn = places;
    }

    /** Here the process may die. */
    void mayDie(String where) {
        if (diesIn < 0 || diesIn-- > 0) {
            return;
        }
        throw new Killed(where);
    }

    /** What is to be done by the process is done, unless it dies in it. */
    void within(Runnable work) {
        try {
            work.run();
        } catch (Killed killed) {
            dies(killed);
        }
    }

    private void dies(Killed killed) {
        tell("site", "the process is killed: " + killed.getMessage());
        checks.count("killed");
        caughtUp = false;
        watch.ifPresent(SiteWatch::close);
        watch = Optional.empty();
        for (Gate gate : gates()) {
            gate.dies();
            try {
                readAndTear(folder.resolve(gate.id()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What stands in the journal is promised; then, half of the times, the power went while the next line was written. */
    private void readAndTear(Path journal) throws IOException {
        try (LaneJournal read = LaneJournal.open(journal)) {
            read.found().stream()
                    .flatMap(entry -> entry.commands().stream())
                    .filter(RecordPassage.class::isInstance)
                    .forEach(command ->
                            promised.add(((RecordPassage) command).passage().id()));
        }
        if (dice.nextBoolean()) {
            try (var files = Files.list(journal)) {
                Path newest = files.filter(file -> file.toString().endsWith(".journal"))
                        .max(Path::compareTo)
                        .orElseThrow();
                Files.writeString(newest, "0badc0de {\"at\":\"2026-0", StandardOpenOption.APPEND);
            }
        }
    }

    /** The passages that stood in the journals of processes that died since the last time this was asked. */
    List<String> promised() {
        List<String> since = List.copyOf(promised);
        promised.clear();
        return since;
    }

    void databaseIs(boolean away) {
        databaseAway = away;
        caughtUp = false;
    }

    /** The process runs, and has brought to billing whatever it had to bring. */
    boolean caughtUp() {
        return caughtUp;
    }

    /** A step of time, in the street and in the process. */
    void step() {
        clock.pass(STEP.toNanos());
        within(() -> {
            look();
            gates().forEach(gate -> gate.step(STEP));
            caughtUp = runs() && !databaseAway;
        });
    }

    /** Nothing is to happen for a while: time passes at once. */
    void pass(long nanos) {
        long end = clock.nanos() + nanos;
        while (clock.nanos() < end) {
            clock.pass(Math.min(end - clock.nanos(), Duration.ofMinutes(1).toNanos()));
            within(this::look);
        }
    }

    private void look() {
        if (clock.nanos() - lookedAt < Duration.ofSeconds(1).toNanos()) {
            return;
        }
        lookedAt = clock.nanos();
        try {
            watch.ifPresent(SiteWatch::look);
        } catch (Away away) {
            checks.count("site watch could not ask"); // its own thread survives that, too
        }
    }

    /** A person or a phone asks something of billing or of a lane; where the process or its database is away, it comes to nothing. */
    boolean ask(Runnable question) {
        if (!runs()) {
            return false;
        }
        boolean[] answered = {false};
        within(() -> {
            try {
                question.run();
                answered[0] = true;
            } catch (Away away) {
                checks.count("asked in vain");
            }
        });
        return answered[0];
    }

    /** The channel tells of a payment. @return whether it was told that it was heard */
    boolean pays(PaymentNotice notice) {
        return ask(() -> {
            Settlement settled = parking.settle(notice, clock.instant());
            for (Gate gate : gates()) {
                Optional<Lane> lane = gate.lane();
                if (settled instanceof Settlement.Posted posted) {
                    lane.ifPresent(works -> works.settled(posted.session()));
                } else if (settled instanceof Settlement.FoundMoney found) {
                    lane.ifPresent(works -> works.settled(found.session()));
                } else if (settled instanceof Settlement.AlreadyTaken taken) {
                    lane.ifPresent(works -> works.settled(taken.session()));
                }
            }
        });
    }

    /** Whoever calls billing finds it there, unless the process dies before, or the database is away. */
    void reaches(String what) {
        mayDie("before " + what);
        if (databaseAway) {
            throw new Away();
        }
    }

    void tell(Object who, String what) {
        story.tell(clock.instant(), who, what);
    }

    void close() {
        watch.ifPresent(SiteWatch::close);
        gates().forEach(gate -> gate.lane().ifPresent(Lane::close));
    }
}
