package io.daozha.gate;

import io.daozha.hardware.Level;

/**
 * What the contacts of one lane say, all from one poll.
 *
 * @param presence loop before the arm
 * @param underArm safety loop under the arm
 * @param openLimit on while the arm is fully up
 * @param closedLimit on while the arm is fully down
 * @param fire the fire panel's contact
 */
public record Sensors(Level presence, Level underArm, Level openLimit, Level closedLimit, Level fire) {

    public static final Sensors NONE =
            new Sensors(Level.INVALID, Level.INVALID, Level.INVALID, Level.INVALID, Level.INVALID);

    /** Whether every contact the lane decides by was read. The fire contact may be absent. */
    boolean valid() {
        return presence != Level.INVALID
                && underArm != Level.INVALID
                && openLimit != Level.INVALID
                && closedLimit != Level.INVALID;
    }
}
