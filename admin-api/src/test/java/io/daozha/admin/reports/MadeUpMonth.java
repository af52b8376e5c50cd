package io.daozha.admin.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * March 2026 in the books of a test, made by arithmetic so that it is the same every time: 620 stays of which one in three
 * is of a permit holder, 12 openings by hand of which a paid stay explains 6, 10 plates that a person corrected.
 */
final class MadeUpMonth {
    static final long STAYS = 620;
    static final long PERMITS = 207;

    private static final String AT = "timestamptz '2026-03-01 00:00+08' + (i / 20) * interval '1 day'"
            + " + (6 + (i * 7 % 20 + i * 3 % 13) % 17) * interval '1 hour' + (i * 11 % 60) * interval '1 minute'";
    private static final String LASTED = "((i * 37 % 11) * (i * 13 % 7) * 9 + 6) * interval '1 minute'";
    private static final String PLATE = "'湘A' || lpad(i::text, 5, '0')";
    private static final String GROUNDS =
            "case when i % 3 = 0 then 'PERMIT' when i % 17 = 0 then 'VISITOR'" + " else 'TEMPORARY' end";
    private static final String FEE = "case when i % 3 = 0 or i % 17 = 0 then 0 else 300 + (i * 37 % 11) * 200 end";

    private static final String OWES = "i % 50 = 1 and " + FEE + " > 0";

    private MadeUpMonth() {}

    /** Does nothing a second time. */
    static void write(DataSource database) throws SQLException {
        String stays = "generate_series(0, " + (STAYS - 1) + ") i";
        List<String> lines = List.of(
                "insert into tariff_version (valid_from, text) select 'epoch', 'made up'"
                        + " where not exists (select 1 from tariff_version)",
                "insert into passage select 'me' || i, 'entry', 'IN', " + PLATE + ", 'BLUE', " + PLATE + ", 0.98, " + AT
                        + ", " + AT + ", true, null, " + GROUNDS + " from " + stays,
                "insert into passage select 'mx' || i, 'exit', 'OUT', " + PLATE + ", 'BLUE', " + PLATE + ", 0.98, " + AT
                        + " + " + LASTED + ", " + AT + " + " + LASTED + ", true, null, 'PAID' from " + stays,
                "insert into parking_session (plate_text, plate_colour, state, entry_passage, exit_passage, entered_at,"
                        + " left_at, tariff_version, charged_by, currency, review) select " + PLATE
                        + ", 'BLUE', 'CLOSED', 'me' || i, 'mx' || i, " + AT + ", " + AT + " + " + LASTED
                        + ", (select min(id) from tariff_version), 'made up', 'CNY', case when " + OWES
                        + " then array['UNPAID'] else array[]::text[] end from " + stays,
                "insert into charge_line (session, position, kind, starts_at, ends_at, count, unit_price, amount, name_zh,"
                        + " name_en, unit_minutes, told_zh, told_en) select s.id, 0, 'FIXED', entered_at, left_at, 1, fee, fee,"
                        + " '停车', 'parking', 0, '', '' from (select i, " + FEE + " as fee from " + stays + ") n"
                        + " join parking_session s on s.entry_passage = 'me' || i",
                "insert into ledger_entry (session, kind, amount, currency, at) select s.id, 'CHARGED', fee, 'CNY', left_at"
                        + " from (select i, " + FEE + " as fee from " + stays + ") n"
                        + " join parking_session s on s.entry_passage = 'me' || i where fee > 0",
                "insert into payment_order (number, session, version, amount, currency, priced_to, valid_until, state,"
                        + " ordered_at)"
                        + " select 'MO' || i, s.id, 1, fee, 'CNY', left_at, left_at + interval '1 minute', 'POSTED', left_at"
                        + " from (select i, " + FEE + " as fee from " + stays + ") n"
                        + " join parking_session s on s.entry_passage = 'me' || i where fee > 0 and i % 50 <> 1",
                "insert into ledger_entry (session, kind, amount, currency, at, payment_order, channel, channel_serial)"
                        + " select session, 'PAID', -amount, 'CNY', priced_to, number,"
                        + " (array['wechat', 'wechat', 'alipay', 'cash'])[1 + session % 4], 'MS' || number"
                        + " from payment_order where number like 'MO%'",
                "insert into opening select 'mo' || i, 'exit', 'OUT', " + AT + " + " + LASTED
                        + ", 'BY_HAND', '王师傅', case when i % 3 = 0 then '=救护车,急' else '<b>设备故障</b>' end, " + PLATE
                        + ", 'BLUE', null, case when i % 100 = 0 then 'mx' || (i / 100 * 3) end"
                        + " from generate_series(0, 550, 50) i");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from passage where id = 'me0'");
            if (found.next()) {
                return;
            }
            connection.setAutoCommit(false);
            for (String line : lines) {
                statement.execute(line);
            }
            connection.commit();
        }
    }
}
