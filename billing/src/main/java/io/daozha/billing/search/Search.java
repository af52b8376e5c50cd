package io.daozha.billing.search;

import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Finds stays among millions, newest entry first, page by page. A page says where the next one begins, so the hundredth
 * costs no more than the first. Nothing is written.
 */
@ApplicationScoped
public class Search {
    private static final int MOST = 1000;

    /** A part that so many plates have is no part to look for. */
    private static final int MOST_PLATES = 300;

    private static final String ROWS = """
            select s.id, s.plate_text, s.plate_colour, s.state, s.entered_at, s.left_at, i.lane, o.lane, i.picture,
            o.picture, s.charged, s.received, s.balance, s.currency, s.review
            from parking_session s join passage i on i.id = s.entry_passage
            left join passage o on o.id = s.exit_passage
            """;

    private final DataSource database;

    Search(DataSource database) {
        this.database = database;
    }

    /**
     * @param after the key of the last row of the page before; empty for the first page
     * @param most rows, 1 to 1000
     */
    public List<StayRow> find(StayFilter filter, Optional<StayRow.Key> after, int most) {
        return with(filter, after, (connection, where) -> {
            String sql = ROWS + where.text() + " order by s.entered_at desc, s.id desc limit "
                    + Math.max(1, Math.min(most, MOST));
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                where.fill(query);
                try (ResultSet rows = query.executeQuery()) {
                    List<StayRow> page = new ArrayList<>();
                    while (rows.next()) {
                        page.add(row(rows));
                    }
                    return page;
                }
            }
        });
    }

    /** @param charged in the smallest unit, like the two that follow */
    public record Totals(long stays, long charged, long received, long balance) {}

    /** Over all that is found, not the page. Without a plate or a time it looks at every stay there is. */
    public Totals totals(StayFilter filter) {
        return with(filter, Optional.empty(), (connection, where) -> {
            String joins = filter.lane().isPresent()
                    ? " join passage i on i.id = s.entry_passage left join passage o on o.id = s.exit_passage"
                    : "";
            String sql = "select count(*), coalesce(sum(s.charged), 0), coalesce(sum(s.received), 0),"
                    + " coalesce(sum(s.balance), 0) from parking_session s" + joins + where.text();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                where.fill(query);
                try (ResultSet sums = query.executeQuery()) {
                    sums.next();
                    return new Totals(sums.getLong(1), sums.getLong(2), sums.getLong(3), sums.getLong(4));
                }
            }
        });
    }

    /** Takes rows one by one. */
    public interface Taker<X extends Exception> {
        void take(StayRow row) throws X;
    }

    /** All that is found, however many, a page of memory at a time. */
    public <X extends Exception> void each(StayFilter filter, Taker<X> taker) throws X {
        Optional<StayRow.Key> after = Optional.empty();
        List<StayRow> page;
        do {
            page = find(filter, after, MOST);
            for (StayRow row : page) {
                taker.take(row);
            }
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).key());
        } while (page.size() == MOST);
    }

    private interface Asked<T> {
        T of(Connection connection, Where where) throws SQLException;
    }

    private <T> T with(StayFilter filter, Optional<StayRow.Key> after, Asked<T> asked) {
        try (Connection connection = database.getConnection()) {
            return asked.of(connection, where(connection, filter, after));
        } catch (SQLException e) {
            throw new IllegalStateException("Stays cannot be looked for: " + e.getMessage(), e);
        }
    }

    private static Where where(Connection connection, StayFilter filter, Optional<StayRow.Key> after)
            throws SQLException {
        Where where = new Where();
        if (filter.plate().isPresent()) {
            String plate = filter.plate().get();
            if (plate.contains("*") || plate.contains("%")) {
                where.and("s.plate_text = any (?)", connection.createArrayOf("text", alike(connection, plate)));
            } else {
                where.and("s.plate_text = ?", plate);
            }
        }
        filter.from().ifPresent(from -> where.and("s.entered_at >= ?", Where.time(from)));
        filter.to().ifPresent(to -> where.and("s.entered_at < ?", Where.time(to)));
        filter.lane().ifPresent(lane -> where.and("(i.lane = ? or o.lane = ?)", lane, lane));
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

    /** The plates that a part fits; they are few beside the stays. */
    private static Object[] alike(Connection connection, String part) throws SQLException {
        String pattern = part.replace("\\", "").replace("_", "").replace('*', '_');
        try (PreparedStatement query = connection.prepareStatement(
                "select distinct plate_text from known_plate where plate_text like ? limit " + MOST_PLATES)) {
            query.setString(1, pattern);
            try (ResultSet plates = query.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (plates.next()) {
                    found.add(plates.getString(1));
                }
                return found.toArray();
            }
        }
    }

    private static StayRow row(ResultSet rows) throws SQLException {
        return new StayRow(
                rows.getLong(1),
                new Plate(rows.getString(2), Plate.Colour.valueOf(rows.getString(3))),
                State.valueOf(rows.getString(4)),
                instant(rows, 5).orElseThrow(),
                instant(rows, 6),
                rows.getString(7),
                Optional.ofNullable(rows.getString(8)),
                Optional.ofNullable(rows.getString(9)),
                Optional.ofNullable(rows.getString(10)),
                rows.getLong(11),
                rows.getLong(12),
                rows.getLong(13),
                rows.getString(14),
                reasons(rows.getArray(15)));
    }

    private static Optional<Instant> instant(ResultSet rows, int column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Set<Review> reasons(Array names) throws SQLException {
        Set<Review> reasons = EnumSet.noneOf(Review.class);
        Arrays.stream((Object[]) names.getArray())
                .map(Object::toString)
                .map(Review::valueOf)
                .forEach(reasons::add);
        return reasons;
    }
}
