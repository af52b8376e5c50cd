package io.daozha.admin.money;

import io.daozha.admin.web.Fields;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import jakarta.ws.rs.BadRequestException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Reads sums, days and plates as people write them, noting what is wrong in {@link Fields}. */
final class Given {
    /** In which the books cut their days. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A hundred thousand yuan: no stay costs it, no drawer holds it. */
    static final long MOST_FEN = 10_000_000;

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 200;

    private Given() {}

    /** A sum in yuan, such as 12, 12.5 or ¥12.50; nothing when it was refused. */
    static Money yuan(Fields form, String field, String given, long least) {
        String text =
                given == null ? "" : given.strip().replaceFirst("^[¥￥]", "").replaceFirst("元$", "");
        if (text.matches("[0-9]{1,7}(\\.[0-9]{1,2})?")) {
            return inRange(form, field, new BigDecimal(text).movePointRight(2).longValueExact(), least);
        }
        form.flaw(field, Refusals.words(text.isEmpty() ? MoneyMsg::sumMissing : MoneyMsg::noSum));
        return Money.fen(0);
    }

    /** A sum in fen, as programs send it. */
    static Money fen(Fields form, String field, Long given, long least) {
        if (given == null) {
            form.flaw(field, Refusals.words(MoneyMsg::sumMissing));
            return Money.fen(0);
        }
        return inRange(form, field, given, least);
    }

    private static Money inRange(Fields form, String field, long fen, long least) {
        if (fen < least || fen > MOST_FEN) {
            form.flaw(field, Refusals.words(fen < least ? MoneyMsg::sumTooSmall : MoneyMsg::sumTooLarge));
            return Money.fen(0);
        }
        return Money.fen(fen);
    }

    static String reason(Fields form, String field, String given) {
        return form.text(field, given, SHORTEST_REASON, LONGEST_REASON);
    }

    /** A reason that may be left out. */
    static String note(Fields form, String field, String given) {
        return form.text(field, given, 0, LONGEST_REASON);
    }

    /** A day such as 2026-03-01; empty where none was given, or it was refused. */
    static Optional<LocalDate> day(Fields form, String field, String given) {
        if (given == null || given.isBlank()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(given.strip());
            if (day.getYear() >= 2000 && day.getYear() < 2100) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // refused below, like one of another century
        }
        form.flaw(field, Refusals.words(MoneyMsg::noDay));
        return Optional.empty();
    }

    /** How a plate begins, without the dots and spaces that people write; empty where none was given. */
    static String plate(Fields form, String field, String given) {
        String text = given == null ? "" : given.toUpperCase(Locale.ROOT).replaceAll("[\\s·•.\\-]", "");
        if (text.matches("[\\p{IsHan}A-Z0-9]{0,12}")) {
            return text;
        }
        form.flaw(field, Refusals.words(MoneyMsg::noPlate));
        return "";
    }

    /** The one car that a coupon is for; empty where it is for whoever has it. */
    static Optional<Plate> car(Fields form, String text, String colour) {
        String plate = plate(form, "plate", text);
        if (plate.isEmpty()) {
            return Optional.empty();
        }
        Plate.Colour painted = form.one("colour", colour, Plate.Colour.class);
        return painted == null ? Optional.empty() : Optional.of(new Plate(plate, painted));
    }

    /** The body of a call of the API. */
    static <T> T body(T given) {
        if (given == null) {
            throw new BadRequestException();
        }
        return given;
    }
}
