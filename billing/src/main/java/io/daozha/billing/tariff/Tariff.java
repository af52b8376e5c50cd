package io.daozha.billing.tariff;

import io.daozha.billing.Charge;
import io.daozha.billing.Charge.Line;
import io.daozha.billing.Charge.Line.Kind;
import io.daozha.billing.Money;
import io.daozha.billing.Sums;
import io.daozha.billing.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The price rules of a car park: named periods of time, lines of price in them, limits upon them. What a text may say is
 * in docs/tariffs.md.
 *
 * <p>Time is counted in whole minutes of real time from the entry. A minute belongs to the period that the clock on the
 * wall is in when the minute begins. All else stands in the text. Unchanging, and safe for any thread.
 */
public final class Tariff {
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What becomes of the seconds of a stay. */
    enum Seconds {
        /** A minute that is not full does not count. */
        DROP,
        /** A minute that has begun counts. */
        COUNT,
        /** Entry and exit are read from a clock without seconds. */
        CLOCK
    }

    private final TariffFacts facts;
    private final Map<VehicleClass, Rule> rules;
    private final Seconds seconds;
    private final Discounts discounts;
    private final Rounding rounding;
    private final List<Example> examples;

    Tariff(
            TariffFacts facts,
            Map<VehicleClass, Rule> rules,
            Seconds seconds,
            Discounts discounts,
            Rounding rounding,
            List<Example> examples) {
        this.facts = facts;
        this.rules = new EnumMap<>(rules);
        this.seconds = seconds;
        this.discounts = discounts;
        this.rounding = rounding;
        this.examples = List.copyOf(examples);
    }

    /** @throws TariffTextException with a sentence naming the key that is unknown, missing or wrong, and its line */
    public static Tariff parse(String yaml) {
        return TariffText.parse(yaml);
    }

    /** The text with which a new car park starts. */
    public static String defaultText() {
        try (InputStream text = Tariff.class.getResourceAsStream("default-tariff.yaml")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a stay is worth. Never falls as its end grows.
     *
     * @throws CannotPriceException when it ends before it began, is longer than the longest stay, costs more than the
     *     largest charge, or is of a class that the tariff does not price
     */
    public Charge price(Stay stay) {
        Rule rule = rules.get(stay.vehicle());
        if (!rule.refusal().isEmpty()) {
            throw new CannotPriceException(rule.refusal());
        }
        long minutes = minutes(stay.from(), stay.to());
        long begin = beginSecond(stay.from());
        Bill bill = Walk.through(rule, begin, minutes, stay);
        List<Line> lines = bill.lines(begin, minutes, facts.currency());
        long total = bill.total();
        if (!stay.discounts().isEmpty()) {
            for (Line line :
                    discounts.lines(stay, total, facts.currency(), off -> without(rule, stay, begin, minutes, off))) {
                lines.add(line);
                total += line.amount().minor();
            }
        }
        long rounded = rounding.apply(total);
        if (rounded != total) {
            Money change = new Money(rounded - total, facts.currency());
            lines.add(new Line(Kind.ROUNDING, stay.from(), stay.to(), 1, change, change));
        }
        if (rounded > facts.largestCharge()) {
            Money charge = new Money(rounded, facts.currency());
            Money largest = new Money(facts.largestCharge(), facts.currency());
            throw new CannotPriceException(
                    "金额 " + Sums.zh(charge) + " 超过费率的上限 " + Sums.zh(largest),
                    "A charge of " + Sums.en(charge) + " is more than the tariff's largest, " + Sums.en(largest));
        }
        return new Charge(name(), lines, facts.currency());
    }

    private long without(Rule rule, Stay stay, long begin, long minutes, long off) {
        long left = Math.max(0, minutes - off);
        long from = discounts.minutesFrom() == Discounts.End.START ? begin + (minutes - left) * 60 : begin;
        return Walk.through(rule, from, left, stay).total();
    }

    private long minutes(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new CannotPriceException(
                    "停车始于 " + wall(from) + "，不能在那以前的 " + wall(to) + " 结束",
                    "A stay that began at " + wall(from) + " cannot end before, at " + wall(to));
        }
        Duration stay = Duration.between(from, to);
        long minutes = switch (seconds) {
            case DROP -> stay.toMinutes();
            case COUNT -> stay.plusSeconds(60).minusNanos(1).toMinutes();
            case CLOCK -> Math.floorDiv(to.getEpochSecond(), 60) - Math.floorDiv(from.getEpochSecond(), 60);
        };
        if (minutes > facts.longestStay().toMinutes()) {
            long most = facts.longestStay().toDays();
            throw new CannotPriceException(
                    "停了 " + stay.toDays() + " 天，超过费率的 " + most + " 天",
                    "A stay of " + stay.toDays() + " days is longer than the tariff's " + most);
        }
        return minutes;
    }

    /** As the clock on the wall of the place shows it. */
    public String wall(Instant at) {
        return WALL.format(at.atZone(facts.zone()));
    }

    private long beginSecond(Instant from) {
        long second = from.getEpochSecond();
        return seconds == Seconds.CLOCK ? Math.floorDiv(second, 60) * 60 : second;
    }

    /**
     * Holds the tariff against the examples in its own text.
     *
     * @throws TariffTextException naming the first that fails
     */
    public void checkExamples() {
        for (Example example : examples) {
            Instant from = at(example.entry());
            Instant to = at(example.exit());
            long total;
            try {
                total = price(new Stay(from, to, example.vehicle(), false, List.of()))
                        .total()
                        .minor();
            } catch (CannotPriceException e) {
                throw fails(
                        example,
                        "算不出价格：" + e.words().zh(),
                        "has no price: " + e.words().en());
            }
            if (total != example.total()) {
                String must = Sums.major(new Money(example.total(), currency()));
                String does = Sums.major(new Money(total, currency()));
                throw fails(example, "应为 " + must + "，算出 " + does, "must cost " + must + " but costs " + does);
            }
        }
    }

    private static TariffTextException fails(Example example, String zh, String en) {
        return TariffTextException.at(
                example.line(),
                "例子 " + example.entry() + " 至 " + example.exit() + " " + zh,
                "the example " + example.entry() + " to " + example.exit() + " " + en);
    }

    /**
     * @param from when somebody wants it to hold from
     * @throws TariffTextException when its own text says that it holds from a later day on
     */
    public void checkValidFrom(Instant from) {
        facts.validFrom().ifPresent(day -> {
            if (from.isBefore(at(day.atStartOfDay()))) {
                throw TariffTextException.at(
                        0,
                        "按它自己的文本从 " + day + " 起执行，不能从 " + wall(from) + " 起",
                        "holds from " + day + " on by its own text, not from " + wall(from));
            }
        });
    }

    /** The moment at which the clock on the wall shows a time; the earlier one where it shows it twice. */
    public Instant at(LocalDateTime time) {
        return time.atZone(facts.zone()).withEarlierOffsetAtOverlap().toInstant();
    }

    public TariffFacts facts() {
        return facts;
    }

    /** Printed on every bill. */
    public String name() {
        return facts.name().zh();
    }

    public Words names() {
        return facts.name();
    }

    /** Whose calendar days and wall clock it means. */
    public ZoneId zone() {
        return facts.zone();
    }

    public String currency() {
        return facts.currency();
    }

    /** How long after paying the car may still leave without paying more. */
    public Duration leaveBy() {
        return facts.leaveBy();
    }

    /** How long a named sum holds. */
    public Duration quoteValid() {
        return facts.quoteValid();
    }

    /** Beyond it a stay is no longer priced but looked at. */
    public Duration longestStay() {
        return facts.longestStay();
    }

    Rule rule(VehicleClass vehicle) {
        return rules.get(vehicle);
    }

    List<Example> examples() {
        return examples;
    }

    /** For the notice board: the classes that pay otherwise than the one they are like. */
    List<VehicleClass> classesOfTheirOwn() {
        List<VehicleClass> own = new ArrayList<>();
        for (VehicleClass vehicle : VehicleClass.values()) {
            boolean large = vehicle == VehicleClass.NEW_ENERGY_LARGE;
            Rule like = rules.get(large ? VehicleClass.LARGE : VehicleClass.SMALL);
            if (vehicle == VehicleClass.SMALL || !rules.get(vehicle).equals(like)) {
                own.add(vehicle);
            }
        }
        return own;
    }
}
