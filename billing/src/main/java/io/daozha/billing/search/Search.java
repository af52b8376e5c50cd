package io.daozha.billing.search;

import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    /** Adding up more would keep a page waiting; for more there are {@link Reports}. */
    private static final int MOST_ADDED = 20_000;

    /** What a page shows of the stays that are wanted. */
    private static final String ROWS = """
            select s.id, s.plate_text, s.plate_colour, s.state, s.entered_at, s.left_at, s.entry_lane, s.exit_lane,
            i.picture, o.picture, s.charged, s.received, s.balance, s.currency, s.review
            from (%s) wanted join parking_session s on s.id = wanted.id join passage i on i.id = s.entry_passage
            left join passage o on o.id = s.exit_passage order by s.entered_at desc, s.id desc""";

    private static final String SUMS = """
            select count(*), coalesce(sum(charged), 0), coalesce(sum(received), 0), coalesce(sum(balance), 0)
            from (%s) wanted""";

    private final DataSource database;
    private final int mostAdded;
    private final int page;

    @Inject
    Search(DataSource database) {
        this(database, MOST_ADDED, MOST);
    }

    /** @param page the most rows that are read at once */
    Search(DataSource database, int mostAdded, int page) {
        this.database = database;
        this.mostAdded = mostAdded;
        this.page = page;
    }

    /**
     * @param after the key of the last row of the page before; empty for the first page
     * @param most rows, 1 to 1000
     */
    public List<StayRow> find(StayFilter filter, Optional<StayRow.Key> after, int most) {
        return asked(connection -> {
            Wanted wanted = Wanted.of(connection, Wanted.KEY, filter, after, Math.max(1, Math.min(most, page)));
            return answer(connection, ROWS, wanted, rows -> {
                List<StayRow> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            });
        });
    }

    /** @param charged in the smallest unit, like the two that follow */
    public record Totals(long stays, long charged, long received, long balance) {}

    /** Over all that is found, not the page; empty where that are too many to be added up at once. */
    public Optional<Totals> totals(StayFilter filter) {
        String columns = Wanted.KEY + ", s.charged, s.received, s.balance";
        return asked(connection -> {
            Wanted wanted = Wanted.of(connection, columns, filter, Optional.empty(), mostAdded + 1);
            if (!wanted.soonAdded()) {
                return Optional.empty();
            }
            return answer(connection, SUMS, wanted, sums -> {
                sums.next();
                return Optional.of(new Totals(sums.getLong(1), sums.getLong(2), sums.getLong(3), sums.getLong(4)))
                        .filter(totals -> totals.stays() <= mostAdded);
            });
        });
    }

    /** Takes rows one by one. */
    public interface Taker<X extends Exception> {
        void take(StayRow row) throws X;
    }

    /** All that is found, however many, a page of memory at a time. */
    public <X extends Exception> void each(StayFilter filter, Taker<X> taker) throws X {
        Optional<StayRow.Key> after = Optional.empty();
        List<StayRow> rows;
        do {
            rows = find(filter, after, page);
            for (StayRow row : rows) {
                taker.take(row);
            }
            after = rows.isEmpty()
                    ? after
                    : Optional.of(rows.get(rows.size() - 1).key());
        } while (rows.size() == page);
    }

    private interface Asked<T> {
        T of(Connection connection) throws SQLException;
    }

    private interface Answer<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T asked(Asked<T> asked) {
        try (Connection connection = database.getConnection()) {
            return asked.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Stays cannot be looked for: " + e.getMessage(), e);
        }
    }

    private static <T> T answer(Connection connection, String sql, Wanted wanted, Answer<T> answer)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql.formatted(wanted.text()))) {
            wanted.fill(query);
            try (ResultSet rows = query.executeQuery()) {
                return answer.of(rows);
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
