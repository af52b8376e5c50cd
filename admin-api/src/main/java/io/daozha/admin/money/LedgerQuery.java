package io.daozha.admin.money;

import io.daozha.admin.web.Fields;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.LedgerFilter;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody looks for in the ledger, as he wrote it. */
public class LedgerQuery {
    private static final int LONGEST_CHANNEL = 40;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("kind")
    String kind;

    @QueryParam("channel")
    String channel;

    @QueryParam("plate")
    String plate;

    @QueryParam("stay")
    String stay;

    @QueryParam("permit")
    String permit;

    /** @throws io.daozha.admin.web.Trouble naming what is wrong */
    LedgerFilter filter() {
        Fields form = new Fields();
        Optional<LocalDate> first = Given.day(form, "from", from);
        Optional<LocalDate> last = Given.day(form, "to", to);
        Optional<LedgerEntry.Kind> of = given(kind).map(name -> form.one("kind", name, LedgerEntry.Kind.class));
        Optional<String> through = given(channel).map(name -> form.text("channel", name, 1, LONGEST_CHANNEL));
        String begins = Given.plate(form, "plate", plate);
        Optional<Long> number = given(stay).map(text -> form.number("stay", text, 1, Long.MAX_VALUE));
        Optional<Long> right = given(permit).map(text -> form.number("permit", text, 1, Long.MAX_VALUE));
        form.check();
        return new LedgerFilter(
                first.map(day -> day.atStartOfDay(Given.ZONE).toInstant()),
                last.map(day -> day.plusDays(1).atStartOfDay(Given.ZONE).toInstant()),
                of,
                through,
                given(begins),
                number,
                right);
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }

    /** As it stands in an address, to be followed by another parameter; empty or ending in &amp;. */
    public String query() {
        return asked().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }

    public boolean narrows() {
        return !asked().isEmpty();
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("from", from());
        asked.put("to", to());
        asked.put("kind", kind());
        asked.put("channel", channel());
        asked.put("plate", plate());
        asked.put("stay", stay());
        asked.put("permit", permit());
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    public String from() {
        return given(from).orElse("");
    }

    public String to() {
        return given(to).orElse("");
    }

    public String kind() {
        return given(kind).orElse("");
    }

    public String channel() {
        return given(channel).orElse("");
    }

    public String plate() {
        return given(plate).orElse("");
    }

    public String stay() {
        return given(stay).orElse("");
    }

    public String permit() {
        return given(permit).orElse("");
    }
}
