package io.daozha.gate;

/** Everything a lane can learn. */
public sealed interface LaneEvent {

    /** A contact changed. */
    record Sensed(Sensors sensors) implements LaneEvent {}

    /** It was decided what a vehicle may do; later decisions on the same visit replace earlier ones until it is admitted. */
    record Decided(String visit, Decision decision) implements LaneEvent {}

    /** The operator opens by hand. */
    record Ordered(String by, String reason) implements LaneEvent {}

    /** The barrier has taken the order to rise. That it is up, only its limit switch says. */
    record Raised() implements LaneEvent {}

    /** The barrier did not take the order to rise. */
    record RaiseFailed(String reason) implements LaneEvent {}

    /** The barrier has taken the order to lower. */
    record Lowered() implements LaneEvent {}

    /** The barrier did not take the order to lower, or did not say that it did. */
    record LowerFailed(String reason) implements LaneEvent {}

    /** The arm is to go up and stay there until it is released. */
    record Held(String by, String reason) implements LaneEvent {}

    /** A person ends what holds the arm up. */
    record Released(String by) implements LaneEvent {}

    /** Billing has the passage: it need not be posted again. */
    record Taken(String passage) implements LaneEvent {}

    /** Time has passed. */
    record Tick() implements LaneEvent {}

    /** The program was started; nothing it remembers of the street need still be true. */
    record Restarted() implements LaneEvent {}
}
