package io.daozha.billing.tariff;

import io.daozha.billing.Charge;
import io.daozha.billing.Charge.Line;
import io.daozha.billing.Charge.Line.Kind;
import io.daozha.billing.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The price rules of a car park.
 *
 * <p>Only whole minutes count, so 30 min 59 s are 30 minutes. A stay no longer than the free time costs nothing; a
 * longer one is charged from the entry on, and the free time does not return on later days. A unit that has begun
 * counts whole. Each 24 hours from the entry are summed on their own and capped.
 *
 * @param name printed on every bill
 * @param zone whose calendar days a permit is measured by
 * @param free stays up to and including this cost nothing
 * @param unit what one {@code unitPrice} buys, at most a day
 * @param dailyCap the most that 24 hours from the entry may cost
 * @param leaveBy how long after paying the car may still leave without paying more
 * @param quoteValid how long a named sum holds
 * @param longestStay beyond it a stay is no longer priced but looked at
 */
public record Tariff(
        String name,
        ZoneId zone,
        Duration free,
        Duration unit,
        Money unitPrice,
        Money dailyCap,
        Duration leaveBy,
        Duration quoteValid,
        Duration longestStay) {

    private static final Duration DAY = Duration.ofHours(24);

    public Tariff {
        require(!name.isBlank(), "name", "must not be empty");
        require(unit.toMinutes() >= 1 && unit.compareTo(DAY) <= 0, "unitMinutes", "must be 1 to 1440");
        require(!free.isNegative(), "freeMinutes", "must not be negative");
        require(unitPrice.minor() > 0, "unitPrice", "must be more than 0");
        require(dailyCap.minor() >= unitPrice.minor(), "dailyCap", "must not be less than unitPrice");
        require(!leaveBy.isNegative(), "leaveByMinutes", "must not be negative");
        require(quoteValid.toMinutes() >= 1, "quoteValidMinutes", "must be at least 1");
        require(longestStay.toDays() >= 1 && longestStay.toDays() <= 3660, "longestStayDays", "must be 1 to 3660");
    }

    private static void require(boolean holds, String key, String rule) {
        if (!holds) {
            throw new TariffTextException("Tariff: '" + key + "' " + rule);
        }
    }

    /** @throws TariffTextException with a sentence naming the key that is unknown, missing or wrong */
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
     * What a stay is worth. Never falls as {@code out} grows.
     *
     * @throws CannotPriceException when it ends before it began or is longer than the longest stay
     */
    public Charge price(Stay visit) {
        Instant in = visit.from();
        Instant out = visit.to();
        Duration stay = Duration.ofMinutes(Duration.between(in, out).toMinutes());
        if (out.isBefore(in)) {
            throw new CannotPriceException("A stay that began at " + in + " cannot end before, at " + out);
        }
        if (stay.compareTo(longestStay) > 0) {
            throw new CannotPriceException(
                    "A stay of " + stay.toDays() + " days is longer than the tariff's " + longestStay.toDays());
        }
        if (stay.compareTo(free) <= 0) {
            Money nothing = new Money(0, currency());
            return new Charge(name, List.of(new Line(Kind.FREE, in, out, 1, nothing, nothing)), currency());
        }
        List<Line> lines = new ArrayList<>();
        Instant end = in.plus(stay);
        for (Instant from = in; from.isBefore(end); from = from.plus(DAY)) {
            Instant dayEnd = from.plus(DAY);
            addDay(lines, from, dayEnd.isBefore(end) ? dayEnd : end);
        }
        return new Charge(name, lines, currency());
    }

    private void addDay(List<Line> lines, Instant from, Instant to) {
        long begun = unit.toMinutes() - 1;
        long units = (Duration.between(from, to).toMinutes() + begun) / unit.toMinutes();
        Line full = new Line(Kind.UNITS, from, to, units, unitPrice, unitPrice.times(units));
        lines.add(full);
        if (full.amount().minor() > dailyCap.minor()) {
            lines.add(new Line(Kind.DAILY_CAP, from, to, 1, dailyCap, dailyCap.minus(full.amount())));
        }
    }

    private String currency() {
        return unitPrice.currency();
    }
}
