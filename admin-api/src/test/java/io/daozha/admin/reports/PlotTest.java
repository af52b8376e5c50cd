package io.daozha.admin.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.reports.Bars.Column;
import io.daozha.billing.search.MonthReport.Inside;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlotTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void rulesStandAtRoundNumbersAndHoldAllThereIs() {
        assertEquals(List.of(0L, 10L, 20L, 30L), Scale.of(0, 100, 0, 30).rules());
        assertEquals(List.of(0L, 1L), Scale.of(0, 100, 0, 0).rules());
        assertEquals(
                List.of(-500L, 0L, 500L, 1000L, 1500L),
                Scale.of(0, 100, -200, 1300).rules());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long least = -random.nextLong(1L << random.nextInt(1, 50));
            long most = random.nextLong(1L << random.nextInt(1, 50));
            Scale scale = Scale.of(0, 100, least, most);
            assertTrue(
                    scale.least() <= least
                            && most <= scale.most()
                            && scale.rules().size() <= 7,
                    "seed " + seed + ": " + least + " to " + most + " in " + scale);
        }
    }

    @Test
    void partsAreStackedAndWhatIsGivenBackHangsUnderTheLine() {
        Plot plot = Bars.of(
                List.of(new Column("03-02", List.of(100L, 200L)), new Column("03-03", List.of(-100L, 100L))),
                List.of("cash", "wechat"),
                Long::toString,
                Long::toString);
        Plot.Box cash = plot.boxes().get(0);
        Plot.Box wechat = plot.boxes().get(1);
        assertEquals(cash.y(), wechat.y() + wechat.height(), 0.2, "one stands on the other");
        assertEquals(2 * cash.height(), wechat.height(), 0.2);
        double zero = cash.y() + cash.height();
        assertEquals(zero, plot.boxes().get(2).y(), 0.2);
        assertEquals(zero, plot.boxes().get(3).y() + plot.boxes().get(3).height(), 0.2);
        assertEquals("03-03 cash -100", plot.boxes().get(2).title());
    }

    @Test
    void theLineOfTheCarsInsideGoesInStepsUpToNow() {
        Instant start = MONDAY.atStartOfDay(Period.ZONE).toInstant();
        Occupancy occupancy = new Occupancy(
                Period.around(Period.Kind.DAY, MONDAY),
                List.of(new Inside(start, 2), new Inside(start.plusSeconds(6 * 3600), 10)),
                10,
                start.plusSeconds(12 * 3600));
        double half = (Plot.LEFT + Plot.RIGHT) / 2;
        double quarter = (Plot.LEFT * 3 + Plot.RIGHT) / 4;
        Plot plot = occupancy.plot("full");
        String line = plot.strokes().get(1).d();
        assertEquals("M64.0 183.6H" + quarter + "V14.0H" + half, line);
        assertTrue(plot.strokes().get(2).d().startsWith("M64.0 14.0H"), "the capacity is ten");
        assertEquals(List.of(new Occupancy.Row(MONDAY, 2, 10)), occupancy.rows());
    }

    @Test
    void periodsFollowEachOtherAndEndWithToday() {
        Period week = Period.around(Period.Kind.WEEK, LocalDate.of(2026, 3, 1));
        assertEquals(LocalDate.of(2026, 2, 23), week.first());
        assertEquals(MONDAY, week.after(MONDAY).orElseThrow().first());
        assertTrue(week.after(LocalDate.of(2026, 3, 1)).isEmpty());
        Period month = Period.around(Period.Kind.MONTH, MONDAY);
        assertEquals("of=MONTH&on=2026-02-01", month.before().query());
        Period own = Period.asked("", "", "2026-03-02", "2026-03-04", MONDAY);
        assertEquals("of=CUSTOM&from=2026-02-27&to=2026-03-01", own.before().query());
        assertEquals(
                400, Period.asked("", "", "2025-01-01", "2026-02-04", MONDAY).days());
    }

    @Test
    void whatIsNotQuiteAllIsNotCalledAll() {
        assertEquals("99.99%", new Accuracy.Share(100_000, 1).right());
        assertEquals("100.00%", new Accuracy.Share(100_000, 0).right());
        assertEquals("–", new Accuracy.Share(0, 0).right());
    }
}
