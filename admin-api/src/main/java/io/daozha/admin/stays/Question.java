package io.daozha.admin.stays;

import io.daozha.admin.web.Fields;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Review;
import io.daozha.billing.search.StayFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of the list of stays, as it was written, so that a form can show it again. What is empty does not narrow.
 *
 * @param plate whole or any part of it; {@code *} stands for one character that is not known
 * @param from of the entry, a date or a moment
 * @param to of the entry; a date counts to its end
 * @param owing {@code yes}: only those that owe money
 * @param least charged, in yuan
 * @param most charged, in yuan
 */
public record Question(
        String plate,
        String from,
        String to,
        String lane,
        String state,
        String reason,
        String owing,
        String least,
        String most) {
    private static final int LONGEST_PART = 20;
    private static final int LONGEST_LANE = 40;

    static Question of(MultivaluedMap<String, String> query) {
        return new Question(
                one(query, "plate"),
                one(query, "from"),
                one(query, "to"),
                one(query, "lane"),
                one(query, "state"),
                one(query, "reason"),
                one(query, "owing"),
                one(query, "least"),
                one(query, "most"));
    }

    private static String one(MultivaluedMap<String, String> query, String name) {
        String given = query.getFirst(name);
        return given == null ? "" : given.strip();
    }

    /** @throws io.daozha.admin.web.Trouble with everything that cannot be understood */
    StayFilter filter() {
        Fields form = new Fields();
        StayFilter filter = new StayFilter(
                given(plate, () -> part(form)),
                given(from, () -> Typed.day(form, "from", from, false)),
                given(to, () -> Typed.day(form, "to", to, true)),
                given(lane, () -> form.text("lane", lane, 0, LONGEST_LANE)),
                given(state, () -> form.one("state", state, State.class)),
                given(reason, () -> form.one("reason", reason, Review.class)),
                false,
                owing.equals("yes"),
                given(least, () -> Typed.yuan(form, "least", least)),
                given(most, () -> Typed.yuan(form, "most", most)));
        form.check();
        return filter;
    }

    private static <T> Optional<T> given(String text, Supplier<T> read) {
        return text.isEmpty() ? Optional.empty() : Optional.ofNullable(read.get());
    }

    /** A whole plate is looked for as it is, everything else as a part of one. */
    private String part(Fields form) {
        String known = form.text("plate", Typed.bare(plate), 0, LONGEST_PART);
        boolean whole = known.matches("\\p{IsHan}[\\p{Alnum}\\p{IsHan}]{6,7}") || known.matches(".*[*%].*");
        return whole || known.isEmpty() ? known : "%" + known + "%";
    }

    /** Nothing is asked: all stays there are. */
    public boolean isEmpty() {
        return fields().isEmpty();
    }

    /** It would be worth adding up what is found: that is quick only for a plate or from a day on. */
    boolean isNarrow() {
        return !plate.isEmpty() || !from.isEmpty();
    }

    /** For addresses that ask the same; begins with {@code &} unless it is empty. */
    public String query() {
        return fields().entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining());
    }

    private Map<String, String> fields() {
        return Stream.of(
                        Map.entry("plate", plate),
                        Map.entry("from", from),
                        Map.entry("to", to),
                        Map.entry("lane", lane),
                        Map.entry("state", state),
                        Map.entry("reason", reason),
                        Map.entry("owing", owing),
                        Map.entry("least", least),
                        Map.entry("most", most))
                .filter(field -> !field.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
