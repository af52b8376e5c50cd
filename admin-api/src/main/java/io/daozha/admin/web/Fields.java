package io.daozha.admin.web;

import io.daozha.admin.web.Trouble.Flaw;
import io.daozha.billing.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what somebody sent, field by field, and notes all that is wrong before {@link #check} refuses it: <pre>
 * Fields form = new Fields();
 * String name = form.text("name", given.name(), 2, 40);
 * Role role = form.one("role", given.role(), Role.class);
 * form.check();
 * </pre>
 */
public final class Fields {
    private final List<Flaw> flaws = new ArrayList<>();

    /** Text without spaces around it and without control characters; empty when it was refused. */
    public String text(String field, String given, int shortest, int longest) {
        String text = given == null ? "" : given.strip();
        int length = text.codePointCount(0, text.length());
        if (length == 0 && shortest > 0) {
            return refuse(field, Msg::missing);
        }
        if (length < shortest) {
            return refuse(field, words -> words.tooShort(shortest));
        }
        if (length > longest) {
            return refuse(field, words -> words.tooLong(longest));
        }
        if (text.codePoints().anyMatch(Fields::unprintable)) {
            return refuse(field, Msg::unprintable);
        }
        return text;
    }

    /** Invisible and direction-changing characters too: they make one name look like another. */
    private static boolean unprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    /** A constant by its name, however it is written; null when it was refused. */
    public <E extends Enum<E>> E one(String field, String given, Class<E> of) {
        String name = given == null ? "" : given.strip().toUpperCase(Locale.ROOT);
        return Stream.of(of.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    refuse(field, Msg::notOneOf);
                    return null;
                });
    }

    /** A whole number; the least one when it was refused. */
    public long number(String field, String given, long least, long most) {
        try {
            long number = Long.parseLong(given == null ? "" : given.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like one out of range
        }
        refuse(field, words -> words.notBetween(least, most));
        return least;
    }

    /** Notes a flaw that only the caller can know. */
    public void flaw(String field, Function<Language, String> sentence) {
        flaws.add(new Flaw(field, sentence));
    }

    private String refuse(String field, Function<Msg, String> sentence) {
        flaw(field, language -> sentence.apply(language.words(Msg.class)));
        return "";
    }

    /** @throws Trouble with everything that is wrong */
    public void check() {
        if (!flaws.isEmpty()) {
            throw new Trouble(
                    400, "bad-input", language -> language.words(Msg.class).badInput(), Words.NONE, flaws);
        }
    }
}
