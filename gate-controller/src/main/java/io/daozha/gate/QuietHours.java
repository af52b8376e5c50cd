package io.daozha.gate;

import io.daozha.hardware.SignLevels;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How bright and how loud a sign is by the time of day. The clock on the wall counts: where summer time skips or repeats an
 * hour, the levels are those of the hour that the clock shows.
 */
public final class QuietHours {
    private static final Pattern CHANGE = Pattern.compile("(\\d{1,2}:\\d{2})\\s+(\\d{1,3})/(\\d{1,3})");

    private final NavigableMap<LocalTime, SignLevels> changes;

    private QuietHours(NavigableMap<LocalTime, SignLevels> changes) {
        this.changes = changes;
    }

    /**
     * @param text changes parted by commas, each from when on, brightness and volume in percent: {@code 07:00 100/80, 22:00
     *     30/0}. What the last one says holds through midnight until the first
     * @throws IllegalArgumentException in one sentence, naming the change that cannot be understood
     */
    public static QuietHours parse(String text) {
        NavigableMap<LocalTime, SignLevels> changes = new TreeMap<>();
        for (String change : text.split(",", -1)) {
            Matcher parts = CHANGE.matcher(change.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + change.strip()
                        + "' is no change of levels; write the time, brightness and volume in percent: 22:00 30/0");
            }
            LocalTime from = time(parts.group(1));
            SignLevels levels = new SignLevels(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
            if (changes.put(from, levels) != null) {
                throw new IllegalArgumentException("There are two changes of levels at " + from);
            }
        }
        return new QuietHours(changes);
    }

    public SignLevels at(Instant now, ZoneId zone) {
        Map.Entry<LocalTime, SignLevels> since = changes.floorEntry(LocalTime.ofInstant(now, zone));
        return (since == null ? changes.lastEntry() : since).getValue();
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time of day; it may be 00:00 to 23:59", e);
        }
    }
}
