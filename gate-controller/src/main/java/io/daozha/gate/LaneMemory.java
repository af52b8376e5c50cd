package io.daozha.gate;

import io.daozha.billing.Passage;
import io.daozha.gate.LaneCommand.RecordPassage;
import io.daozha.gate.LaneEvent.Taken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a journal tells of the moment it ended.
 *
 * @param state as the lane was then; the street may have changed since
 * @param untaken passages that billing has not confirmed, oldest first
 */
public record LaneMemory(LaneState state, List<Passage> untaken) {

    public LaneMemory {
        untaken = List.copyOf(untaken);
    }

    public static LaneMemory of(List<LaneJournal.Entry> entries, LaneRules rules) {
        LaneState state = LaneState.INITIAL;
        Map<String, Passage> untaken = new LinkedHashMap<>();
        for (LaneJournal.Entry entry : entries) {
            state = LaneMachine.next(state, entry.event(), rules, entry.at()).state();
            // Passages are taken as they were written, not worked out again: the rules may have changed since.
            for (LaneCommand command : entry.commands()) {
                if (command instanceof RecordPassage recorded) {
                    untaken.put(recorded.passage().id(), recorded.passage());
                }
            }
            if (entry.event() instanceof Taken taken) {
                untaken.remove(taken.passage());
            }
        }
        return new LaneMemory(state, List.copyOf(untaken.values()));
    }
}
