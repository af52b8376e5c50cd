package io.daozha.gate;

import io.daozha.hardware.Level;

/**
 * Takes the bounce out of contacts: a change counts when two polls in a row agree. What makes the lane more careful
 * counts at once: a vehicle under the arm, fire, and a contact that cannot be read.
 *
 * @param counted what the lane goes by
 * @param polled what the poll before said
 */
record Debounce(Sensors counted, Sensors polled) {
    static final Debounce START = new Debounce(Sensors.NONE, Sensors.NONE);

    Debounce polled(Sensors now) {
        Sensors next = new Sensors(
                settled(counted.presence(), polled.presence(), now.presence()),
                now.underArm() == Level.ON ? Level.ON : settled(counted.underArm(), polled.underArm(), now.underArm()),
                settled(counted.openLimit(), polled.openLimit(), now.openLimit()),
                settled(counted.closedLimit(), polled.closedLimit(), now.closedLimit()),
                now.fire() == Level.ON ? Level.ON : settled(counted.fire(), polled.fire(), now.fire()));
        return new Debounce(next, now);
    }

    private static Level settled(Level counted, Level before, Level now) {
        // After blindness there is nothing to hold on to: the first word counts.
        return now == before || now == Level.INVALID || counted == Level.INVALID ? now : counted;
    }
}
