package io.daozha.admin.stays;

import io.daozha.admin.web.Fields;
import io.daozha.billing.Plate;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;

/** Reads what people and programs write of stays: plates, sums, moments on the car park's clock. */
final class Typed {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** More than any stay costs, in the smallest unit; what is above is a slip of the finger. */
    static final long MOST = 10_000_000;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int LONGEST_PLATE = 12;

    private Typed() {}

    /** @return null when it was refused */
    static Plate plate(Fields form, String text, String colour) {
        String known = form.text("plate", bare(text), 1, LONGEST_PLATE);
        Plate.Colour painted = form.one("colour", colour, Plate.Colour.class);
        return known.isEmpty() || painted == null ? null : new Plate(known, painted);
    }

    /** Without what people put between the characters, in capitals. */
    static String bare(String text) {
        return text == null ? "" : text.replaceAll("[\\s·.-]", "").toUpperCase(Locale.ROOT);
    }

    /** A sum in yuan such as 12, 12.5 or 12.50, in fen; 0 when it was refused. */
    static long yuan(Fields form, String field, String given) {
        String text = given == null ? "" : given.strip();
        if (text.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            long fen = new BigDecimal(text).movePointRight(2).longValueExact();
            if (fen <= MOST) {
                return fen;
            }
        }
        refuse(form, field, StaysMsg::noSum);
        return 0;
    }

    /** 2026-03-01T10:00 or with seconds on the car park's clock, or with a zone; null when it was refused. */
    static Instant moment(Fields form, String field, String given) {
        String text = given == null ? "" : given.strip();
        try {
            Instant at = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(ZONE).toInstant();
            if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeException e) {
            // refused below, like one of another century
        }
        refuse(form, field, StaysMsg::noMoment);
        return null;
    }

    /** As {@link #moment}; a date alone is its beginning, or the end of that day. */
    static Instant day(Fields form, String field, String given, boolean end) {
        if (!given.strip().matches("\\d{4}-\\d\\d-\\d\\d")) {
            return moment(form, field, given);
        }
        try {
            LocalDate day = LocalDate.parse(given.strip());
            return moment(
                    form, field, (end ? day.plusDays(1) : day).atStartOfDay().toString());
        } catch (DateTimeException e) {
            refuse(form, field, StaysMsg::noMoment);
            return null;
        }
    }

    static void refuse(Fields form, String field, Function<StaysMsg, String> sentence) {
        form.flaw(field, language -> sentence.apply(language.words(StaysMsg.class)));
    }
}
