package io.daozha.billing.tariff;

import io.daozha.billing.Words;
import io.daozha.billing.tariff.Period.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the periods of a rule and their lines of price. */
final class PeriodsText {
    private static final int MOST = 60;

    private enum Part {
        WHOLE,
        EXACT
    }

    private final Section section;
    private final String currency;
    private final Cycle first;
    private final List<Period> periods = new ArrayList<>();
    private int bits;

    /** @param first when first periods come again */
    PeriodsText(Section section, String currency, Cycle first) {
        this.section = section;
        this.currency = currency;
        this.first = first;
    }

    List<Period> read() {
        if (section.has("rates") && section.has("periods")) {
            throw section.wrong(
                    "rates",
                    "与 'periods' 不能同时有：请把 rates 写进时段",
                    "and 'periods' exclude each other: put the rates into a period");
        }
        if (!section.has("periods")) {
            if (!section.has("rates")) {
                throw section.wrong(
                        "rates",
                        "没有写，'periods' 也没有：两者要有一个",
                        "is missing; so is 'periods', and one of them must be there");
            }
            return List.of(new Period(
                    0,
                    "",
                    Words.NONE,
                    lines(section, Period.Begins.ENTRY),
                    List.of(),
                    List.of(),
                    List.of(),
                    Period.Begins.ENTRY,
                    Free.NONE));
        }
        for (Map.Entry<String, Section> entry :
                section.sections("periods", Keys.PERIOD).entrySet()) {
            periods.add(period(entry.getKey(), entry.getValue()));
        }
        if (periods.isEmpty() || periods.size() > MOST) {
            throw section.wrong("periods", "要有 1 至 " + MOST + " 个", "must be 1 to " + MOST);
        }
        return periods;
    }

    private Period period(String key, Section text) {
        Period.Begins begins = text.choice("begins", Period.Begins.ENTRY);
        return new Period(
                periods.size(),
                key,
                text.words("name", Words.of(key)),
                lines(text, begins),
                text.texts("hours").stream().map(hours -> hours(text, hours)).toList(),
                Dates.days(text),
                text.texts("season").stream()
                        .map(season -> Dates.season(text, season))
                        .toList(),
                begins,
                RuleText.free(text));
    }

    private static Range hours(Section text, String hours) {
        String[] ends = hours.split("-", -1);
        if (ends.length != 2) {
            throw text.wrong(
                    "hours",
                    "要写起止，如 07:00-22:00，不是 '" + hours + "'",
                    "must be from-to such as 07:00-22:00, not '" + hours + "'");
        }
        Range range = new Range(Dates.minute(text, "hours", ends[0]), Dates.minute(text, "hours", ends[1]));
        if (range.from() == range.to()) {
            throw text.wrong(
                    "hours", hours + " 是空的；全天写 00:00-24:00", hours + " is empty; the whole day is 00:00-24:00");
        }
        return range;
    }

    private List<RateLine> lines(Section text, Period.Begins begins) {
        List<RateLine> lines = new ArrayList<>();
        long since = 0;
        for (Section rate : text.items("rates", Keys.RATE)) {
            if (since == RateLine.REST) {
                throw TariffTextException.at(
                        rate.line(),
                        "这一档永远用不到：前一档没有 'upTo'",
                        "this rate is never reached: the one before has no 'upTo'");
            }
            RateLine line = line(rate, lines, since);
            since = line.upTo();
            lines.add(line);
        }
        if (lines.isEmpty()) {
            throw text.wrong("rates", "没有写", "is missing");
        }
        long longest = begins == Period.Begins.PERIOD ? Cycle.DAY : longest(first);
        if (since < longest) {
            throw text.wrong(
                    "rates",
                    "没有说 " + since + " min 以后怎么收：最后一档不写 'upTo'，或在此之前重新开始 'first'",
                    "say nothing beyond " + since + " min: end with a rate without 'upTo', or restart 'first' by then");
        }
        return lines;
    }

    private static long longest(Cycle cycle) {
        return cycle instanceof Cycle.FromEntry each
                ? each.minutes()
                : cycle instanceof Cycle.CalendarDay ? Cycle.DAY : RateLine.REST;
    }

    private RateLine line(Section rate, List<RateLine> before, long since) {
        long upTo = rate.has("upTo") ? rate.span("upTo", 1, 3660 * Cycle.DAY) : RateLine.REST;
        if (upTo <= since) {
            throw rate.wrong(
                    "upTo",
                    "要大于前一档的 " + since + " min",
                    "must be more than that of the rate before, " + since + " min");
        }
        if (rate.has("total")) {
            return step(rate, before, upTo);
        }
        long price = rate.money("price", currency);
        if (!rate.has("per")) {
            if (rate.has("part")) {
                throw rate.wrong("part", "要与 'per' 同用", "needs 'per'");
            }
            return new RateLine.Flat(upTo, price, bit(rate));
        }
        long per = rate.span("per", 1, Cycle.DAY);
        if (rate.choice("part", Part.WHOLE) == Part.EXACT) {
            return new RateLine.Prorated(upTo, per, price);
        }
        if (upTo != RateLine.REST && (upTo - since) % per != 0) {
            throw rate.wrong(
                    "upTo",
                    "在 " + since + " min 之后不是 'per' 的整数倍",
                    "leaves no whole number of 'per' after " + since + " min");
        }
        return new RateLine.PerUnit(upTo, per, price);
    }

    private RateLine step(Section rate, List<RateLine> before, long upTo) {
        if (rate.has("price") || rate.has("per") || rate.has("part")) {
            throw rate.wrong(
                    "total",
                    "只与 'upTo' 同用：它是到此为止整次停车的价格",
                    "stands alone with 'upTo': it is the price of the whole stay so far");
        }
        if (upTo == RateLine.REST) {
            throw rate.wrong("upTo", "没有写", "is missing");
        }
        long total = rate.money("total", currency);
        long soFar = 0;
        if (!before.isEmpty()) {
            if (!(before.get(before.size() - 1) instanceof RateLine.Step last)) {
                throw rate.wrong("total", "前一档也要是 'total'", "can only follow another total");
            }
            soFar = last.total();
        }
        if (total < soFar) {
            throw rate.wrong("total", "低于前一档：停得更久反而更便宜", "falls from the rate before: a longer stay would cost less");
        }
        return new RateLine.Step(upTo, total, total - soFar, bit(rate));
    }

    private int bit(Section rate) {
        if (bits >= 63) {
            throw TariffTextException.at(
                    rate.line(), "只收一次的价格超过 63 个", "there are more than 63 prices that are asked once");
        }
        return bits++;
    }
}
