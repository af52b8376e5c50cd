package io.daozha.admin.reports;

import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.Money;
import io.daozha.billing.search.MonthReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What came in by which channel, less what was given back by it, and what was charged meanwhile; by the day, or by the
 * month where there are many days.
 *
 * @param channels the columns
 */
record Revenue(List<String> channels, List<Row> rows) {
    private static final Set<Kind> MONEY = Set.of(Kind.PAID, Kind.FOUND_MONEY, Kind.REFUNDED);
    private static final Set<Kind> CHARGES = Set.of(Kind.CHARGED, Kind.ADJUSTED);
    private static final int DAYS_BY_DAY = 92;

    Revenue {
        channels = List.copyOf(channels);
        rows = List.copyOf(rows);
    }

    /**
     * @param received one for each channel
     * @param permits how much of the sum was paid for permits
     */
    record Row(String label, List<Money> received, Money sum, Money permits, Money charged) {}

    static Revenue of(Period period, List<MonthReport.Takings> takings) {
        Set<String> channels = new TreeSet<>();
        Map<LocalDate, Map<String, Long>> received = new TreeMap<>();
        Map<LocalDate, Long> permits = new TreeMap<>();
        Map<LocalDate, Long> charged = new TreeMap<>();
        boolean byMonth = period.days() > DAYS_BY_DAY;
        for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            received.computeIfAbsent(column(day, byMonth), column -> new TreeMap<>());
        }
        for (MonthReport.Takings one : takings) {
            LocalDate column = column(one.day(), byMonth);
            if (MONEY.contains(one.kind())) {
                channels.add(one.channel());
                received.get(column).merge(one.channel(), -one.amount(), Long::sum);
                permits.merge(column, one.colour().isEmpty() ? -one.amount() : 0, Long::sum);
            } else if (CHARGES.contains(one.kind())) {
                charged.merge(column, one.amount(), Long::sum);
            }
        }
        List<String> names = List.copyOf(channels);
        List<Row> rows = new ArrayList<>();
        received.forEach((column, sums) -> {
            List<Money> parts = names.stream()
                    .map(name -> Money.fen(sums.getOrDefault(name, 0L)))
                    .toList();
            long sum = sums.values().stream().mapToLong(Long::longValue).sum();
            String label = byMonth ? column.toString().substring(0, 7) : column.toString();
            rows.add(new Row(
                    label,
                    parts,
                    Money.fen(sum),
                    Money.fen(permits.getOrDefault(column, 0L)),
                    Money.fen(charged.getOrDefault(column, 0L))));
        });
        return new Revenue(names, rows);
    }

    private static LocalDate column(LocalDate day, boolean byMonth) {
        return byMonth ? day.withDayOfMonth(1) : day;
    }

    public Money received() {
        return rows.stream().map(Row::sum).reduce(Money.fen(0), Money::plus);
    }

    public Money permits() {
        return rows.stream().map(Row::permits).reduce(Money.fen(0), Money::plus);
    }

    public Money charged() {
        return rows.stream().map(Row::charged).reduce(Money.fen(0), Money::plus);
    }

    /** @param called how a channel is called */
    Plot plot(UnaryOperator<String> called) {
        List<Bars.Column> columns = rows.stream()
                .map(row -> new Bars.Column(
                        row.label().length() > 7 ? row.label().substring(5) : row.label(),
                        row.received().stream().map(Money::minor).toList()))
                .toList();
        return Bars.of(
                columns,
                channels.stream().map(called).toList(),
                fen -> "¥" + yuan(fen),
                fen -> BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString());
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
