package io.daozha.gate;

import io.daozha.gate.LaneCommand.Lower;
import io.daozha.gate.LaneCommand.Raise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The orders to the barrier, kept apart: between any two there is at least the dead time. An order to rise that falls
 * into it is given at its end; an order to lower never waits, because its conditions would have to hold anew.
 *
 * @param last when the barrier was last given an order
 * @param due why it is to rise once the dead time has passed
 */
public record Pulses(Optional<Instant> last, Optional<String> due) {
    static final Pulses NONE = new Pulses(Optional.empty(), Optional.empty());

    boolean ready(Step step) {
        // A clock that was set back must not hold an order up: what lies in the future is no reason to wait.
        return last.filter(at -> !step.now().isBefore(at)
                        && step.now().isBefore(at.plus(step.rules().dead())))
                .isEmpty();
    }

    /** Which of the commands are given now; at most one of them is an order to the barrier. */
    Spaced space(Step step) {
        List<LaneCommand> now = new ArrayList<>();
        Optional<String> rise = due;
        boolean lower = false;
        for (LaneCommand command : step.commands()) {
            if (command instanceof Raise raise) {
                rise = Optional.of(raise.cause());
            } else {
                lower |= command instanceof Lower;
                now.add(command);
            }
        }
        boolean ready = ready(step);
        if (rise.isPresent() && ready) {
            now.add(new Raise(rise.get()));
            return new Spaced(new Pulses(Optional.of(step.now()), Optional.empty()), now);
        }
        return new Spaced(new Pulses(lower ? Optional.of(step.now()) : last, rise), now);
    }

    record Spaced(Pulses pulses, List<LaneCommand> commands) {
        Spaced {
            commands = List.copyOf(commands);
        }
    }
}
