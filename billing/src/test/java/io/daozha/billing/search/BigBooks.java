package io.daozha.billing.search;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Books of five years, made by arithmetic so that they are the same every time. */
final class BigBooks {
    static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    static final Duration SPAN = Duration.ofDays(5 * 365);

    /** How often each car comes. */
    static final int VISITS = 50;

    private static final String TARIFF = """
            schema: daozha-tariff/1
            name: {zh: 模拟停车收费（每分钟1元）, en: Simulated parking (1 yuan a minute)}
            zone: Asia/Shanghai
            currency: CNY
            free: {minutes: 1 min}
            rates:
              - {per: 1 min, price: 1.00}
            caps:
              day: {per: 24 h, amount: 24.00}
            restart: {every: 24 h, what: [units]}
            leaveBy: 15 min
            quoteValid: 5 min
            longestStay: 60 d
            """;

    private final long stays;
    private final AgroalDataSource database;

    BigBooks(long stays, AgroalDataSource database) {
        this.stays = stays;
        this.database = database;
    }

    /** What is there already is left. */
    void fill() throws SQLException {
        if (isEmpty("parking_session")) {
            fillStays();
        } else {
            System.out.println("The books are filled already, with " + number("select count(*) from parking_session"));
        }
        if (isEmpty("payment_order")) {
            fillTheRest();
        }
    }

    private boolean isEmpty(String table) throws SQLException {
        return number("select count(*) from (select 1 from " + table + " limit 1) one") == 0;
    }

    private void fillStays() throws SQLException {
        long began = System.nanoTime();
        List<String> indexes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            // One that the application can read: it starts on these books too.
            statement.execute("insert into tariff_version (valid_from, text) values ('epoch', '" + TARIFF + "')"
                    + " on conflict do nothing");
            try (ResultSet known = statement.executeQuery(
                    "select i.indexname, i.indexdef from pg_indexes i where i.tablename in ('passage', 'parking_session',"
                            + " 'charge_line', 'ledger_entry') and not exists"
                            + " (select 1 from pg_constraint c where c.conname = i.indexname)")) {
                while (known.next()) {
                    indexes.add(known.getString(2));
                }
            }
            for (String index : indexes) {
                statement.execute("drop index " + index.replaceFirst(".* INDEX (\\S+) ON .*", "$1"));
            }
            for (String sql : statements()) {
                statement.execute(sql);
                System.out.printf("%5d s  %.60s%n", seconds(began), sql.replaceAll("\\s+", " "));
            }
            for (String index : indexes) {
                statement.execute(index);
                System.out.printf("%5d s  %.60s%n", seconds(began), index);
            }
            statement.execute("set session_replication_role = origin");
            statement.execute("select sum_up_everything()");
        }
        System.out.printf(
                "Filled with %,d stays in %d s, %,d MB%n",
                stays, seconds(began), number("select pg_database_size(current_database())") >> 20);
    }

    /**
     * Each car comes fifty times. Two stays in three pay; one in 500 left owing, one in 1000 is looked at, the last 30 are
     * inside.
     */
    private List<String> statements() {
        long cars = Math.max(1, stays / VISITS);
        String numbers = "generate_series(1::bigint, " + stays + ") i";
        String plate = "'湘' || chr(65 + (i * 7919 %% %1$d %% 20)::int) || lpad(((i * 7919) %% %1$d)::text, 6, '0')"
                .formatted(cars);
        String entered = "timestamptz '" + FIRST + "' + i * interval '1 second' * (" + SPAN.toSeconds() + "::float8 / "
                + stays + ")";
        // From some minutes to a day, short ones more often.
        String lasted = "interval '1 second' * (300 + ((i * 104729) % 86000) * ((i * 31) % 100) / 100)";
        String fee = "case when i % 3 = 0 then 0 else 300 * (1 + i % 8) end";
        String inside = "i > " + (stays - 30);
        return List.of(
                "insert into passage select 'e' || i, 'entry', 'IN', " + plate + ", 'BLUE', " + plate
                        + ", 0.99, at - interval '8 seconds', at, true, 'e' || i || '.jpg', 'TEMPORARY' from (select i, "
                        + entered + " as at from " + numbers + ") n",
                "insert into passage select 'x' || i, 'exit', 'OUT', " + plate + ", 'BLUE', " + plate
                        + ", 0.99, at, at + interval '8 seconds', true, 'x' || i || '.jpg', 'PAID' from (select i, "
                        + entered + " + " + lasted + " as at from " + numbers + ") n where not " + inside,
                "insert into parking_session (id, plate_text, plate_colour, state, entry_passage, exit_passage, entered_at,"
                        + " left_at, charged_to, tariff_version, charged_by, currency, review, charged, received, balance,"
                        + " entry_lane, exit_lane) select i, " + plate + ", 'BLUE', case when " + inside
                        + " then 'OPEN' else 'CLOSED' end, 'e' || i, case when not " + inside
                        + " then 'x' || i end, at,"
                        + " case when not " + inside + " then gone + interval '8 seconds' end, case when not " + inside
                        + " then gone end, (select min(id) from tariff_version), case when not " + inside
                        + " then 'benchmark' end, 'CNY',"
                        + " case when i % 1000 = 0 then array['UNCERTAIN_PASSAGE'] when i % 500 = 1 and fee > 0"
                        + " then array['UNPAID'] else array[]::text[] end,"
                        + " fee, case when i % 500 = 1 then 0 else fee end, case when i % 500 = 1 then fee else 0 end,"
                        + " 'entry', case when not " + inside + " then 'exit' end from (select i, " + entered
                        + " as at, " + entered + " + " + lasted
                        + " as gone, case when " + inside + " then 0 else " + fee + " end as fee from " + numbers
                        + ") n",
                "insert into charge_line (session, position, kind, starts_at, ends_at, count, unit_price, amount, name_zh,"
                        + " name_en, unit_minutes, told_zh, told_en) select i, 0, 'UNITS', at, at, 1, fee, fee, '', '', 0, '', ''"
                        + " from (select i, " + entered + " as at, " + fee + " as fee from " + numbers
                        + ") n where not " + inside,
                "insert into ledger_entry (session, kind, amount, currency, at) select i, 'CHARGED', fee, 'CNY', at"
                        + " from (select i, " + entered + " + " + lasted + " as at, " + fee + " as fee from " + numbers
                        + ") n where fee > 0 and not " + inside,
                "insert into ledger_entry (session, kind, amount, currency, at, payment_order, channel, channel_serial)"
                        + " select i, 'PAID', -fee, 'CNY', at, 'D' || i, case when i % 2 = 0 then 'wechat' else 'alipay' end,"
                        + " i::text from (select i, " + entered + " + " + lasted + " as at, " + fee + " as fee from "
                        + numbers + ") n where fee > 0 and i % 500 <> 1 and not " + inside,
                "select setval(pg_get_serial_sequence('parking_session', 'id'), " + stays + ")");
    }

    /**
     * What grows beside the stays: an order for each payment, three shifts a day, one refund in ten thousand payments, a
     * hundredth as many coupons as stays, a year of the channels' bills, openings by hand, corrections and exits of no stay;
     * and households with permits that were paid for month by month.
     */
    private void fillTheRest() throws SQLException {
        long began = System.nanoTime();
        String at = "timestamptz '" + FIRST + "' + i * interval '1 second' * (" + SPAN.toSeconds() + "::float8 / %d)";
        long few = stays / 1000;
        long shifts = SPAN.toDays() * 3;
        List<String> statements = List.of(
                "insert into payment_order (number, session, version, amount, currency, priced_to, valid_until, state,"
                        + " lane, ordered_at, paid_at, opened_at) select payment_order, session, 1, -amount, currency, at,"
                        + " at + interval '5 minutes', 'POSTED', case when session % 2 = 0 then 'exit' end, at, at,"
                        + " case when session % 2 = 0 then at end from ledger_entry where kind = 'PAID'",
                ("insert into shift (operator, opened_at, first_entry, float_amount, currency, closed_at, last_entry, counted,"
                                + " expected) select '王师傅', at, first, 20000, 'CNY', at + interval '8 hours', last, 20000,"
                                + " 20000 from (select " + at + " as at, (i - 1) * m / %d as first, i * m / %d as last"
                                + " from generate_series(1, %d) i, (select max(id) m from ledger_entry) newest) n")
                        .formatted(shifts, shifts, shifts, shifts),
                "insert into shift (operator, opened_at, first_entry, float_amount, currency)"
                        + " select '李师傅', max(at), max(id) - 1000, 20000, 'CNY' from ledger_entry",
                "insert into refund (number, payment, amount, currency, reason, asked_by, asked_at, needs_second, decided_by,"
                        + " decided_at, state, ended_at) select 'R' || id, id, 100, currency, '多收', '王师傅', at, false,"
                        + " '王师傅', at, 'REFUSED', at from ledger_entry where kind = 'PAID' and id % 10000 = 0",
                "insert into merchant (name, quota) select '商户' || i, 1000000000 from generate_series(1, 5) i",
                ("insert into coupon select 'C' || i, 1 + mod(i, 5), 'MINUTES', 60, 'CNY', date_trunc('day', at),"
                                + " date_trunc('day', at) + interval '30 days', null, null, i * 100, at from (select i, "
                                + at
                                + " as at from generate_series(1, %d) i) n")
                        .formatted(stays / 100, stays / 100),
                ("insert into opening select 'o' || i, 'exit', 'OUT', " + at + ", 'BY_HAND', '王师傅', '赶时间', null, null,"
                                + " null, case when mod(i, 2) = 0 then 'x' || i * 1000 end from generate_series(1, %d) i")
                        .formatted(few, few),
                ("insert into trail (session, act, at, signed_by, why) select i * 1000, 'PLATE_CORRECTED', " + at
                                + ", '王师傅', '读错' from generate_series(1, %d) i")
                        .formatted(few, few),
                ("insert into passage select 'u' || i, 'exit', 'OUT', '湘U' || lpad(i::text, 6, '0'), 'BLUE', null, null, "
                                + at + ", " + at + ", true, null, 'NONE' from generate_series(1, %d) i")
                        .formatted(few, few, few),
                "insert into unmatched_exit select id, passed_at, case when substr(id, 2)::int % 500 > 0 then passed_at end"
                        + " from passage where plate_text like '湘U%' and id like 'u%'",
                "insert into channel_statement select channel, day, '王师傅', day from unnest(array['wechat', 'alipay']) channel,"
                        + " generate_series(date '2025-01-01', date '2025-12-30', '1 day') day",
                "insert into statement_row select channel, channel_serial, 'PAYMENT', (at at time zone 'Asia/Shanghai')::date,"
                        + " payment_order, -amount, currency, at from ledger_entry where kind = 'PAID' and id % 1000 > 0"
                        + " and at >= '2024-12-31 16:00+00' and at < '2025-12-30 16:00+00'",
                "insert into household (name, code, most_plates, spaces, most_passes) select i || '栋', 'H' || i, 3, 2, 9"
                        + " from generate_series(1, 200) i",
                "insert into permit_type (name, months, days, amount, currency, opens, closes, spaces, grace_days,"
                        + " swap_minutes, overflow, reserved) values ('月卡', 1, 0, 30000, 'CNY', '00:00', '00:00', 1, 0, 0,"
                        + " 'TEMPORARY', false)",
                "insert into permit (holder, first_day, last_day, type, household, spaces) select '业主' || i, '2021-01-01',"
                        + " '2025-12-31', (select max(id) from permit_type), 1 + mod(i, 200), 1 from generate_series(1, 300) i",
                "insert into permit_plate select id, 0, '湘P' || lpad(id::text, 6, '0'), 'BLUE', 'epoch' from permit",
                "insert into right_change (kind, number, change, at, by_whom, reason, detail) select 'PERMIT', p.id,"
                        + " case when m = 0 then 'GRANTED' else 'RENEWED' end, p.first_day + m * interval '1 month', '王师傅',"
                        + " '', '' from permit p, generate_series(0, 59) m",
                "insert into permit_fee (permit, first_day, last_day, amount, currency, at, began_at) select p.id,"
                        + " p.first_day + m * interval '1 month', p.first_day + (m + 1) * interval '1 month' - interval '1 day',"
                        + " 30000, 'CNY', p.first_day + m * interval '1 month', p.first_day + m * interval '1 month'"
                        + " from permit p, generate_series(0, 59) m",
                "insert into payment_order (number, permit_fee, version, amount, currency, priced_to, valid_until, state,"
                        + " ordered_at, paid_at) select 'F' || id, id, 1, amount, currency, at, at + interval '5 minutes',"
                        + " 'POSTED', at, at from permit_fee",
                ("insert into visitor_pass (code, household, valid_from, valid_until, entries) select 'V' || i, 1 + mod(i, 200),"
                                + " at, at + interval '1 day', 1 from (select i, " + at
                                + " as at from generate_series(1, %d) i) n")
                        .formatted(few, few));
        List<String> added = List.of(
                "insert into ledger_entry (permit_fee, kind, amount, currency, at) select id, 'CHARGED', amount, currency, at"
                        + " from permit_fee",
                "insert into ledger_entry (permit_fee, kind, amount, currency, at, payment_order, channel, channel_serial)"
                        + " select id, 'PAID', -amount, currency, at, 'F' || id, 'wechat', 'F' || id from permit_fee"
                        + " where id % 100 > 0");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            for (String sql : statements) {
                statement.execute(sql);
                System.out.printf("%5d s  %.60s%n", seconds(began), sql.replaceAll("\\s+", " "));
            }
            statement.execute("set session_replication_role = origin");
            for (String sql : added) {
                statement.execute(sql);
            }
            statement.execute("vacuum analyze");
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
