package io.daozha.billing.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Where each day begins is worked out once; asked of every quarter of an hour of a year, it would be most of the work. */
    private static final String DAYS = """
            with days as (select day::date as day, day at time zone ? as began, (day + interval '1 day') at time zone ? as ended
                from generate_series(?::timestamp, ?::timestamp, interval '1 day') day)
            """;

    private static final String TAKINGS = DAYS + """
            select day, sums.* from days cross join lateral (
                select plate_colour, kind, channel, sum(entries), sum(amount)
                from takings where quarter >= began and quarter < ended group by 1, 2, 3) sums
            order by 1, 2, 3, 4""";

    /** With {@code offset 0} the local time is worked out once for both that are taken of it. */
    private static final String SEEN = """
            select lane, plate_colour, extract(isodow from there)::int, extract(hour from there)::int,
                sum(passages) filter (where direction = 'IN'), sum(passages)
            from (select *, quarter at time zone ? as there from traffic where quarter >= ? and quarter < ? offset 0) t
            group by 1, 2, 3, 4""";

    private static final String OCCUPANCY = """
            with hours as (select date_trunc('hour', quarter) as hour, sum(began - ended) as more from presence
                where quarter >= ? and quarter < ? group by 1),
            before as (select (select coalesce(sum(began - ended), 0) from presence_of_day where day < day_of(?::timestamptz))
                + (select coalesce(sum(began - ended), 0) from presence
                    where quarter >= day_of(?::timestamptz)::timestamp at time zone 'UTC' and quarter < ?) as cars)
            select ?::timestamptz, cars from before
            union all select hour + interval '1 hour', sum(more) over (order by hour) + cars from hours, before
            order by 1""";

    private static final String ADMITTED = DAYS + """
            select day, sums.* from days cross join lateral (
                select grounds, sum(passages) from traffic
                where direction = 'IN' and grounds <> '' and quarter >= began and quarter < ended group by 1) sums
            order by 1, 2""";

    private static final String LENGTHS = DAYS + """
            select step, sum(sums.stays) from days cross join lateral (
                select step, sum(stays) as stays from stay_length where quarter >= began and quarter < ended group by 1) sums
            group by 1 order by 1""";

    private static final String LEAKS = """
            select o.at, o.lane, o.grounds, o.opened_by, o.reason, s.id, coalesce(s.balance, 0) from opening o
            left join lateral (select s.id, s.balance, s.charged_by from parking_session s
                where s.entry_passage = o.visit or s.exit_passage = o.visit order by s.id desc limit 1) s on true
            where o.at >= ? and o.at < ? and not coalesce(s.charged_by is not null and s.balance <= 0, false)
            order by o.at""";

    private static final String MISREAD = """
            select lane, plate_colour, extract(hour from quarter at time zone ?)::int, sum(corrected)
            from misread where quarter >= ? and quarter < ? group by 1, 2, 3""";

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
            Object[] days = {there, there, first.atStartOfDay(), last.atStartOfDay()};
            List<Seen> seen = list(connection, SEEN, Reports::seen, there, from, to);
            List<MonthReport.Length> lengths = lengths(connection, days);
            return new MonthReport(
                    first,
                    last,
                    capacity,
                    list(connection, TAKINGS, Reports::takings, days),
                    entries(seen),
                    list(connection, OCCUPANCY, Reports::inside, from, to, from, from, from, from),
                    list(connection, ADMITTED, Reports::admitted, days),
                    lengths,
                    lengths.stream().mapToLong(MonthReport.Length::stays).sum(),
                    list(connection, LEAKS, Reports::leak, from, to),
                    readers(seen, list(connection, MISREAD, Reports::misread, there, from, to)));
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

    /**
     * @param in passages of cars that came in; all are those that left too
     */
    private record Seen(Reading reading, DayOfWeek day, long in, long all) {}

    /** What a lane reads of one colour of plates in one hour of the day. */
    private record Reading(String lane, Plate.Colour colour, int hour) {}

    private static Seen seen(ResultSet row) throws SQLException {
        Reading reading = new Reading(row.getString(1), Plate.Colour.valueOf(row.getString(2)), row.getInt(4));
        return new Seen(reading, DayOfWeek.of(row.getInt(3)), row.getLong(5), row.getLong(6));
    }

    private static Map.Entry<Reading, Long> misread(ResultSet row) throws SQLException {
        Reading reading = new Reading(row.getString(1), Plate.Colour.valueOf(row.getString(2)), row.getInt(3));
        return Map.entry(reading, row.getLong(4));
    }

    private static List<MonthReport.Entries> entries(List<Seen> seen) {
        Map<DayOfWeek, Map<Integer, Long>> cars = seen.stream()
                .filter(one -> one.in() > 0)
                .collect(groupingBy(
                        Seen::day,
                        TreeMap::new,
                        groupingBy(one -> one.reading().hour(), TreeMap::new, summingLong(Seen::in))));
        return cars.entrySet().stream()
                .flatMap(day -> day.getValue().entrySet().stream()
                        .map(hour -> new MonthReport.Entries(day.getKey(), hour.getKey(), hour.getValue())))
                .toList();
    }

    private static List<MonthReport.ReaderAccuracy> readers(List<Seen> seen, List<Map.Entry<Reading, Long>> misread) {
        Map<Reading, Long> corrected = misread.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return seen.stream().collect(groupingBy(Seen::reading, summingLong(Seen::all))).entrySet().stream()
                .map(read -> new MonthReport.ReaderAccuracy(
                        read.getKey().lane(),
                        read.getKey().colour(),
                        read.getKey().hour(),
                        read.getValue(),
                        corrected.getOrDefault(read.getKey(), 0L)))
                .sorted(Comparator.comparing(MonthReport.ReaderAccuracy::lane)
                        .thenComparing(one -> one.colour().name())
                        .thenComparing(MonthReport.ReaderAccuracy::hour))
                .toList();
    }

    private static MonthReport.Inside inside(ResultSet row) throws SQLException {
        return new MonthReport.Inside(instant(row, 1), row.getLong(2));
    }

    private static MonthReport.Admitted admitted(ResultSet row) throws SQLException {
        return new MonthReport.Admitted(
                row.getObject(1, LocalDate.class), Grounds.valueOf(row.getString(2)), row.getLong(3));
    }

    private static List<MonthReport.Length> lengths(Connection connection, Object... days) throws SQLException {
        long[] stays = new long[STEPS.size() + 1];
        list(connection, LENGTHS, row -> stays[row.getInt(1)] = row.getLong(2), days);
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

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
