package io.daozha.admin.web;

import io.daozha.billing.Charge;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import io.daozha.billing.Words;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How the pages write sums, times, certainty and plates: here and nowhere else. */
@TemplateExtension
class Figures {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZONE);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZONE);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZONE);
    private static final DateTimeFormatter DAY_MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZONE);

    private Figures() {}

    /** ¥12.50; a correction as −¥12.50. Currencies other than the yuan are written by their code. */
    static String sum(Money money) {
        String amount = BigDecimal.valueOf(Math.abs(money.minor()), 2).toPlainString();
        String sign = money.minor() < 0 ? "\u2212" : "";
        return sign + (money.currency().equals("CNY") ? "¥" : money.currency() + " ") + amount;
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String date(Instant at) {
        return DATE.format(at);
    }

    static String dayMinute(Instant at) {
        return DAY_MINUTE.format(at);
    }

    /** What a line of a bill says, in the language of the page. */
    static String said(Charge.Line line, @TemplateAttribute("locale") Object language) {
        return line.sentence(language instanceof Locale locale ? locale : Locale.CHINESE);
    }

    /** In the language of the page. */
    static String said(Words words, @TemplateAttribute("locale") Object language) {
        return words.in(language instanceof Locale locale ? locale : Locale.CHINESE);
    }

    /** Rounded down: 99.6 % is not certainty. */
    static String percent(double share) {
        return (int) Math.floor(share * 100) + "%";
    }

    /** Province and city letter, which a plate sets apart by a dot; empty on a lane ticket. */
    static String head(Plate plate) {
        return ticket(plate) || plate.text().length() < 3 ? "" : plate.text().substring(0, 2);
    }

    static String tail(Plate plate) {
        return plate.text().substring(head(plate).length());
    }

    static boolean ticket(Plate plate) {
        return plate.colour() == Plate.Colour.TICKET;
    }

    /** For class names. */
    static String css(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A text that lists several things, separated by commas. */
    static List<String> parts(String list) {
        return List.of(list.split(","));
    }

    /** What a car may be known by; a lane ticket counts as a colour of its own. */
    @TemplateExtension(namespace = "plates")
    static List<Plate.Colour> colours() {
        return List.of(Plate.Colour.values());
    }

    static String factor(double pace) {
        return BigDecimal.valueOf(pace).stripTrailingZeros().toPlainString();
    }
}
