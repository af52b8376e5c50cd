package io.daozha.admin.tariff;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Language;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Charge;
import io.daozha.billing.DeskException;
import io.daozha.billing.TariffVersion;
import io.daozha.billing.Tariffs;
import io.daozha.billing.tariff.CannotPriceException;
import io.daozha.billing.tariff.Rehearsal;
import io.daozha.billing.tariff.Stay;
import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.TariffTextException;
import io.daozha.billing.tariff.VehicleClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What pages and API do with a tariff's text; whatever is refused says why as a {@link Trouble}. */
@ApplicationScoped
class Prices {
    static final int LONGEST_TEXT = 32_000;
    static final int LONGEST_REASON = 200;
    static final int MOST_DAYS = 366;

    /** A year of a car park of this size; more would not be told from less on a chart. */
    private static final int MOST_STAYS = 50_000;

    private final Tariffs tariffs;
    private final Clock clock;

    Prices(Tariffs tariffs, Clock clock) {
        this.tariffs = tariffs;
        this.clock = clock;
    }

    TariffVersion get(long id) {
        return tariffs.find(id).orElseThrow(Trouble::notFound);
    }

    /** @throws Trouble 400 at field {@code text}, naming the line where there is one */
    static Tariff read(String text) {
        if (text == null || text.isBlank()) {
            throw Trouble.of(
                            400,
                            "tariff-text",
                            language -> language.words(TariffMsg.class).textMissing())
                    .at("text");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Trouble.of(
                            400,
                            "tariff-text",
                            language -> language.words(TariffMsg.class).textTooLong(LONGEST_TEXT))
                    .at("text");
        }
        try {
            Tariff tariff = Tariff.parse(text);
            tariff.checkExamples();
            return tariff;
        } catch (TariffTextException e) {
            throw new WrongText(e);
        }
    }

    /** A text that is no tariff. */
    static final class WrongText extends Trouble {
        private static final long serialVersionUID = 1L;

        private final int line;

        WrongText(TariffTextException e) {
            super(400, "tariff-text", sentence(e.line()), e.words(), List.of(new Flaw("text", sentence(e.line()))));
            this.line = e.line();
        }

        private static Function<Language, String> sentence(int line) {
            return language -> line > 0
                    ? language.words(TariffMsg.class).textWrongAt(line)
                    : language.words(TariffMsg.class).textWrong();
        }

        /** From 1; 0 where it is wrong as a whole. */
        public int line() {
            return line;
        }
    }

    /**
     * What a stay would cost.
     *
     * @param entry on the tariff's wall clock, such as 2026-03-02T09:00; exit likewise
     * @throws Trouble 400 at the field that is wrong, 422 where the stay has no price
     */
    static Charge price(Tariff tariff, String entry, String exit, String vehicle) {
        Fields form = new Fields();
        Optional<LocalDateTime> from = time(form, "entry", entry);
        Optional<LocalDateTime> to = time(form, "exit", exit);
        VehicleClass kind = vehicle == null || vehicle.isBlank()
                ? VehicleClass.SMALL
                : form.one("vehicle", vehicle, VehicleClass.class);
        form.check();
        try {
            return tariff.price(
                    new Stay(tariff.at(from.orElseThrow()), tariff.at(to.orElseThrow()), kind, false, List.of()));
        } catch (CannotPriceException e) {
            throw new Trouble(
                    422, "no-price", language -> language.words(TariffMsg.class).noPrice(), e.words(), List.of());
        }
    }

    private static Optional<LocalDateTime> time(Fields form, String field, String given) {
        String text = form.text(field, given, 1, 20);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(readTime(text));
        } catch (DateTimeException e) {
            form.flaw(field, language -> language.words(TariffMsg.class).noTime());
            return Optional.empty();
        }
    }

    /** A year of four digits, as every stay has; others would overflow further down. */
    private static LocalDateTime readTime(String text) {
        LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
        if (time.getYear() < 1970 || time.getYear() > 9999) {
            throw new DateTimeException(text);
        }
        return time;
    }

    /** Holds a draft against the stays of the last days, as they were charged. */
    Rehearsal rehearse(Tariff draft, int days) {
        Instant now = clock.instant();
        Tariff inForce = tariffs.inForce(now).tariff();
        if (!inForce.currency().equals(draft.currency())) {
            throw Trouble.of(
                            400,
                            "other-currency",
                            language ->
                                    language.words(TariffMsg.class).otherCurrency(inForce.currency(), draft.currency()))
                    .at("text");
        }
        return Rehearsal.of(inForce, draft, tariffs.past(now.minus(Duration.ofDays(days)), MOST_STAYS));
    }

    /**
     * @param from on the tariff's wall clock; empty for at once
     * @param seen the newest version that the publisher knew of
     * @throws Trouble 412 where there is a newer one by now
     */
    TariffVersion publish(String text, String from, String reason, long seen, String by) {
        Tariff tariff = read(text);
        Fields form = new Fields();
        Optional<LocalDateTime> time =
                from == null || from.isBlank() ? Optional.empty() : time(form, "validFrom", from);
        String why = form.text("reason", reason, 2, LONGEST_REASON);
        form.check();
        return publish(tariff, text, time.map(tariff::at).orElseGet(clock::instant), why, seen, by);
    }

    private TariffVersion publish(Tariff tariff, String text, Instant from, String why, long seen, String by) {
        Instant now = clock.instant();
        if (tariffs.newest() != seen) {
            throw Trouble.stale();
        }
        Fields form = new Fields();
        if (from.isBefore(now.minus(Duration.ofMinutes(1)))) {
            form.flaw("validFrom", language -> language.words(TariffMsg.class).past());
        }
        if (tariffs.all().stream().anyMatch(version -> version.validFrom().equals(from))) {
            form.flaw("validFrom", language -> language.words(TariffMsg.class).taken());
        }
        tariff.facts()
                .validFrom()
                .filter(day -> from.isBefore(tariff.at(day.atStartOfDay())))
                .ifPresent(day -> form.flaw(
                        "validFrom", language -> language.words(TariffMsg.class).tooEarly(day.toString())));
        form.check();
        try {
            // "At once", and the minute in which a person pressed the button, begin now.
            return tariffs.publish(text, from.isBefore(now) ? now : from, seen, by, why, now);
        } catch (DeskException e) { // somebody was faster
            throw Trouble.stale();
        }
    }
}
