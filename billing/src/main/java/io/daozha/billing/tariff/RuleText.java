package io.daozha.billing.tariff;

import io.daozha.billing.Spans;
import io.daozha.billing.Words;
import io.daozha.billing.tariff.Rule.Crossing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what one class of vehicles pays. */
final class RuleText {
    private static final List<String> RESTARTS = List.of("units", "first", "free");

    private enum DayKind {
        EACH,
        ENTRY
    }

    private static final String STAY = "stay";
    private static final String DAY = "day";
    private static final String PERIOD = "period";

    private final Section section;
    private final String currency;

    private Cycle units = Cycle.NEVER;
    private Cycle first = Cycle.NEVER;
    private Cycle again = Cycle.NEVER;

    private RuleText(Section section, String currency) {
        this.section = section;
        this.currency = currency;
    }

    static Rule read(Section section, String currency, ZoneId zone, Dates dates) {
        return new RuleText(section, currency).rule(zone, dates);
    }

    private Rule rule(ZoneId zone, Dates dates) {
        readRestarts();
        List<Period> periods = new PeriodsText(section, currency, first).read();
        return new Rule(
                zone.getRules(),
                dates.calendar(section, periods),
                periods,
                free(section),
                section.choice("crossing", Crossing.START),
                units,
                first,
                again,
                caps(periods),
                section.choice("dayKind", DayKind.EACH) == DayKind.ENTRY,
                section.words("refuse", Words.NONE));
    }

    static Free free(Section section) {
        if (!section.has("free")) {
            return Free.NONE;
        }
        Section free = section.section("free", Keys.FREE);
        return new Free(
                free.span("minutes", 0, Cycle.DAY), free.choice("as", Free.As.THRESHOLD), free.flag("inclusive", true));
    }

    private void readRestarts() {
        for (Section restart : section.items("restart", Keys.RESTART)) {
            Cycle cycle = cycle(restart, "every", List.of(DAY));
            List<String> what = restart.has("what") ? restart.texts("what") : RESTARTS;
            for (String one : what) {
                switch (one) {
                    case "units" -> units = cycle;
                    case "first" -> first = cycle;
                    case "free" -> again = cycle;
                    default -> throw restart.unknown("what", one, RESTARTS);
                }
            }
        }
    }

    /**
     * Either a time from the entry, or the calendar day.
     *
     * @param words that may stand in the place of a time
     */
    private static Cycle cycle(Section section, String key, List<String> words) {
        if (section.text(key).equals(DAY)) {
            return new Cycle.CalendarDay(section.find("at", at -> Dates.minute(section, at, section.text(at)))
                    .orElse(0));
        }
        if (section.has("at")) {
            throw section.wrong(
                    "at", "只用于自然日：" + key + " 要写 day", "belongs to a calendar day only: " + key + " must then be day");
        }
        if (!section.isSpan(key)) {
            throw section.wrong(
                    key,
                    "要写 " + String.join("、", words) + " 或时长，如 24 h，不是 '" + section.text(key) + "'",
                    "must be " + String.join(", ", words) + " or a time such as 24 h, not '" + section.text(key) + "'");
        }
        return new Cycle.FromEntry(section.span(key, 1, 3660 * Cycle.DAY));
    }

    private List<Cap> caps(List<Period> periods) {
        List<Cap> caps = new ArrayList<>();
        for (Map.Entry<String, Section> entry :
                section.sections("caps", Keys.CAP).entrySet()) {
            caps.add(cap(entry.getKey(), entry.getValue(), periods));
        }
        return caps;
    }

    private Cap cap(String key, Section cap, List<Period> periods) {
        long counted = cap.has("periods") ? 0 : -1;
        for (String name : cap.texts("periods")) {
            List<String> known = periods.stream().map(Period::key).toList();
            Period period = periods.stream()
                    .filter(one -> one.key().equals(name))
                    .findFirst()
                    .orElseThrow(() -> cap.wrong(
                            "periods",
                            "写了 '" + name + "'，本费率没有这个时段：" + known,
                            "names '" + name + "', which is no period of this tariff: " + known));
            counted |= 1L << period.index();
        }
        String per = cap.text("per");
        boolean perWindow = per.equals(PERIOD);
        Cycle cycle = perWindow || per.equals(STAY) ? Cycle.NEVER : cycle(cap, "per", List.of(STAY, DAY, PERIOD));
        boolean acrossVisits = cap.flag("acrossVisits", false);
        if (acrossVisits && !per.equals(DAY)) {
            throw cap.wrong("acrossVisits", "要与 'per: day' 同用", "needs 'per: day'");
        }
        return new Cap(
                key,
                cap.words("name", defaultName(cap, per, perWindow, acrossVisits)),
                cap.money("amount", currency),
                cycle,
                perWindow,
                counted,
                acrossVisits);
    }

    private static Words defaultName(Section cap, String per, boolean perWindow, boolean acrossVisits) {
        if (perWindow) {
            return Words.NONE;
        }
        if (acrossVisits) {
            return new Words("同一车牌每日最高", "most per plate and day");
        }
        return switch (per) {
            case STAY -> new Words("每次停放最高", "most per stay");
            case DAY -> new Words("每日最高", "most per day");
            default -> new Words("每" + Spans.zh(cap.span("per")) + "最高", "most per " + Spans.en(cap.span("per")));
        };
    }
}
