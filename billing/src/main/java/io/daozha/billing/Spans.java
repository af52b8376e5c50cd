package io.daozha.billing;

import java.time.Duration;
import java.util.Locale;

/** A length of time as a notice board writes it. */
public final class Spans {
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private Spans() {}

    public static String zh(long minutes) {
        if (minutes >= 2 * DAY && minutes % DAY == 0) {
            return minutes / DAY + "天";
        }
        return minutes >= HOUR && minutes % HOUR == 0 ? minutes / HOUR + "小时" : minutes + "分钟";
    }

    /** By how much a clock was set: +1:00:00, -0:00:30. */
    public static String signed(Duration by) {
        Duration size = by.abs();
        return String.format(
                Locale.ROOT,
                "%s%d:%02d:%02d",
                by.isNegative() ? "-" : "+",
                size.toHours(),
                size.toMinutesPart(),
                size.toSecondsPart());
    }

    public static String en(long minutes) {
        if (minutes >= 2 * DAY && minutes % DAY == 0) {
            return minutes / DAY + " days";
        }
        return minutes >= HOUR && minutes % HOUR == 0 ? minutes / HOUR + " h" : minutes + " min";
    }
}
