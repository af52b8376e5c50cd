package io.daozha.gate;

import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.RecordPassage;
import io.daozha.gate.LaneCommand.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The commands of one transition, while it is worked out, and what every state needs to work out its part. */
final class Step {
    private final LaneRules rules;
    private final Instant now;
    private final List<LaneCommand> commands = new ArrayList<>();

    Step(LaneRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    LaneRules rules() {
        return rules;
    }

    Instant now() {
        return now;
    }

    void add(LaneCommand command) {
        commands.add(command);
    }

    List<LaneCommand> commands() {
        return commands;
    }

    /** The vehicle has gone through. Whoever it was, it is recorded or reported, never dropped. */
    void passed(Visit visit, boolean certain) {
        visit.passage(rules, now, certain)
                .ifPresentOrElse(
                        passage -> add(new RecordPassage(passage)),
                        () -> add(new Report(Notice.UNIDENTIFIED, describe(visit))));
        if (!visit.mayPass()) {
            add(new Report(Notice.UNADMITTED, describe(visit)));
        }
    }

    /** Its plate, as people say it; nothing where it is not known. */
    static String describe(Visit visit) {
        return visit.car().map(car -> car.plate().text()).orElse("");
    }
}
