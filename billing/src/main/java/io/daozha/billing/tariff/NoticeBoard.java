package io.daozha.billing.tariff;

import io.daozha.billing.Money;
import io.daozha.billing.Spans;
import io.daozha.billing.Sums;
import io.daozha.billing.Words;
import io.daozha.billing.tariff.Period.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The public price board, from the same data that prices stays, so that the two cannot differ. Hunan's rules ask for the
 * form of pricing, the prices, the free time and the number for complaints, 12315.
 */
public final class NoticeBoard {
    private final Tariff tariff;
    private final List<Words> lines = new ArrayList<>();

    private NoticeBoard(Tariff tariff) {
        this.tariff = tariff;
    }

    public static List<Words> lines(Tariff tariff) {
        return new NoticeBoard(tariff).write();
    }

    /** What a small car pays, without all else that a board must say: for where there is room for a few lines only. */
    public static List<Words> prices(Tariff tariff) {
        NoticeBoard board = new NoticeBoard(tariff);
        board.rule(tariff.rule(VehicleClass.SMALL));
        return List.copyOf(board.lines);
    }

    private List<Words> write() {
        TariffFacts facts = tariff.facts();
        lines.add(facts.name());
        facts.pricing()
                .ifPresent(pricing -> add(
                        "定价形式：" + pricing.words().zh(),
                        "Pricing: " + pricing.words().en()));
        if (!facts.legalBasis().isEmpty()) {
            add("收费依据：" + facts.legalBasis(), "Legal basis: " + facts.legalBasis());
        }
        if (!facts.filing().isEmpty()) {
            add("备案（批准）号：" + facts.filing(), "Filing number: " + facts.filing());
        }
        facts.validFrom().ifPresent(day -> add("执行日期：" + day, "In force from: " + day));
        List<VehicleClass> classes = tariff.classesOfTheirOwn();
        for (VehicleClass vehicle : classes) {
            if (classes.size() > 1) {
                add("【" + name(vehicle).zh() + "】", name(vehicle).en() + ":");
            }
            rule(tariff.rule(vehicle));
        }
        add(
                "缴费后" + Spans.zh(facts.leaveBy().toMinutes()) + "内离场不再计费",
                "After paying, leave within " + Spans.en(facts.leaveBy().toMinutes()));
        add("进场后调价的，按进场时的标准收费", "A price that changes while you are inside does not change for you");
        add("价格监督举报电话：12315", "Complaints about prices: 12315");
        return List.copyOf(lines);
    }

    private void add(String zh, String en) {
        lines.add(new Words(zh, en));
    }

    private void rule(Rule rule) {
        if (!rule.refusal().isEmpty()) {
            lines.add(rule.refusal());
            return;
        }
        free(rule);
        for (Period period : rule.periods()) {
            period(period);
        }
        crossing(rule);
        for (Cap cap : rule.caps()) {
            cap(cap, rule);
        }
        if (rule.first() != Cycle.NEVER) {
            add(
                    every(rule.first()).zh() + "重新计费",
                    "All begins anew every " + every(rule.first()).en());
        }
    }

    private void free(Rule rule) {
        Free free = rule.free();
        if (free.minutes() > 0) {
            Words again = rule.again() == Cycle.NEVER
                    ? new Words("", "")
                    : new Words(
                            "（" + every(rule.again()).zh() + "）",
                            ", again every " + every(rule.again()).en());
            Words words = words(free);
            add(words.zh() + again.zh(), words.en() + again.en());
        }
    }

    private static Words words(Free free) {
        String zh = Spans.zh(free.minutes());
        String en = Spans.en(free.minutes());
        return switch (free.as()) {
            case DEDUCTION -> new Words("前" + zh + "免费", "The first " + en + " are free");
            case THRESHOLD ->
                free.inclusive()
                        ? new Words(
                                "停放" + zh + "以内（含" + zh + "）免费，超过的从进场起计费",
                                "Free up to and including " + en + "; longer stays pay from the entry")
                        : new Words(
                                "停放不足" + zh + "免费，满" + zh + "的从进场起计费",
                                "Free below " + en + "; stays from then on pay from the entry");
        };
    }

    private void period(Period period) {
        Words when = when(period);
        if (period.free().minutes() > 0) {
            Words words = words(period.free());
            add(when.zh() + words.zh(), when.en() + words.en());
        }
        long since = 0;
        for (RateLine line : period.lines()) {
            Words price = price(line, since);
            add(when.zh() + price.zh(), when.en() + price.en());
            since = line.upTo();
        }
    }

    private Words price(RateLine line, long since) {
        if (line instanceof RateLine.Step step) {
            String zh = "累计停放" + Spans.zh(step.upTo()) + "以内：" + zh(step.total());
            return new Words(zh, "up to " + Spans.en(step.upTo()) + " altogether: " + en(step.total()));
        }
        Words range = range(since, line.upTo());
        if (line instanceof RateLine.PerUnit unit) {
            return new Words(
                    range.zh() + zh(unit.price()) + "/" + Spans.zh(unit.per())
                            + part(unit.per()).zh(),
                    range.en() + en(unit.price()) + " per " + Spans.en(unit.per())
                            + part(unit.per()).en());
        }
        if (line instanceof RateLine.Prorated unit) {
            return new Words(
                    range.zh() + zh(unit.price()) + "/" + Spans.zh(unit.per()) + "，按分钟折算",
                    range.en() + en(unit.price()) + " per " + Spans.en(unit.per()) + ", by the minute");
        }
        RateLine.Flat flat = (RateLine.Flat) line;
        if (flat.price() == 0) {
            return new Words(range.zh() + "免费", range.en() + "free");
        }
        return new Words(
                range.zh() + zh(flat.price()) + (range.isEmpty() ? "/次" : ""),
                range.en() + en(flat.price()) + (range.isEmpty() ? " per entry" : ""));
    }

    private static Words part(long per) {
        return per == 1
                ? Words.NONE
                : new Words("，不足" + Spans.zh(per) + "按" + Spans.zh(per) + "计", ", a part counts whole");
    }

    private static Words range(long since, long upTo) {
        if (since == 0) {
            return upTo == RateLine.REST
                    ? Words.NONE
                    : new Words("首" + Spans.zh(upTo) + "：", "first " + Spans.en(upTo) + ": ");
        }
        return upTo == RateLine.REST
                ? new Words("超过" + Spans.zh(since) + "后：", "after " + Spans.en(since) + ": ")
                : new Words(
                        Spans.zh(since) + "至" + Spans.zh(upTo) + "：", Spans.en(since) + " to " + Spans.en(upTo) + ": ");
    }

    private static Words when(Period period) {
        StringBuilder zh = new StringBuilder(period.name().zh());
        StringBuilder en = new StringBuilder(period.name().en());
        for (Range season : period.seasons()) {
            String days = String.format(
                    Locale.ROOT,
                    " %02d-%02d..%02d-%02d",
                    season.from() / 32,
                    season.from() % 32,
                    (season.to() - 1) / 32,
                    (season.to() - 1) % 32);
            zh.append(days);
            en.append(days);
        }
        for (Range hours : period.hours()) {
            String times = String.format(
                    Locale.ROOT,
                    " %02d:%02d–%02d:%02d",
                    hours.from() / 60,
                    hours.from() % 60,
                    hours.to() / 60,
                    hours.to() % 60);
            zh.append(times);
            en.append(times);
        }
        if (zh.isEmpty()) {
            return Words.NONE;
        }
        return new Words(zh.append(" ").toString(), en.append(" ").toString());
    }

    private void crossing(Rule rule) {
        if (rule.periods().size() > 1) {
            switch (rule.crossing()) {
                case START -> add("跨时段的计费单位按其开始时段计费", "A unit belongs to the period in which it begins");
                case FILL -> add("各时段分别计费，不足一个计费单位的按一个计", "Each period counts on its own, a part of a unit whole");
                case SPLIT -> add("跨时段的计费单位按各时段的分钟数折算", "A unit across two periods is shared by its minutes");
            }
        }
    }

    private void cap(Cap cap, Rule rule) {
        Words name = cap.name();
        if (name.isEmpty()) {
            List<Period> counted = rule.periods().stream()
                    .filter(period -> cap.counts(period.index()))
                    .toList();
            name = new Words(
                    String.join(
                                    "、",
                                    counted.stream().map(one -> one.name().zh()).toList()) + "最高",
                    "most per "
                            + String.join(
                                    ", ",
                                    counted.stream().map(one -> one.name().en()).toList()));
        }
        add(name.zh() + zh(cap.amount()), name.en() + ": " + en(cap.amount()));
    }

    private static Words every(Cycle cycle) {
        if (cycle instanceof Cycle.FromEntry each) {
            return new Words("每" + Spans.zh(each.minutes()), Spans.en(each.minutes()));
        }
        return new Words("每个自然日", "calendar day");
    }

    private String zh(long minor) {
        return Sums.zh(new Money(minor, tariff.currency()));
    }

    private String en(long minor) {
        return Sums.en(new Money(minor, tariff.currency()));
    }

    /** As drivers are told it. */
    public static Words name(VehicleClass vehicle) {
        return switch (vehicle) {
            case SMALL -> new Words("小型车", "Small vehicles");
            case LARGE -> new Words("大型车", "Large vehicles");
            case MOTORCYCLE -> new Words("摩托车", "Motorcycles");
            case NEW_ENERGY_SMALL -> new Words("小型新能源车", "Small new-energy vehicles");
            case NEW_ENERGY_LARGE -> new Words("大型新能源车", "Large new-energy vehicles");
        };
    }
}
