package io.daozha.billing.search;

import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Review;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The query for the newest stays that are looked for, and what fills its question marks. It takes a few columns, which
 * indexes hold, so that no more stays are read whole than a page shows.
 *
 * @param soonAdded false where it may be asked for one page, but reads too much for a sum
 */
record Wanted(String text, List<Object> values, boolean soonAdded) {
    static final String KEY = "s.id, s.entered_at";

    /** Of so many plates the newest stays of each are fetched; what fits more of them is soon met among all stays. */
    private static final int MOST_PLATES = 500;

    /** A plate has no more endings than a {@link StayFilter#plate} has characters. */
    private static final int MOST_ENDINGS = 24 * (MOST_PLATES + 1);

    private static final Pattern UNKNOWN = Pattern.compile("[%_]");

    /**
     * @param columns of the stay {@code s}, {@link #KEY} first
     * @param after as in {@link Search#find}
     */
    static Wanted of(Connection connection, String columns, StayFilter filter, Optional<StayRow.Key> after, int most)
            throws SQLException {
        String select = "select " + columns + " from parking_session s";
        String newest = " order by entered_at desc, id desc limit " + most;
        Where where = where(filter, after);
        if (filter.plate().isPresent()) {
            filter.lane().ifPresent(lane -> where.and("? in (s.entry_lane, s.exit_lane)", lane));
            return ofPlates(connection, filter.plate().get(), select, where, newest);
        }
        return filter.lane()
                .map(lane -> ofLane(lane, select, where, newest))
                .orElseGet(() -> new Wanted(select + where.text() + newest, where.values(), true));
    }

    /** Each plate's newest, which lie side by side in an index, and the newest of those. */
    private static Wanted ofPlates(Connection connection, String plate, String select, Where where, String newest)
            throws SQLException {
        boolean part = plate.contains("*") || plate.contains("%");
        String pattern = plate.replace("\\", "").replace("_", "").replace('*', '_');
        Set<String> plates = part ? alike(connection, pattern) : Set.of(plate);
        if (plates.size() > MOST_PLATES) {
            // Nobody looks for a pseudonym by a part of it.
            where.and("s.plate_text like ? and s.plate_text not like '匿%'", pattern);
            return new Wanted(select + where.text() + newest, where.values(), false);
        }
        String ofOne = select + where.with("s.plate_text = plate").text() + newest;
        return new Wanted(
                "select one.* from unnest(?) plate cross join lateral (" + ofOne + ") one" + newest,
                and(List.of(connection.createArrayOf("text", plates.toArray())), where.values()),
                true);
    }

    /** The plates that a part fits, more than {@link #MOST_PLATES} where that is so; they are few beside the stays. */
    private static Set<String> alike(Connection connection, String pattern) throws SQLException {
        // What is known of them in one piece begins one of their endings.
        String known = UNKNOWN.splitAsStream(pattern)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        try (PreparedStatement query = connection.prepareStatement(
                "select distinct plate_text from (select plate_text from plate_end where ending like ? and plate_text like ?"
                        + " limit " + MOST_ENDINGS + ") ends limit " + (MOST_PLATES + 1))) {
            query.setString(1, known + "%");
            query.setString(2, pattern);
            try (ResultSet plates = query.executeQuery()) {
                Set<String> found = new HashSet<>();
                while (plates.next()) {
                    found.add(plates.getString(1));
                }
                return found;
            }
        }
    }

    /** Asked for one end or the other at once, a lane that nobody used would be looked for in all stays. */
    private static Wanted ofLane(String lane, String select, Where where, String newest) {
        Where in = where.with("s.entry_lane = ?", lane);
        Where out = where.with("s.exit_lane = ?", lane);
        return new Wanted(
                "select * from ((" + select + in.text() + newest + ") union (" + select + out.text() + newest
                        + ")) ends" + newest,
                and(in.values(), out.values()),
                true);
    }

    private static Where where(StayFilter filter, Optional<StayRow.Key> after) {
        Where where = new Where();
        filter.from().ifPresent(from -> where.and("s.entered_at >= ?", Where.time(from)));
        filter.to().ifPresent(to -> where.and("s.entered_at < ?", Where.time(to)));
        filter.state().ifPresent(state -> where.and("s.state = ?", state.name()));
        if (filter.state().filter(state -> state != State.CLOSED).isPresent()) {
            where.and("s.state <> 'CLOSED'");
        }
        if (filter.queued() || filter.reason().filter(Review::inQueue).isPresent()) {
            where.and("cardinality(array_remove(s.review, 'UNPAID')) > 0");
        }
        if (filter.owing() || filter.reason().equals(Optional.of(Review.UNPAID))) {
            where.and("s.balance > 0");
        }
        filter.reason().ifPresent(reason -> where.and("? = any (s.review)", reason.name()));
        filter.atLeast().ifPresent(least -> where.and("s.charged >= ?", least));
        filter.atMost().ifPresent(most -> where.and("s.charged <= ?", most));
        after.ifPresent(key -> where.and("(s.entered_at, s.id) < (?, ?)", Where.time(key.enteredAt()), key.id()));
        return where;
    }

    private static List<Object> and(List<Object> first, List<Object> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    void fill(PreparedStatement query) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            query.setObject(i + 1, values.get(i));
        }
    }
}
