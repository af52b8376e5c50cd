package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Grounds;
import io.daozha.gate.LaneCommand.Lower;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneCommand.RecordPassage;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.gate.LaneEvent.Decided;
import io.daozha.gate.LaneEvent.Held;
import io.daozha.gate.LaneEvent.LowerFailed;
import io.daozha.gate.LaneEvent.Lowered;
import io.daozha.gate.LaneEvent.Ordered;
import io.daozha.gate.LaneEvent.RaiseFailed;
import io.daozha.gate.LaneEvent.Raised;
import io.daozha.gate.LaneEvent.Released;
import io.daozha.gate.LaneEvent.Restarted;
import io.daozha.gate.LaneEvent.Sensed;
import io.daozha.gate.LaneEvent.Taken;
import io.daozha.gate.LaneEvent.Tick;
import io.daozha.gate.LaneRules.Profile;
import io.daozha.hardware.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every state × every event: checks what must always hold, and keeps docs/lane.md, where a hole in the machine shows as
 * a missing row.
 */
class LaneTableTest {
    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(30);
    /** Not written with {@code -Ddocs.untouched=true}, as where the machine is broken on purpose. */
    private static final Path TABLE = Path.of("../docs/lane.md");

    /** What stands before it is written by hand. */
    private static final String MARK = "## Every state and every event\n\n";

    private static final Visit READING = Visit.arriving("entry", THEN);
    private static final Visit OWING = READING.with(Street.owing());
    private static final Visit ADMITTED = READING.with(
            new Decision.Admit(Street.car(Street.A), Grounds.TEMPORARY, new SignMessage.Welcome("湘A12345", 7)));

    private static final Map<String, Approach> APPROACHES = new LinkedHashMap<>();
    private static final Map<String, Arm> ARMS = new LinkedHashMap<>();
    private static final Map<String, LaneEvent> EVENTS = new LinkedHashMap<>();

    static {
        APPROACHES.put("Nobody", new Approach.Nobody());
        APPROACHES.put("Standing, being read", new Approach.Standing(READING, Optional.empty()));
        APPROACHES.put("Standing, owing", new Approach.Standing(OWING, Optional.empty()));
        APPROACHES.put("Standing, admitted", new Approach.Standing(ADMITTED, Optional.empty()));
        APPROACHES.put("Departed, admitted", new Approach.Departed(ADMITTED, THEN));
        APPROACHES.put("Tail", new Approach.Tail());
        APPROACHES.put("Resuming", new Approach.Resuming(Optional.empty()));
        APPROACHES.put("Resuming, one admitted", new Approach.Resuming(Optional.of(ADMITTED)));

        ARMS.put("Unknown", new Arm.Unknown());
        ARMS.put("Closed", new Arm.Closed());
        ARMS.put("Rising", new Arm.Rising("admitted", THEN, 1, 0));
        ARMS.put("Rising, told twice", new Arm.Rising("admitted", THEN, 2, 0));
        ARMS.put("Open", new Arm.Open(THEN, 0));
        ARMS.put("Open, raised again too often", new Arm.Open(THEN, 4));
        ARMS.put("Lowering", new Arm.Lowering());
        ARMS.put("Closing", new Arm.Closing(THEN, 0));
        ARMS.put("Stuck", new Arm.Stuck());
        ARMS.put("Offline", new Arm.Offline());

        Level on = Level.ON;
        Level off = Level.OFF;
        EVENTS.put("presence on", new Sensed(new Sensors(on, off, off, on, off)));
        EVENTS.put("presence off", new Sensed(new Sensors(off, off, off, on, off)));
        EVENTS.put("under arm on", new Sensed(new Sensors(on, on, on, off, off)));
        EVENTS.put("arm up", new Sensed(new Sensors(off, off, on, off, off)));
        EVENTS.put("arm between", new Sensed(new Sensors(off, off, off, off, off)));
        EVENTS.put("both limits", new Sensed(new Sensors(off, off, on, on, off)));
        EVENTS.put("fire", new Sensed(new Sensors(off, off, off, on, on)));
        EVENTS.put("blind", new Sensed(Sensors.NONE));
        EVENTS.put(
                "decided: admit", new Decided(READING.id(), ADMITTED.decision().orElseThrow()));
        EVENTS.put(
                "decided: ask to pay",
                new Decided(READING.id(), OWING.decision().orElseThrow()));
        EVENTS.put("ordered by hand", new Ordered("operator", "reason"));
        EVENTS.put("raised", new Raised());
        EVENTS.put("raise failed", new RaiseFailed("no answer"));
        EVENTS.put("lowered", new Lowered());
        EVENTS.put("lower failed", new LowerFailed("no answer"));
        EVENTS.put("held", new Held("operator", "removal van"));
        EVENTS.put("released", new Released("operator"));
        EVENTS.put("taken", new Taken("entry-1"));
        EVENTS.put("tick after 30 s", new Tick());
        EVENTS.put("restarted", new Restarted());
    }

    private static LaneState state(Approach approach, Optional<Visit> under, Arm arm) {
        boolean here = approach instanceof Approach.Standing || approach instanceof Approach.Tail;
        Level presence = here ? Level.ON : approach instanceof Approach.Resuming ? Level.INVALID : Level.OFF;
        boolean blind = presence == Level.INVALID || arm instanceof Arm.Offline;
        Level underArm = under.isPresent() ? Level.ON : Level.OFF;
        Level up = arm instanceof Arm.Open || arm instanceof Arm.Closing ? Level.ON : Level.OFF;
        Level down = arm instanceof Arm.Closed || arm instanceof Arm.Rising ? Level.ON : Level.OFF;
        Sensors sensors = blind ? Sensors.NONE : new Sensors(presence, underArm, up, down, Level.OFF);
        Loops loops = Loops.UNREAD.sensed(sensors, new Step(Street.ENTRY, THEN));
        return new LaneState(approach, under, arm, sensors, loops, Pulses.NONE, Orders.NONE);
    }

    private static Transition next(LaneState state, LaneEvent event, LaneRules rules) {
        return LaneMachine.next(state, event, rules, NOW);
    }

    @Test
    void everyVariantOfEveryTypeIsInTheTable() {
        assertEquals(Set.of(Approach.class.getPermittedSubclasses()), kinds(APPROACHES));
        assertEquals(Set.of(Arm.class.getPermittedSubclasses()), kinds(ARMS));
        assertEquals(Set.of(LaneEvent.class.getPermittedSubclasses()), kinds(EVENTS));
    }

    private static Set<Class<?>> kinds(Map<String, ?> samples) {
        return samples.values().stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void whatMustAlwaysHoldHolds() {
        APPROACHES.forEach((a, approach) -> ARMS.forEach((b, arm) -> EVENTS.forEach((c, event) -> {
            for (Optional<Visit> under : List.of(Optional.<Visit>empty(), Optional.of(ADMITTED.goneUnder()))) {
                for (LaneRules rules : List.of(Street.ENTRY, Street.ENTRY.with(Profile.B))) {
                    String where = rules.profile() + ", " + a + ", " + b + ", under " + under.isPresent() + ": " + c;
                    LaneState before = state(approach, under, arm);
                    Transition after = next(before, event, rules);
                    checkRaise(before, event, after, where);
                    checkLower(before, after, rules, where);
                    checkCars(before, after, where);
                }
            }
        })));
    }

    /** I5: no order to rise without a cause. I8: none of our own while the line is down. */
    private static void checkRaise(LaneState before, LaneEvent event, Transition after, String where) {
        if (after.commands().stream().noneMatch(Raise.class::isInstance)) {
            return;
        }
        boolean asked = event instanceof Ordered || event instanceof Decided || event instanceof Held;
        boolean cause = asked
                || after.state().approach().wantsOpen()
                || after.state().under().isPresent()
                || after.state().sensors().fire() == Level.ON
                || before.arm() instanceof Arm.Rising
                || before.arm() instanceof Arm.Closing;
        assertTrue(cause, "raised without a cause: " + where);
        boolean blinded = before.arm() instanceof Arm.Closing;
        boolean offline = after.state().arm() instanceof Arm.Offline;
        assertTrue(
                asked || blinded || !offline || after.state().sensors().fire() == Level.ON,
                "raised while offline: " + where);
        long pulses = after.commands().stream().filter(Raise.class::isInstance).count();
        assertEquals(1, pulses, "raised more than once in a step: " + where);
    }

    /** I1, I3, I10, I11: lowered only in profile B, from the top, over clear ground; and raised again for cause. */
    private static void checkLower(LaneState before, Transition after, LaneRules rules, String where) {
        if (after.commands().stream().anyMatch(Lower.class::isInstance)) {
            assertEquals(Profile.B, rules.profile(), "lowered where the board does: " + where);
            assertTrue(before.arm() instanceof Arm.Open, "lowered from elsewhere than the top: " + where);
            assertTrue(before.under().isEmpty() && after.state().under().isEmpty(), "lowered on a vehicle: " + where);
            assertFalse(after.state().approach().wantsOpen(), "lowered before one that may pass: " + where);
            assertTrue(after.commands().stream().noneMatch(Raise.class::isInstance), "both orders: " + where);
        }
        boolean tripped = after.state().under().isPresent()
                || after.state().approach().wantsOpen()
                || after.state().sensors().fire() == Level.ON
                || !after.state().sensors().valid();
        if (before.arm() instanceof Arm.Closing && before.sensors().valid() && tripped) {
            assertTrue(after.commands().stream().anyMatch(Raise.class::isInstance), "not raised for a trip: " + where);
        }
    }

    /** A car that had been let through is still known afterwards, or was recorded, or was reported. */
    private static void checkCars(LaneState before, Transition after, String where) {
        boolean had = before.under().isPresent()
                || before.approach().visit().filter(Visit::mayPass).isPresent();
        boolean has = after.state().under().isPresent()
                || after.state().approach().visit().isPresent()
                || after.commands().stream().anyMatch(c -> c instanceof RecordPassage || c instanceof Report);
        assertTrue(!had || has, "a car was forgotten: " + where);
        assertFalse(
                after.commands().stream()
                                .filter(RecordPassage.class::isInstance)
                                .count()
                        > 2,
                "more passages than cars: " + where);
    }

    @Test
    void tableInTheDocsIsTheMachine() throws IOException {
        String table =
                "Kept by `LaneTableTest`; a dot means that nothing changes and nothing is ordered. The first table has "
                        + "the arm closed (rising where a car is admitted), the second has nobody before it.\n\n"
                        + "## Before the arm\n\n"
                        + rows(APPROACHES, EVENTS, (approach, event) -> {
                            LaneState before = state(
                                    approach,
                                    Optional.empty(),
                                    approach.wantsOpen() ? ARMS.get("Rising") : new Arm.Closed());
                            Transition after = next(before, event, Street.ENTRY);
                            return cell(
                                    after.commands(),
                                    before.approach(),
                                    after.state().approach());
                        })
                        + "\n## The arm, lowered by its board (profile A)\n\n"
                        + arms(Street.ENTRY)
                        + "\n## The arm, lowered by us (profile B)\n\n"
                        + arms(Street.ENTRY.with(Profile.B));
        String page = Files.exists(TABLE) ? Files.readString(TABLE) : MARK;
        int start = page.indexOf(MARK) + MARK.length();
        String kept = page.substring(start);
        if (!kept.equals(table) && !Boolean.getBoolean("docs.untouched")) {
            Files.writeString(TABLE, page.substring(0, start) + table);
        }
        assertEquals(kept, table, "docs/lane.md was out of date; it has been written anew, read the difference");
    }

    private static String arms(LaneRules rules) {
        return rows(ARMS, EVENTS, (arm, event) -> {
            LaneState before = state(new Approach.Nobody(), Optional.empty(), arm);
            Transition after = next(before, event, rules);
            return cell(after.commands(), before.arm(), after.state().arm());
        });
    }

    private interface Cell<S> {
        String of(S state, LaneEvent event);
    }

    private static <S> String rows(Map<String, S> states, Map<String, LaneEvent> events, Cell<S> cell) {
        StringBuilder out = new StringBuilder("| state |");
        events.keySet().forEach(event -> out.append(' ').append(event).append(" |"));
        out.append("\n|---|").append("---|".repeat(events.size())).append('\n');
        states.forEach((name, state) -> {
            out.append("| **").append(name).append("** |");
            events.values()
                    .forEach(event ->
                            out.append(' ').append(cell.of(state, event)).append(" |"));
            out.append('\n');
        });
        return out.toString();
    }

    private static String cell(List<LaneCommand> commands, Object from, Object to) {
        String moved = from.equals(to) ? "" : "→ " + to.getClass().getSimpleName();
        String orders = commands.stream()
                .map(command -> command instanceof Report report
                        ? report.notice().name()
                        : command.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        String text = String.join(" ", Arrays.asList(moved, orders)).strip();
        return text.isEmpty() ? "·" : text;
    }
}
