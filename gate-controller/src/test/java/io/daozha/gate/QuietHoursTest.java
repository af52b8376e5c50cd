package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Sign;
import io.daozha.hardware.SignLevels;
import io.daozha.hardware.SignText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final QuietHours HOURS = QuietHours.parse("07:00 100/80, 22:00 30/0");
    private static final SignLevels DAY = new SignLevels(100, 80);
    private static final SignLevels NIGHT = new SignLevels(30, 0);

    private static Instant at(String local) {
        return LocalDateTime.parse("2026-05-18T" + local).atZone(HERE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:00, 30, 0",
        "06:59:59, 30, 0",
        "07:00:00, 100, 80",
        "21:59:59, 100, 80",
        "22:00:00, 30, 0",
        "23:59:59, 30, 0"
    })
    void whatTheLastChangeSaysHoldsThroughMidnight(String local, int brightness, int volume) {
        assertEquals(new SignLevels(brightness, volume), HOURS.at(at(local), HERE));
    }

    @ParameterizedTest(name = "{0} in Berlin")
    @CsvSource({
        // The night of 29 March 2026 has no time from 02:00 to 03:00.
        "2026-03-29T00:59:59Z, 30",
        "2026-03-29T01:00:00Z, 50",
        // That of 25 October has it twice: what begins at 02:30 ends with it and begins again.
        "2026-10-25T00:29:59Z, 30",
        "2026-10-25T00:30:00Z, 50",
        "2026-10-25T01:00:00Z, 30",
        "2026-10-25T01:30:00Z, 50"
    })
    void theClockOnTheWallCounts(Instant now, int brightness) {
        QuietHours hours = QuietHours.parse("22:00 30/0,02:30 50/0,7:00 100/80");
        assertEquals(brightness, hours.at(now, ZoneId.of("Europe/Berlin")).brightness());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""                       | '' is no change of levels
                    07:00 100                | '07:00 100' is no change of levels
                    07:00 100/80,            | '' is no change of levels
                    24:00 100/80             | '24:00' is no time of day
                    07:00 101/80             | not 101 and 80
                    07:00 100/80,7:00 50/50  | two changes of levels at 07:00
                    """)
    void whatCannotBeUnderstoodIsNamed(String text, String said) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> QuietHours.parse(text));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }

    @Test
    void aSignIsToldOnceAndAgainAtTheChange() throws DeviceException {
        Street street = new Street("21:59:00");
        street.sign.keepHours();
        street.sign.show(SignText.of("1"));
        street.sign.keepHours();
        street.now = at("22:00:00");
        street.sign.show(SignText.of("2"));
        street.sign.keepHours();
        assertEquals(List.of(DAY, "1", NIGHT, "2"), street.did);
    }

    @Test
    void aSignThatFailedIsToldItsLevelsAgainBeforeItSpeaks() throws DeviceException {
        Street street = new Street("23:00:00");
        street.sign.show(SignText.of("1"));
        street.dead = true;
        assertThrows(DeviceException.class, () -> street.sign.show(SignText.of("2")));
        street.dead = false;
        street.sign.show(SignText.of("3"));
        assertEquals(List.of(NIGHT, "1", NIGHT, "3"), street.did);
    }

    @Test
    void aSignThatCannotBeAdjustedStillShows() throws DeviceException {
        Street street = new Street("23:00:00");
        street.stubborn = true;
        street.sign.show(SignText.of("1"));
        street.stubborn = false;
        street.sign.keepHours();
        assertEquals(List.of("1", NIGHT), street.did);
    }

    /** A sign that notes what it is told, and a clock that is set by hand. */
    private static final class Street implements Sign {
        private final List<Object> did = new ArrayList<>();
        private final QuietSign sign;
        private Instant now;
        private boolean dead;
        private boolean stubborn;

        Street(String local) {
            now = at(local);
            sign = new QuietSign("entry", this, HOURS, new SetClock(), HERE);
        }

        @Override
        public void show(SignText text) throws DeviceException {
            answer(dead, text.lines().get(0));
        }

        @Override
        public void adjust(SignLevels levels) throws DeviceException {
            answer(dead || stubborn, levels);
        }

        private void answer(boolean silent, Object order) throws DeviceException {
            if (silent) {
                throw new DeviceException("Sign 1 on /dev/ttyUSB1 does not answer");
            }
            did.add(order);
        }

        private final class SetClock extends Clock {
            @Override
            public ZoneId getZone() {
                return HERE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        }
    }
}
