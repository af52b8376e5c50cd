package io.daozha.admin.money;

import io.daozha.billing.DaySheet;
import io.daozha.billing.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of what days brought, in the units of an SVG that is {@link #WIDTH} wide and {@link #HEIGHT} high.
 *
 * @param base where the columns stand
 */
public record Chart(List<Column> columns, long base, Money most) {
    public static final long WIDTH = 420;
    public static final long HEIGHT = 150;

    private static final long TOP = 20;
    private static final long BASE = 126;

    /** @param chosen the day that the page is about */
    public record Column(LocalDate day, Money net, long x, long y, long width, long height, boolean chosen) {
        public long middle() {
            return x + width / 2;
        }

        /** The day of the month; with its month where one begins. */
        public String label() {
            return Integer.toString(day.getDayOfMonth());
        }
    }

    static Chart of(List<DaySheet> days, LocalDate chosen) {
        Money most = days.stream()
                .map(DaySheet::net)
                .reduce((a, b) -> a.minor() >= b.minor() ? a : b)
                .orElse(Money.fen(0));
        long step = WIDTH / Math.max(1, days.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Money net = days.get(i).net();
            long height = most.minor() <= 0 ? 0 : Math.max(0, net.minor()) * (BASE - TOP) / most.minor();
            // A day with a little money is not a day without any.
            long drawn = net.minor() > 0 ? Math.max(1, height) : 0;
            columns.add(new Column(
                    days.get(i).day(),
                    net,
                    i * step + 3,
                    BASE - drawn,
                    step - 6,
                    drawn,
                    days.get(i).day().equals(chosen)));
        }
        return new Chart(columns, BASE, most);
    }
}
