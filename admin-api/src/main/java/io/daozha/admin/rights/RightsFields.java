package io.daozha.admin.rights;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Language;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** {@link Fields} of rights: plates, days, sums. What was refused comes back as null or as an empty text. */
public final class RightsFields {
    private static final int LONGEST_REASON = 200;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;
    private static final BigDecimal MOST_YUAN = new BigDecimal("1000000");

    private final Fields fields = new Fields();

    public String text(String field, String given, int shortest, int longest) {
        return fields.text(field, given, shortest, longest);
    }

    public long number(String field, String given, long least, long most) {
        return fields.number(field, given, least, most);
    }

    public <E extends Enum<E>> E one(String field, String given, Class<E> of) {
        return fields.one(field, given, of);
    }

    String reason(String given) {
        return fields.text("reason", given, 2, LONGEST_REASON);
    }

    /** Of a known form, as a resident types his own. */
    public Plate plate(String text, String colour) {
        PlateCheck check = PlateCheck.of(text, colour);
        return plate(check, check.flaw().isEmpty());
    }

    /** Of whatever form, as an operator reads it from a car or from its papers. */
    Plate anyPlate(String text, String colour) {
        PlateCheck check = PlateCheck.of(text, colour);
        return plate(check, check.possible());
    }

    private Plate plate(PlateCheck check, boolean good) {
        if (good) {
            return check.plate();
        }
        PlateCheck.Flaw flaw = check.flaw().orElseThrow();
        flaw(flaw == PlateCheck.Flaw.COLOUR ? "colour" : "plate", words -> words.plateFlaw(flaw));
        return null;
    }

    /** Empty where nothing was typed. */
    public Optional<Plate> anyPlateOrNone(String text, String colour) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.ofNullable(anyPlate(text, colour));
    }

    public LocalDate day(String field, String given) {
        try {
            LocalDate day = LocalDate.parse(given == null ? "" : given.strip());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            // refused below, like a day of another century
        }
        flaw(field, RuleMsg::noDay);
        return null;
    }

    /** @param otherwise where nothing was typed */
    LocalDate day(String field, String given, LocalDate otherwise) {
        return given == null || given.isBlank() ? otherwise : day(field, given);
    }

    LocalTime time(String field, String given) {
        try {
            return given == null || given.isBlank() ? LocalTime.MIDNIGHT : LocalTime.parse(given.strip());
        } catch (DateTimeException e) {
            flaw(field, RuleMsg::noTime);
            return null;
        }
    }

    /** As a browser sends it, 2026-03-01T08:30, on the wall of the site; or an instant with its zone. */
    public Instant moment(String field, String given, ZoneId zone) {
        String text = given == null ? "" : given.strip();
        try {
            Instant moment = text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
            int year = moment.atZone(zone).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return moment;
            }
        } catch (DateTimeException e) {
            // refused below
        }
        flaw(field, RuleMsg::noMoment);
        return null;
    }

    /** Yuan, with at most two decimals. */
    Money yuan(String field, String given) {
        String text = given == null ? "" : given.strip();
        if (text.matches("\\d{1,7}(\\.\\d{1,2})?") && new BigDecimal(text).compareTo(MOST_YUAN) <= 0) {
            return Money.fen(new BigDecimal(text).movePointRight(2).longValueExact());
        }
        flaw(field, RuleMsg::noSum);
        return null;
    }

    public void flaw(String field, Function<RuleMsg, String> sentence) {
        fields.flaw(field, language -> sentence.apply(words(language)));
    }

    public void check() {
        fields.check();
    }

    static RuleMsg words(Language language) {
        return language.words(RuleMsg.class);
    }
}
