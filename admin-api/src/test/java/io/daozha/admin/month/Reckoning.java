package io.daozha.admin.month;

import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds who went through against the passages on record, whenever both lanes are at rest. */
final class Reckoning {
    private static final long LONG_AGO = -Duration.ofDays(1).toNanos();

    /**
     * With 2.5 s between them at 3 m/s a loop is only just free, with less never, and two cars are one long one to the lane;
     * both moments are known to a step.
     */
    private static final long APART = Duration.ofSeconds(3).toNanos();

    private final Lot lot;
    private final Witness witness;
    private final Checks checks;
    private final Map<Gate, Deque<Drive>> gone = new LinkedHashMap<>();
    private final Map<Gate, Long> unidentified = new HashMap<>();
    private final Map<Gate, Long> lastPassed = new HashMap<>();
    private final Map<Trip, Plate> knownAs = new HashMap<>();

    Reckoning(Lot lot, Witness witness, Checks checks) {
        this.lot = lot;
        this.witness = witness;
        this.checks = checks;
        for (Gate gate : lot.gates()) {
            gone.put(gate, new ArrayDeque<>());
            unidentified.put(gate, 0L);
            lastPassed.put(gate, LONG_AGO);
        }
    }

    /** Under which plate a trip's car came in, as far as the books say. */
    Optional<Plate> knownAs(Trip trip) {
        return Optional.ofNullable(knownAs.get(trip));
    }

    void passed(Gate gate, Drive drive) {
        checks.count(gate.direction() == Direction.IN ? "passed in" : "passed out");
        long now = lot.clock.nanos();
        if (now - lastPassed.put(gate, now) < APART) {
            drive.disturbed = true;
            checks.count("followed too closely for two loops to tell");
        }
        gone.get(gate).add(drive);
    }

    /**
     * Whoever went through is in the books, once each and in the right order: as who he is, or as who he was taken for
     * when he came in; as somebody else only if the cameras misread him, a person said so, or nobody could see.
     */
    void settle() {
        List<Passage> brought = witness.brought();
        witness.promisesAreKept();
        for (Gate gate : lot.gates()) {
            List<Passage> passages = brought.stream()
                    .filter(passage -> passage.lane().equals(gate.id()))
                    .toList();
            List<Drive> drives = List.copyOf(gone.get(gate));
            gone.get(gate).clear();
            long unknown = gate.unidentified() - unidentified.put(gate, gate.unidentified());
            boolean seen = !gate.excused() && drives.stream().noneMatch(drive -> drive.disturbed);
            if (!seen) {
                checks.count("not compared, for the lane was disturbed");
            } else {
                checks.same(
                        (long) drives.size(),
                        passages.size() + unknown,
                        drives.isEmpty() ? gate.id() : drives.get(0),
                        "passages on record of " + drives);
            }
            if (drives.size() == passages.size()) {
                for (int i = 0; i < drives.size(); i++) {
                    identify(drives.get(i), passages.get(i), seen);
                }
            }
        }
    }

    private void identify(Drive drive, Passage passage, boolean seen) {
        boolean in = passage.direction() == Direction.IN;
        Optional<Plate> known = in ? drive.knownAs : Optional.ofNullable(knownAs.remove(drive.trip));
        boolean himself =
                drive.who().plate().equals(Optional.of(passage.plate())) || known.equals(Optional.of(passage.plate()));
        if (!himself) {
            checks.count("taken for another");
        }
        boolean sawRightly = seen
                && !drive.named
                && drive.eyes.filter(eyes -> !eyes.wasWrong()).isPresent();
        checks.that(
                himself || !sawRightly || (!in && known.isEmpty()), drive, "is taken for " + Names.of(passage.plate()));
        if (in) {
            knownAs.put(drive.trip, passage.plate());
        }
    }
}
