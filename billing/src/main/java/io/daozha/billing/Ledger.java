package io.daozha.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door for who reads the ledger: its entries, the sums of days, and what is still owed. It writes nothing. */
@ApplicationScoped
@Transactional
public class Ledger {
    private static final String OWING = "s.state = 'CLOSED' and 'UNPAID' = any (s.review)";

    private static final String LINES = "select e, s.plate, f from LedgerEntry e"
            + " left join ParkingSession s on s.id = e.session left join PermitFee f on f.id = e.fee";

    private final EntityManager database;

    Ledger(EntityManager database) {
        this.database = database;
    }

    /** An entry and what it belongs to: the stay of a car, or the term of a permit. */
    public record Line(LedgerEntry entry, Optional<Plate> plate, Optional<PermitFee> fee) {
        static Line of(Object[] row) {
            return new Line(
                    (LedgerEntry) row[0], Optional.ofNullable((Plate) row[1]), Optional.ofNullable((PermitFee) row[2]));
        }
    }

    /** How much is owed for stays that have ended, and for how many. */
    public record Owed(long stays, Money sum) {}

    /**
     * Newest first: by number, and where a time is asked for by time, so that a day of long ago is found at once.
     *
     * @param before the last entry of the page before; {@code Long.MAX_VALUE} for the first page
     */
    public List<Line> lines(LedgerFilter filter, long before, int limit) {
        boolean byTime = filter.from().isPresent() || filter.to().isPresent();
        Optional<Instant> beforeAt =
                byTime ? LedgerEntry.<LedgerEntry>findByIdOptional(before).map(LedgerEntry::at) : Optional.empty();
        StringBuilder words = new StringBuilder(LINES + " where ");
        words.append(
                beforeAt.isPresent() ? "e.at <= :beforeAt and (e.at < :beforeAt or e.id < :before)" : "e.id < :before");
        filter.from().ifPresent(from -> words.append(" and e.at >= :from"));
        filter.to().ifPresent(to -> words.append(" and e.at < :to"));
        filter.kind().ifPresent(kind -> words.append(" and e.kind = :kind"));
        filter.channel().ifPresent(channel -> words.append(" and e.channel = :channel"));
        filter.plate().ifPresent(plate -> words.append(" and s.plate.text like :plate escape '!'"));
        filter.session().ifPresent(session -> words.append(" and e.session = :session"));
        filter.permit().ifPresent(permit -> words.append(" and f.permit.id = :permit"));
        words.append(byTime ? " order by e.at desc, e.id desc" : " order by e.id desc");
        TypedQuery<Object[]> query = database.createQuery(words.toString(), Object[].class)
                .setParameter("before", before)
                .setMaxResults(limit);
        beforeAt.ifPresent(at -> query.setParameter("beforeAt", at));
        filter.from().ifPresent(from -> query.setParameter("from", from));
        filter.to().ifPresent(to -> query.setParameter("to", to));
        filter.kind().ifPresent(kind -> query.setParameter("kind", kind));
        filter.channel().ifPresent(channel -> query.setParameter("channel", channel));
        filter.plate().ifPresent(plate -> query.setParameter("plate", beginsWith(plate)));
        filter.session().ifPresent(session -> query.setParameter("session", session));
        filter.permit().ifPresent(permit -> query.setParameter("permit", permit));
        return query.getResultList().stream().map(Line::of).toList();
    }

    public Optional<Line> line(long entry) {
        return Optional.ofNullable(lines(List.of(entry)).get(entry));
    }

    /** Of these entries, by their ids. */
    public Map<Long, Line> lines(Collection<Long> entries) {
        Map<Long, Line> lines = new HashMap<>();
        if (!entries.isEmpty()) {
            database
                    .createQuery(LINES + " where e.id in :entries", Object[].class)
                    .setParameter("entries", entries)
                    .getResultList()
                    .stream()
                    .map(Line::of)
                    .forEach(line -> lines.put(line.entry().id(), line));
        }
        return lines;
    }

    /** Whose stays these are. */
    public Map<Long, Plate> plates(Collection<Long> stays) {
        Map<Long, Plate> plates = new HashMap<>();
        if (!stays.isEmpty()) {
            for (Object[] row : database.createQuery(
                            "select s.id, s.plate from ParkingSession s where s.id in :stays", Object[].class)
                    .setParameter("stays", stays)
                    .getResultList()) {
                plates.put((Long) row[0], (Plate) row[1]);
            }
        }
        return plates;
    }

    private static String beginsWith(String text) {
        return text.replaceAll("[!%_]", "!$0") + "%";
    }

    /**
     * A sheet for each day, the first first; a day on which nothing happened has an empty one.
     *
     * @param to included
     * @param zone in which days begin and end
     */
    public List<DaySheet> days(LocalDate from, LocalDate to, ZoneId zone) {
        // From the sums of quarters of an hour; what a permit costs has no plate's colour there.
        List<?> rows = database.createNativeQuery("""
                        select (quarter at time zone :zone)::date, channel, kind, sum(entries), sum(amount),
                        (select currency from ledger_entry order by id desc limit 1), plate_colour = '' from takings
                        where quarter >= :begins and quarter < :ends group by 1, 2, 3, 7 order by 1, 2, 3, 7""")
                .setParameter("zone", zone.getId())
                .setParameter("begins", from.atStartOfDay(zone).toInstant())
                .setParameter("ends", to.plusDays(1).atStartOfDay(zone).toInstant())
                .getResultList();
        Map<LocalDate, List<DaySum>> byDay = new HashMap<>();
        for (Object row : rows) {
            DaySum sum = DaySum.of((Object[]) row);
            byDay.computeIfAbsent(sum.day(), day -> new ArrayList<>()).add(sum);
        }
        return from.datesUntil(to.plusDays(1))
                .map(day -> sheet(day, byDay.getOrDefault(day, List.of())))
                .toList();
    }

    private record DaySum(LocalDate day, boolean permit, LedgerSum alike) {
        static DaySum of(Object[] row) {
            LocalDate day = row[0] instanceof LocalDate date ? date : ((java.sql.Date) row[0]).toLocalDate();
            return new DaySum(
                    day,
                    (Boolean) row[6],
                    new LedgerSum(
                            (String) row[1],
                            LedgerEntry.Kind.valueOf((String) row[2]),
                            ((Number) row[3]).longValue(),
                            new Money(((Number) row[4]).longValue(), (String) row[5])));
        }
    }

    private static DaySheet sheet(LocalDate day, List<DaySum> sums) {
        List<LedgerSum> all = sums.stream().map(DaySum::alike).toList();
        Money nothing = all.isEmpty() ? Money.fen(0) : all.get(0).amount().times(0);
        Money charged = nothing;
        Money permits = nothing;
        Money writtenOff = nothing;
        for (DaySum sum : sums) {
            Money amount = sum.alike().amount();
            switch (sum.alike().kind()) {
                case CHARGED, ADJUSTED -> {
                    charged = sum.permit() ? charged : charged.plus(amount);
                    permits = sum.permit() ? permits.plus(amount) : permits;
                }
                case WRITTEN_OFF -> writtenOff = writtenOff.minus(amount);
                case PAID, FOUND_MONEY, REFUNDED -> {}
            }
        }
        return new DaySheet(day, LedgerSum.takings(all, nothing), charged, permits, writtenOff);
    }

    /** Of all cars. */
    public Owed owed() {
        Object[] sum = (Object[]) database.createNativeQuery(
                        "select count(*), coalesce(sum(s.balance), 0), max(s.currency) from parking_session s where "
                                + OWING)
                .getSingleResult();
        long minor = ((Number) sum[1]).longValue();
        return new Owed(
                ((Number) sum[0]).longValue(), sum[2] == null ? Money.fen(minor) : new Money(minor, (String) sum[2]));
    }

    /**
     * Newest stay first.
     *
     * @param plate how the plate begins; empty for all
     * @param before numbers of stays below this; {@code Long.MAX_VALUE} for the newest of all
     */
    public List<Debt> debts(String plate, long before, int limit) {
        Query query = database.createNativeQuery(
                        "select s.id, s.plate_text, s.plate_colour, s.left_at, s.balance, s.currency from parking_session s"
                                + " where " + OWING + " and s.id < :before"
                                + (plate.isEmpty() ? "" : " and s.plate_text like :plate escape '!'")
                                + " order by s.id desc",
                        Object[].class)
                .setParameter("before", before)
                .setMaxResults(limit);
        if (!plate.isEmpty()) {
            query.setParameter("plate", beginsWith(plate));
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> debt((Object[]) row)).toList();
    }

    private static Debt debt(Object[] row) {
        return new Debt(
                ((Number) row[0]).longValue(),
                new Plate((String) row[1], Plate.Colour.valueOf((String) row[2])),
                (Instant) row[3],
                new Money(((Number) row[4]).longValue(), (String) row[5]));
    }
}
