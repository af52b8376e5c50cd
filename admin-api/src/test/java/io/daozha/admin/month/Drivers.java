package io.daozha.admin.month;

import io.daozha.admin.month.Trip.Leaving;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.gate.CarInside;
import io.daozha.gate.Decision;
import io.daozha.gate.Lane;
import java.time.Duration;
import java.util.Optional;

/** What drivers do about what they are told, and what the operator does about those who cannot help themselves. */
final class Drivers {
    private static final long AGAIN = Duration.ofSeconds(20).toNanos();
    private static final long CALLS_FOR_HELP = Duration.ofMinutes(2).toNanos();

    private final Month month;
    private final Lot lot;
    private final Checks checks;

    Drivers(Month month, Lot lot, Checks checks) {
        this.month = month;
        this.lot = lot;
        this.checks = checks;
    }

    void goOn(Gate gate) {
        if (gate.excused()) {
            gate.drives().forEach(drive -> drive.disturbed = true);
        }
        Optional<Drive> first = gate.beforeTheArm();
        if (first.isPresent()) {
            hears(gate, first.get());
        }
    }

    void trapped(long longest) {
        for (Gate gate : lot.gates()) {
            for (Drive drive : gate.drives()) {
                checks.that(month.now() - drive.began < longest, drive, "is trapped at " + gate.id());
            }
        }
    }

    private void hears(Gate gate, Drive drive) {
        Optional<Decision> decision = gate.decision();
        String told = decision.map(what -> what.getClass().getSimpleName()).orElse("nothing");
        if (!told.equals(drive.told)) {
            drive.told = told;
            drive.acts = month.now() + patience(drive, decision).toNanos();
            lot.tell(drive, "is told " + told + " at " + gate.id());
        }
        if (month.now() >= drive.acts) {
            drive.acts = month.now() + AGAIN;
            acts(gate, drive, decision);
        }
    }

    private static Duration patience(Drive drive, Optional<Decision> decision) {
        if (decision.isEmpty()) {
            return Duration.ofMinutes(3);
        }
        Decision told = decision.get();
        if (told instanceof Decision.Admit || told instanceof Decision.LetThrough) {
            return drive.hesitates() ? Duration.ofSeconds(4) : Duration.ofMinutes(1);
        }
        boolean slow = told instanceof Decision.AskToPay && drive.trip.leaving() == Leaving.IS_SLOW;
        return slow ? Duration.ofMinutes(6) : drive.trip.reacts();
    }

    private void acts(Gate gate, Drive drive, Optional<Decision> decision) {
        Decision told = decision.orElse(null);
        if (told instanceof Decision.AskToPay pay) {
            asked(gate, drive, pay);
        } else if (told instanceof Decision.Refuse) {
            drive.car.backOut();
        } else if (told instanceof Decision.CallAttendant unknown) {
            says(gate, drive, unknown);
        } else if (told != null && drive.hesitates()) {
            hesitates(gate, drive);
        } else {
            byHand(gate, drive);
        }
    }

    private void asked(Gate gate, Drive drive, Decision.AskToPay pay) {
        if (drive.trip.leaving() == Leaving.DISPUTES) {
            calls(gate, drive);
        } else if (!drive.paid) {
            drive.paid = month.pays(pay.quote().session());
            drive.acts = month.now() + (drive.paid ? CALLS_FOR_HELP : AGAIN);
        } else {
            drive.paid = false; // what was paid has not arrived, or more is owed by now
            drive.acts = month.now() + AGAIN;
        }
    }

    private void says(Gate gate, Drive drive, Decision.CallAttendant unknown) {
        if (!drive.trip.phone()) {
            calls(gate, drive);
        } else if (gate.direction() == Direction.IN) {
            lot.ask(() -> {
                Plate ticket = month.ticket();
                drive.knownAs = Optional.of(ticket);
                gate.lane().ifPresent(lane -> lane.itIs(ticket));
                checks.count("tickets");
            });
        } else {
            Optional<Plate> own = unknown.possible().stream()
                    .map(CarInside::plate)
                    .filter(plate -> drive.knownAs.equals(Optional.of(plate)))
                    .findFirst();
            own.ifPresentOrElse(
                    plate -> lot.ask(() -> {
                        gate.lane().ifPresent(lane -> lane.itIs(plate));
                        checks.count("chosen by the driver");
                    }),
                    () -> calls(gate, drive));
        }
    }

    /** Let through, he backs out once the arm is up. */
    private void hesitates(Gate gate, Drive drive) {
        if (gate.armIsUp()) {
            drive.car.backOut();
        } else {
            byHand(gate, drive);
        }
    }

    /** The operator takes his time. */
    private void calls(Gate gate, Drive drive) {
        if (month.now() - drive.began > CALLS_FOR_HELP) {
            byHand(gate, drive);
        }
    }

    private void byHand(Gate gate, Drive drive) {
        if (drive.hesitates() && gate.direction() == Direction.IN) {
            drive.car.backOut();
            return;
        }
        lot.tell(drive, "is let through by hand at " + gate.id());
        checks.count("by hand");
        drive.named = true;
        drive.car.go();
        lot.ask(() -> gate.lane().ifPresent(Drivers::opens));
    }

    private static void opens(Lane lane) {
        lane.open("operator", "he cannot help himself");
    }

    /** On the phone, before driving to the exit. */
    void paysInside(Vehicle who, Optional<Plate> knownAs) {
        lot.ask(() -> knownAs.or(who::plate).flatMap(month::openStay).ifPresent(stay -> month.pays(stay.id())));
    }
}
