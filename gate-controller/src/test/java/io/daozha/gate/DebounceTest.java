package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.hardware.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F09 contacts that bounce")
class DebounceTest {
    private static final Sensors EMPTY = sensors(Level.OFF, Level.OFF, Level.OFF);

    private static Sensors sensors(Level presence, Level underArm, Level fire) {
        return new Sensors(presence, underArm, Level.OFF, Level.ON, fire);
    }

    private static Sensors last(Sensors... polls) {
        Debounce debounce = Debounce.START;
        for (Sensors poll : polls) {
            debounce = debounce.polled(poll);
        }
        return debounce.counted();
    }

    @Test
    void changeCountsWhenTwoPollsAgree() {
        Sensors car = sensors(Level.ON, Level.OFF, Level.OFF);
        assertEquals(EMPTY, last(EMPTY, car));
        assertEquals(car, last(EMPTY, car, car));
        assertEquals(EMPTY, last(EMPTY, car, EMPTY, car, EMPTY));
    }

    @Test
    void vehicleUnderTheArmAndFireCountAtOnceAndEndAfterTwoPolls() {
        Sensors both = sensors(Level.OFF, Level.ON, Level.ON);
        assertEquals(both, last(EMPTY, both));
        assertEquals(both, last(EMPTY, both, both, EMPTY));
        assertEquals(EMPTY, last(EMPTY, both, both, EMPTY, EMPTY));
    }

    @Test
    void contactThatCannotBeReadIsSaidAtOnceAndSoIsItsFirstWord() {
        assertEquals(Sensors.NONE, last(EMPTY, EMPTY, Sensors.NONE));
        assertEquals(EMPTY, last(Sensors.NONE, EMPTY));
    }
}
