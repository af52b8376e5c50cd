package io.daozha.billing.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The condition of a query and what fills its question marks. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    void and(String condition, Object... fillings) {
        conditions.add(condition);
        values.addAll(List.of(fillings));
    }

    /** The same and one more; this one stays as it is. */
    Where with(String condition, Object... fillings) {
        Where narrower = new Where();
        narrower.conditions.addAll(conditions);
        narrower.values.addAll(values);
        narrower.and(condition, fillings);
        return narrower;
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    String text() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    List<Object> values() {
        return values;
    }
}
