package io.daozha.admin.web;

import io.daozha.billing.Words;
import io.vertx.ext.web.RoutingContext;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The database does not answer now, and may in a moment: no fault to look for in the log. */
public final class DatabaseAway extends Trouble {
    private static final long serialVersionUID = 1L;

    private static final String WHO_CALLS = "daozha.database-away";

    /** The embedded one is mostly back in this time. */
    static final int RETRY_AFTER_S = 5;

    /**
     * Of SQLSTATE (PostgreSQL manual, appendix A): connection exception, insufficient resources such as a full disk or too
     * many connections, and a server that shuts down or starts.
     */
    private static final List<String> STATES = List.of("08", "53", "57P01", "57P02", "57P03");

    DatabaseAway() {
        super(503, "database-away", language -> language.words(Msg.class).databaseAway(), Words.NONE, List.of());
    }

    /** It could not be found out who calls: where nobody may, he is asked to come again, not to log in. */
    public static void hides(RoutingContext caller, Throwable fault) {
        caller.put(WHO_CALLS, isCauseOf(fault));
    }

    static boolean hides(RoutingContext caller) {
        return Boolean.TRUE.equals(caller.get(WHO_CALLS));
    }

    /** Whether it is why something failed; what wraps it differs from one framework to the next. */
    static boolean isCauseOf(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> next = new ArrayDeque<>(List.of(fault));
        while (!next.isEmpty()) {
            Throwable one = next.pop();
            if (!seen.add(one)) {
                continue;
            }
            if (one instanceof SQLException sql && away(sql)) {
                return true;
            }
            next.addAll(List.of(one.getSuppressed()));
            if (one.getCause() != null) {
                next.push(one.getCause());
            }
        }
        return false;
    }

    /** The pool that waits for a connection in vain gives no state. */
    private static boolean away(SQLException fault) {
        String state = fault.getSQLState();
        return state == null
                ? String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout")
                : STATES.stream().anyMatch(state::startsWith);
    }
}
