package io.daozha.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The door for the channels' daily bills. A bill is taken in as often as it comes; what it tells of a payment that we have
 * not heard of is settled like a call back, and what then still differs stands in three lists.
 */
@ApplicationScoped
@Transactional
public class Statements {
    /** In which the channels cut their days. */
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final String TAKE = """
            insert into statement_row (channel, serial, kind, day, order_number, amount, currency, at)
            values (:channel, :serial, :kind, :day, :order, :amount, :currency, :at)
            on conflict (channel, serial) do update set kind = excluded.kind, day = excluded.day,
            order_number = excluded.order_number, amount = excluded.amount, currency = excluded.currency,
            at = excluded.at""";

    /**
     * What the channel tells of the days, with our entry where we have it, and what we have of the days and it tells of no
     * day. Payments are negative in the ledger, refunds positive; a bill has both without a sign.
     */
    private static final String COMPARED = """
            select line.*, n.note from (
                select s.serial, s.order_number, s.at, case when e.kind = 'REFUNDED' then e.amount else -e.amount end,
                s.amount, s.currency from statement_row s left join ledger_entry e on e.channel = s.channel
                and e.channel_serial = s.serial and (e.kind = 'REFUNDED') = (s.kind = 'REFUND') and e.currency = s.currency
                where s.channel = :channel and s.day between :from and :to
                union all
                select e.channel_serial, e.payment_order, e.at, case when e.kind = 'REFUNDED' then e.amount else -e.amount end,
                null, e.currency from ledger_entry e where e.channel = :channel and e.at >= :begins and e.at < :ends
                and not exists (select 1 from statement_row s where s.channel = e.channel and s.serial = e.channel_serial
                and (e.kind = 'REFUNDED') = (s.kind = 'REFUND') and e.currency = s.currency)
            ) line left join statement_note n on n.channel = :channel and n.serial = line.serial
            order by line.at, line.serial""";

    private final EntityManager database;

    Statements(EntityManager database) {
        this.database = database;
    }

    /**
     * Takes in the bill of a day. Lines of an earlier import of the same day that are not on it any more are forgotten.
     *
     * @return how channel and ledger stand against each other on that day, after what could be settled was
     */
    public Reconciliation take(String channel, LocalDate day, List<StatementRow> rows, String by, Instant when) {
        Pen.take(database);
        Instant at = when.truncatedTo(ChronoUnit.MICROS);
        database.createNativeQuery("""
                        insert into channel_statement (channel, day, imported_by, imported_at)
                        values (:channel, :day, :by, :at) on conflict (channel, day)
                        do update set imported_by = excluded.imported_by, imported_at = excluded.imported_at""")
                .setParameter("channel", channel)
                .setParameter("day", day)
                .setParameter("by", DeskException.person(by))
                .setParameter("at", at)
                .executeUpdate();
        database.createNativeQuery("delete from statement_row where channel = :channel and day = :day")
                .setParameter("channel", channel)
                .setParameter("day", day)
                .executeUpdate();
        rows.forEach(row -> take(channel, day, row));
        // A driver who is gone paid, and neither call nor question brought it: it counts as if it came now.
        for (StatementRow row : rows) {
            if (row.kind() == StatementRow.Kind.PAYMENT
                    && PaymentOrder.byNumber(row.orderNumber()).isPresent()
                    && LedgerEntry.ofPayment(channel, row.serial()).isEmpty()) {
                Cashier.settle(new PaymentNotice(row.orderNumber(), channel, row.serial(), row.amount()), at);
            }
        }
        database.flush();
        return compare(channel, day, day);
    }

    private void take(String channel, LocalDate day, StatementRow row) {
        database.createNativeQuery(TAKE)
                .setParameter("channel", channel)
                .setParameter("serial", row.serial())
                .setParameter("kind", row.kind().name())
                .setParameter("day", day)
                .setParameter("order", row.orderNumber())
                .setParameter("amount", row.amount().minor())
                .setParameter("currency", row.amount().currency())
                .setParameter("at", row.at())
                .executeUpdate();
    }

    /** Channel against ledger on days whose bills were taken in, both included; a day without one is all ours only. */
    public Reconciliation compare(String channel, LocalDate from, LocalDate to) {
        List<?> rows = database.createNativeQuery(COMPARED)
                .setParameter("channel", channel)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("begins", from.atStartOfDay(BEIJING).toInstant())
                .setParameter("ends", to.plusDays(1).atStartOfDay(BEIJING).toInstant())
                .getResultList();
        long matched = 0;
        List<Reconciliation.Line> oursOnly = new ArrayList<>();
        List<Reconciliation.Line> theirsOnly = new ArrayList<>();
        List<Reconciliation.Line> differ = new ArrayList<>();
        for (Object row : rows) {
            Reconciliation.Line line = line((Object[]) row);
            if (line.theirs().isEmpty()) {
                oursOnly.add(line);
            } else if (line.ours().isEmpty()) {
                theirsOnly.add(line);
            } else if (line.ours().equals(line.theirs())) {
                matched++;
            } else {
                differ.add(line);
            }
        }
        return new Reconciliation(channel, from, to, matched, oursOnly, theirsOnly, differ);
    }

    private static Reconciliation.Line line(Object[] row) {
        String currency = (String) row[5];
        return new Reconciliation.Line(
                (String) row[0],
                (String) row[1],
                (Instant) row[2],
                money(row[3], currency),
                money(row[4], currency),
                Optional.ofNullable((String) row[6]));
    }

    private static Optional<Money> money(Object minor, String currency) {
        return Optional.ofNullable((Number) minor).map(sum -> new Money(sum.longValue(), currency));
    }

    /** A person has found out what a difference is; a later note replaces the one before. */
    public void note(String channel, String serial, String by, String note, Instant when) {
        Pen.take(database);
        database.createNativeQuery("""
                        insert into statement_note (channel, serial, by_whom, at, note)
                        values (:channel, :serial, :by, :at, :note) on conflict (channel, serial)
                        do update set by_whom = excluded.by_whom, at = excluded.at, note = excluded.note""")
                .setParameter("channel", channel)
                .setParameter("serial", serial)
                .setParameter("by", DeskException.person(by))
                .setParameter("at", when.truncatedTo(ChronoUnit.MICROS))
                .setParameter("note", DeskException.reason(note))
                .executeUpdate();
    }
}
