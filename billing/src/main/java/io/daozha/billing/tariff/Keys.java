package io.daozha.billing.tariff;

import java.util.List;
import java.util.Locale;

/** The keys of a tariff's text by the place where they stand; docs/tariffs.md explains each. */
final class Keys {
    static final List<String> WORDS = List.of("zh", "en");

    /** What a class of vehicles may have of its own. */
    static final List<String> RULE =
            List.of("free", "rates", "periods", "crossing", "restart", "dayKind", "caps", "factor", "refuse");

    static final List<String> TARIFF = List.of(
            "schema",
            "name",
            "version",
            "validFrom",
            "pricing",
            "legalBasis",
            "filing",
            "zone",
            "currency",
            "leaveBy",
            "quoteValid",
            "longestStay",
            "largestCharge",
            "seconds",
            "free",
            "rates",
            "periods",
            "crossing",
            "restart",
            "dayKind",
            "weekend",
            "holidays",
            "workdays",
            "caps",
            "classes",
            "discounts",
            "rounding",
            "examples");

    static final List<String> FREE = List.of("minutes", "as", "inclusive");
    static final List<String> RATE = List.of("upTo", "per", "price", "total", "part");
    static final List<String> PERIOD = List.of("name", "hours", "days", "season", "rates", "begins", "free");
    static final List<String> RESTART = List.of("every", "at", "what");
    static final List<String> CAP = List.of("name", "amount", "per", "at", "periods", "acrossVisits");
    static final List<String> DISCOUNTS = List.of("order", "minutesFrom");
    static final List<String> ROUNDING = List.of("to", "way");
    static final List<String> EXAMPLE = List.of("entry", "exit", "class", "total");

    private Keys() {}

    /** NEW_ENERGY_SMALL is written newEnergySmall. */
    static String spelling(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return name.toString();
    }
}
