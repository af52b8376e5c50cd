package io.daozha.gate;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Sign;
import io.daozha.hardware.SignLevels;
import io.daozha.hardware.SignText;
import java.time.Clock;
import java.time.ZoneId;
import org.jboss.logging.Logger;

/**
 * A sign that keeps to quiet hours. It is told its levels when they change, at the start, and again after it failed, for it
 * may have lost them with its power. Safe from any thread.
 */
public final class QuietSign implements Sign {
    private static final Logger LOG = Logger.getLogger(QuietSign.class);

    private final String lane;
    private final Sign sign;
    private final QuietHours hours;
    private final Clock clock;
    private final ZoneId zone;

    /** What the sign was told last; null when it is not known to hold. */
    private SignLevels told;

    private boolean complained;

    public QuietSign(String lane, Sign sign, QuietHours hours, Clock clock, ZoneId zone) {
        this.lane = lane;
        this.sign = sign;
        this.hours = hours;
        this.clock = clock;
        this.zone = zone;
    }

    /** A sign that cannot be adjusted still shows: the levels are tried again with the next text or the next hour. */
    @Override
    public synchronized void show(SignText text) throws DeviceException {
        keepHours();
        try {
            sign.show(text);
        } catch (DeviceException e) {
            told = null;
            throw e;
        }
    }

    /** Adjusts the sign if the time has come; to be called every minute or so. */
    public synchronized void keepHours() {
        SignLevels due = hours.at(clock.instant(), zone);
        if (due.equals(told)) {
            return;
        }
        try {
            sign.adjust(due);
            told = due;
            complained = false;
        } catch (DeviceException e) {
            told = null;
            if (!complained) {
                complained = true;
                LOG.warnf("Lane %s: sign not set to %s, tried again later: %s", lane, due, e.getMessage());
            }
        }
    }
}
