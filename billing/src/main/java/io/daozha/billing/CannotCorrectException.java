package io.daozha.billing;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A person wants something done to a stay that would make the books untrue; the message says what to do instead. */
public class CannotCorrectException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final String zh;

    CannotCorrectException(String zh, String en) {
        super(en);
        this.zh = zh;
    }

    /** English where English is asked for, Chinese everywhere else. */
    public String in(Locale language) {
        return new Words(zh, getMessage()).in(language);
    }

    /** As the clock on the wall of the site shows it. */
    static String wall(Instant at) {
        return WALL.format(at.atZone(TariffVersion.inForce(at).tariff().zone()));
    }
}
