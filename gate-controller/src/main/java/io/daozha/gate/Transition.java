package io.daozha.gate;

import java.util.List;

/** What an event leads to: the next state, and what to do about it, in this order. */
public record Transition(LaneState state, List<LaneCommand> commands) {
    public Transition {
        commands = List.copyOf(commands);
    }
}
