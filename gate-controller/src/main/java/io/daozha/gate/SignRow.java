package io.daozha.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A row of the table of what signs show and say, with the blanks that its words may have. */
enum SignRow {
    /** Nobody is there, and the spaces left are not known or not of interest: an exit. */
    READY,
    READY_SPACES("spaces"),
    READY_FULL,
    WELCOME("plate", "spaces"),
    WELCOME_PERMIT("plate", "permit", "days"),
    /** A week or less is left: shown. */
    WELCOME_PERMIT_ENDING("plate", "permit", "days"),
    /** Three days or less are left: also said. */
    WELCOME_PERMIT_ENDING_SOON("plate", "permit", "days"),
    WELCOME_PERMIT_LAST_DAY("plate", "permit"),
    WELCOME_OWING("plate", "sum"),
    PAY_DEBT("plate", "sum"),
    FULL("plate"),
    PAY("plate", "stay", "sum"),
    FAREWELL("plate"),
    FAREWELL_FREE("plate", "stay"),
    UNREAD,
    NOT_INSIDE("plate"),
    BILLING_AWAY_OPEN,
    BILLING_AWAY_HOLD,
    WAIT,
    /** How {@code {stay}} is written and said from a day on, from an hour on, and below. */
    STAY_DAYS("days", "hours", "minutes"),
    STAY_HOURS("hours", "minutes"),
    STAY_MINUTES("minutes");

    @SuppressWarnings("ImmutableEnumChecker") // what Set.of gives does not change
    private final Set<String> blanks;

    SignRow(String... blanks) {
        this.blanks = Set.of(blanks);
    }

    Set<String> blanks() {
        return blanks;
    }

    /** As the table's files write it: {@code ready-spaces}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SignRow> of(String key) {
        return Stream.of(values()).filter(row -> row.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Stream.of(values()).map(SignRow::key).toList();
    }
}
