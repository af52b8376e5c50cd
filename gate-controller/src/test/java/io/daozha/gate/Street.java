package io.daozha.gate;

import io.daozha.billing.Charge;
import io.daozha.billing.Grounds;
import io.daozha.billing.Money;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.gate.LaneCommand.RecordPassage;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.hardware.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lane machine with the street around it, told by hand: who stands on which loop, what is decided, what time it is. */
final class Street {
    static final LaneRules ENTRY = LaneRules.of("entry", Direction.IN);
    static final Plate A = new Plate("湘A12345", Plate.Colour.BLUE);
    static final Plate B = new Plate("湘B67890", Plate.Colour.BLUE);

    private final LaneRules rules;
    private final List<LaneCommand> last = new ArrayList<>();
    private final List<LaneCommand> all = new ArrayList<>();
    private final List<LaneJournal.Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private LaneState state = LaneState.INITIAL;
    private Sensors sensors = new Sensors(Level.OFF, Level.OFF, Level.OFF, Level.ON, Level.OFF);

    Street(LaneRules rules) {
        this.rules = rules;
        tell(new LaneEvent.Restarted());
        tell(new LaneEvent.Sensed(sensors));
    }

    Street tell(LaneEvent event) {
        Transition transition = LaneMachine.next(state, event, rules, now);
        entries.add(new LaneJournal.Entry(now, event, transition.commands()));
        state = transition.state();
        last.clear();
        last.addAll(transition.commands());
        all.addAll(transition.commands());
        return this;
    }

    Street presence(Level level) {
        return sense(
                new Sensors(level, sensors.underArm(), sensors.openLimit(), sensors.closedLimit(), sensors.fire()));
    }

    Street underArm(Level level) {
        return sense(
                new Sensors(sensors.presence(), level, sensors.openLimit(), sensors.closedLimit(), sensors.fire()));
    }

    Street armUp() {
        return arm(Level.OFF, Level.OFF).arm(Level.ON, Level.OFF);
    }

    Street armDown() {
        return arm(Level.OFF, Level.OFF).arm(Level.OFF, Level.ON);
    }

    Street arm(Level open, Level closed) {
        return sense(new Sensors(sensors.presence(), sensors.underArm(), open, closed, sensors.fire()));
    }

    Street fire(Level level) {
        return sense(
                new Sensors(sensors.presence(), sensors.underArm(), sensors.openLimit(), sensors.closedLimit(), level));
    }

    /** The contacts cannot be read for a while; then they say again what they said before, unless set otherwise. */
    Street blind() {
        return tell(new LaneEvent.Sensed(Sensors.NONE));
    }

    Street sense(Sensors next) {
        sensors = next;
        return tell(new LaneEvent.Sensed(next));
    }

    Street wait(Duration time) {
        now = now.plus(time);
        return tell(new LaneEvent.Tick());
    }

    Street decide(Decision decision) {
        return tell(new LaneEvent.Decided(
                state.approach().visit().or(state::under).orElseThrow().id(), decision));
    }

    Street admit(Plate plate) {
        return decide(new Decision.Admit(car(plate), Grounds.TEMPORARY, new SignMessage.Welcome(plate.text(), 7)));
    }

    /** The car drives on under the raised arm and out on the other side. */
    Street driveThrough() {
        now = now.plusSeconds(1);
        underArm(Level.ON);
        now = now.plusSeconds(1);
        presence(Level.OFF);
        now = now.plusSeconds(1);
        return underArm(Level.OFF);
    }

    /** Car A stood two hours and owes six yuan. */
    static Decision.AskToPay owing() {
        Instant in = Instant.parse("2026-03-01T06:00:00Z");
        Duration stay = Duration.ofHours(2);
        Money due = Money.fen(600);
        Charge.Line hours = new Charge.Line(Charge.Line.Kind.UNITS, in, in.plus(stay), 2, Money.fen(300), due);
        Charge charge = new Charge("test", List.of(hours), "CNY");
        Quote quote = new Quote(
                7, A, in, stay, charge, Money.fen(0), due, in.plus(stay).plusSeconds(300));
        return new Decision.AskToPay(car(A), quote, new SignMessage.Pay(A.text(), stay, due));
    }

    static Car car(Plate plate) {
        return new Car(plate, Optional.of(new Passage.Reading(plate.text(), 0.99)), Optional.empty());
    }

    LaneState state() {
        return state;
    }

    List<LaneCommand> last() {
        return List.copyOf(last);
    }

    List<LaneJournal.Entry> entries() {
        return List.copyOf(entries);
    }

    List<Passage> passages() {
        return all.stream()
                .filter(RecordPassage.class::isInstance)
                .map(command -> ((RecordPassage) command).passage())
                .toList();
    }

    List<LaneCommand.Notice> notices() {
        return all.stream()
                .filter(Report.class::isInstance)
                .map(command -> ((Report) command).notice())
                .toList();
    }

    long count(Class<? extends LaneCommand> kind) {
        return all.stream().filter(kind::isInstance).count();
    }
}
