package io.daozha.billing.search;

import io.daozha.billing.Grounds;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Plate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The reports of a month, from the sums that the database keeps of every quarter of an hour. */
@ApplicationScoped
public class Reports {
    /** As step_of() of the database has them. */
    private static final List<Duration> STEPS = Stream.of(15, 30, 60, 120, 240, 480, 720, 1440, 4320)
            .map(Duration::ofMinutes)
            .toList();

    private static final String TAKINGS = """
            select (quarter at time zone ?)::date as day, plate_colour, kind, channel, sum(entries), sum(amount)
            from takings where quarter >= ? and quarter < ? group by 1, 2, 3, 4 order by 1, 2, 3, 4""";

    private static final String ENTRIES = """
            select extract(isodow from quarter at time zone ?)::int, extract(hour from quarter at time zone ?)::int,
            sum(passages) from traffic where quarter >= ? and quarter < ? and direction = 'IN'
            group by 1, 2 order by 1, 2""";

    private static final String OCCUPANCY = """
            with hours as (select date_trunc('hour', quarter) as hour, sum(began - ended) as more from presence
                where quarter >= ? and quarter < ? group by 1),
            before as (select (select coalesce(sum(began - ended), 0) from presence_of_day where day < day_of(?::timestamptz))
                + (select coalesce(sum(began - ended), 0) from presence
                    where quarter >= day_of(?::timestamptz)::timestamp at time zone 'UTC' and quarter < ?) as cars)
            select ?::timestamptz, cars from before
            union all select hour + interval '1 hour', sum(more) over (order by hour) + cars from hours, before
            order by 1""";

    private static final String ADMITTED = """
            select (quarter at time zone ?)::date, grounds, sum(passages) from traffic
            where direction = 'IN' and grounds <> '' and quarter >= ? and quarter < ?
            group by 1, 2 order by 1, 2""";

    private static final String LENGTHS = """
            select step, sum(stays) from stay_length where quarter >= ? and quarter < ? group by 1 order by 1""";

    private static final String LEAKS = """
            select o.at, o.lane, o.grounds, o.opened_by, o.reason, s.id, coalesce(s.balance, 0) from opening o
            left join lateral (select s.id, s.balance, s.charged_by from parking_session s
                where s.entry_passage = o.visit or s.exit_passage = o.visit order by s.id desc limit 1) s on true
            where o.at >= ? and o.at < ? and not coalesce(s.charged_by is not null and s.balance <= 0, false)
            order by o.at""";

    private static final String READERS = """
            with seen as (select lane, plate_colour, extract(hour from quarter at time zone ?)::int as hour,
                sum(passages) as passages from traffic where quarter >= ? and quarter < ? group by 1, 2, 3),
            wrong as (select lane, plate_colour, extract(hour from quarter at time zone ?)::int as hour,
                sum(corrected) as corrected from misread where quarter >= ? and quarter < ? group by 1, 2, 3)
            select lane, plate_colour, hour, passages, coalesce(corrected, 0)
            from seen left join wrong using (lane, plate_colour, hour) order by 1, 2, 3""";

    private final DataSource database;
    private final int capacity;

    Reports(DataSource database, @ConfigProperty(name = "daozha.capacity", defaultValue = "30") int capacity) {
        this.database = database;
        this.capacity = capacity;
    }

    /** @param last inclusive */
    public MonthReport of(LocalDate first, LocalDate last, ZoneId zone) {
        if (last.isBefore(first) || first.plusDays(400).isBefore(last)) {
            throw new IllegalArgumentException("A report is of 1 to 400 days, not from " + first + " to " + last);
        }
        OffsetDateTime from = Where.time(first.atStartOfDay(zone).toInstant());
        OffsetDateTime to = Where.time(last.plusDays(1).atStartOfDay(zone).toInstant());
        String there = zone.getId();
        try (Connection connection = database.getConnection()) {
            List<MonthReport.Length> lengths = lengths(connection, from, to);
            return new MonthReport(
                    first,
                    last,
                    capacity,
                    list(connection, TAKINGS, Reports::takings, there, from, to),
                    list(connection, ENTRIES, Reports::entries, there, there, from, to),
                    list(connection, OCCUPANCY, Reports::inside, from, to, from, from, from, from),
                    list(connection, ADMITTED, Reports::admitted, there, from, to),
                    lengths,
                    lengths.stream().mapToLong(MonthReport.Length::stays).sum(),
                    list(connection, LEAKS, Reports::leak, from, to),
                    list(connection, READERS, Reports::reader, there, from, to, there, from, to));
        } catch (SQLException e) {
            throw new IllegalStateException("The report cannot be made: " + e.getMessage(), e);
        }
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(row.of(rows));
                }
                return list;
            }
        }
    }

    private static MonthReport.Takings takings(ResultSet row) throws SQLException {
        return new MonthReport.Takings(
                row.getObject(1, LocalDate.class),
                Optional.of(row.getString(2))
                        .filter(colour -> !colour.isEmpty())
                        .map(Plate.Colour::valueOf),
                LedgerEntry.Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getLong(5),
                row.getLong(6));
    }

    private static MonthReport.Entries entries(ResultSet row) throws SQLException {
        return new MonthReport.Entries(DayOfWeek.of(row.getInt(1)), row.getInt(2), row.getLong(3));
    }

    private static MonthReport.Inside inside(ResultSet row) throws SQLException {
        return new MonthReport.Inside(instant(row, 1), row.getLong(2));
    }

    private static MonthReport.Admitted admitted(ResultSet row) throws SQLException {
        return new MonthReport.Admitted(
                row.getObject(1, LocalDate.class), Grounds.valueOf(row.getString(2)), row.getLong(3));
    }

    private static List<MonthReport.Length> lengths(Connection connection, OffsetDateTime from, OffsetDateTime to)
            throws SQLException {
        long[] stays = new long[STEPS.size() + 1];
        list(connection, LENGTHS, row -> stays[row.getInt(1)] = row.getLong(2), from, to);
        List<MonthReport.Length> lengths = new ArrayList<>();
        for (int i = 0; i < stays.length; i++) {
            Optional<Duration> end = i < STEPS.size() ? Optional.of(STEPS.get(i)) : Optional.empty();
            lengths.add(new MonthReport.Length(end, stays[i]));
        }
        return lengths;
    }

    private static MonthReport.Leak leak(ResultSet row) throws SQLException {
        return new MonthReport.Leak(
                instant(row, 1),
                row.getString(2),
                Grounds.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getObject(6, Long.class)),
                row.getLong(7));
    }

    private static MonthReport.ReaderAccuracy reader(ResultSet row) throws SQLException {
        return new MonthReport.ReaderAccuracy(
                row.getString(1),
                Plate.Colour.valueOf(row.getString(2)),
                row.getInt(3),
                row.getLong(4),
                row.getLong(5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
