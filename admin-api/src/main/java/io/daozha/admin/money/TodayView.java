package io.daozha.admin.money;

import io.daozha.billing.DaySheet;
import io.daozha.billing.Ledger;
import io.daozha.billing.ShiftSheet;
import io.daozha.billing.ShiftSheet.Takings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day at a glance, and what waits for a person.
 *
 * @param latest whether it is today
 * @param unclear how many payments fit no order
 * @param waiting how many refunds wait for a second person
 */
public record TodayView(
        DaySheet sheet,
        Chart chart,
        boolean latest,
        Ledger.Owed owed,
        int unclear,
        List<StuckView> stuck,
        int waiting,
        Optional<ShiftSheet> shift) {

    public LocalDate before() {
        return sheet.day().minusDays(1);
    }

    public LocalDate after() {
        return sheet.day().plusDays(1);
    }

    /** Of a hundred, beside the channel that brought most. */
    public long share(Takings channel) {
        long most = sheet.takings().stream()
                .mapToLong(takings -> takings.in().minor())
                .max()
                .orElse(0);
        return most <= 0 ? 0 : channel.in().minor() * 100 / most;
    }

    public boolean calm() {
        return unclear == 0 && stuck.isEmpty() && waiting == 0;
    }
}
