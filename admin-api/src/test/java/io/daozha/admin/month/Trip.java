package io.daozha.admin.month;

import java.time.Duration;

/**
 * One visit as it is intended; what becomes of it the lot decides.
 *
 * @param comes since the beginning of the day
 * @param stays from the passage in to the drive to the exit
 * @param reacts how long its driver takes to do what a sign asks of him
 * @param phone whether he has one to scan with
 * @param dice for what the cameras make of its plate
 */
record Trip(
        Vehicle who,
        Duration comes,
        Duration stays,
        Entering entering,
        Leaving leaving,
        Duration reacts,
        boolean phone,
        long dice) {

    Trip comingAt(Duration moment) {
        return new Trip(who, moment, stays, entering, leaving, reacts, phone, dice);
    }

    enum Entering {
        DRIVES_IN,
        /** Is let through, hesitates, and backs out (E13). */
        TURNS_BACK,
        /** Follows the car in front (E14). */
        TAILGATES
    }

    enum Leaving {
        PAYS,
        /** On the phone, before driving to the exit (X04). */
        PAYS_INSIDE,
        /** And then stays until the time to leave is long over (X05). */
        PAYS_INSIDE_AND_LINGERS,
        /** Looks for the phone for minutes (X12). */
        IS_SLOW,
        /** Does not pay until the operator lets him go (X14). */
        DISPUTES,
        /** Pays at the exit, backs into the car park again and comes later (X13). */
        TURNS_BACK,
        TAILGATES
    }
}
