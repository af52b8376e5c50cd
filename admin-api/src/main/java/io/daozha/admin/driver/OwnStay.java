package io.daozha.admin.driver;

import io.daozha.admin.access.Attempts;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Debt;
import io.daozha.billing.ExitVerdict;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.billing.Till;
import io.daozha.billing.Words;
import io.daozha.billing.tariff.CannotPriceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the stay of whoever knows a plate and about when that car came in. Who knows only the plate learns nothing, not even
 * whether the car is here: every wrong try is answered alike, and after a few of them a plate rests. A lane ticket is
 * itself what only its driver knows.
 */
@ApplicationScoped
class OwnStay {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A driver remembers the half hour; who guesses needs dozens of tries for one day. */
    private static final Duration ABOUT = Duration.ofMinutes(30);

    private static final Pattern PLATE = Pattern.compile("\\p{IsHan}?[0-9A-Z\\p{IsHan}]{4,9}");
    private static final int FREE_TRIES = 3;
    private static final int FREE_TRIES_OF_AN_ADDRESS = 50;
    private static final int KEPT = 10_000;

    private final Parking parking;
    private final Till till;
    private final Attempts plates = new Attempts(FREE_TRIES, KEPT);
    private final Attempts addresses = new Attempts(FREE_TRIES_OF_AN_ADDRESS, KEPT);

    OwnStay(Parking parking, Till till) {
        this.parking = parking;
        this.till = till;
    }

    /**
     * @param plate as its driver wrote it
     * @param entered about when it came in, a local time; empty for a lane ticket
     */
    record Told(String plate, String entered) {
        static final Told NOTHING = new Told("", "");
    }

    /** Nothing of it was found; the same words whatever was wrong. */
    static final class NotFound extends Trouble {
        private static final long serialVersionUID = 1L;

        NotFound() {
            super(
                    404,
                    "no-such-stay",
                    language -> language.words(DriverMsg.class).notFoundStay(),
                    Words.NONE,
                    List.of());
        }
    }

    /**
     * What this car may owe, the stay inside before the debts of earlier ones.
     *
     * @param from the phone's address
     * @param at by the car park's clock
     * @throws NotFound alike for a car that is not here and for a time that is not its own
     * @throws Trouble 400 where it is no plate or no time, 429 after too many tries
     */
    List<StayView> find(Told told, String from, Instant at) {
        Fields form = new Fields();
        String text = plate(form, told.plate());
        boolean ticket = text.startsWith(Phone.TICKET_SIGN);
        Optional<Instant> entered = ticket ? Optional.empty() : entered(form, told.entered());
        form.check();
        Instant now = Instant.now();
        plates.require(text, now);
        addresses.require(from, now);
        List<StayView> found = candidates(text, at);
        boolean knows = ticket
                ? !found.isEmpty()
                : found.stream().anyMatch(stay -> near(stay.enteredAt(), entered.orElseThrow()));
        if (!knows) {
            plates.failed(text, now);
            addresses.failed(from, now);
            throw new NotFound();
        }
        plates.succeeded(text);
        return found;
    }

    static String plate(Fields form, String given) {
        String text =
                form.text("plate", given, 1, 20).replaceAll("[\\s·•.\\-]", "").toUpperCase(Locale.ROOT);
        if (Phone.TICKET_NUMBER.matcher(text).matches()) {
            return Phone.TICKET_SIGN + text;
        }
        if (!text.isEmpty() && !PLATE.matcher(text).matches()) {
            form.flaw("plate", language -> language.words(DriverMsg.class).noPlate());
        }
        return text;
    }

    private static Optional<Instant> entered(Fields form, String given) {
        String text = form.text("entered", given, 1, 20);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text.replace(' ', 'T'))
                            .atZone(ZONE)
                            .toInstant());
        } catch (DateTimeException e) {
            form.flaw("entered", language -> language.words(DriverMsg.class).noTime());
            return Optional.empty();
        }
    }

    private static boolean near(Instant entered, Instant told) {
        return Duration.between(entered, told).abs().compareTo(ABOUT) <= 0;
    }

    /** A blue and a yellow plate may have the same text; the same work is done whether or not the car is known. */
    private List<StayView> candidates(String text, Instant at) {
        List<StayView> found = new ArrayList<>();
        for (Plate.Colour colour : Plate.Colour.values()) {
            Plate plate = new Plate(text, colour);
            Stream<StayView> inside = parking.findOpen(plate).map(stay -> inside(stay, at)).stream();
            Stream<StayView> owed = till.debts(plate).stream().map(debt -> owed(debt, at));
            Stream.concat(inside, owed).forEach(found::add);
        }
        return found;
    }

    private StayView inside(ParkingSession stay, Instant at) {
        ExitVerdict verdict = parking.mayLeave(stay.plate(), at);
        Duration leaveBy = stay.tariffVersion().tariff().leaveBy();
        return new StayView(
                stay.id(),
                stay.plate(),
                stay.enteredAt(),
                state(verdict),
                quote(stay.id(), at),
                stay.leaveBy(),
                leaveBy);
    }

    private StayView owed(Debt debt, Instant at) {
        Optional<Quote> quote = quote(debt.session(), at);
        return new StayView(
                debt.session(),
                debt.plate(),
                quote.map(Quote::enteredAt).orElse(debt.leftAt()),
                StayView.State.OWED,
                quote,
                Optional.empty(),
                Duration.ZERO);
    }

    private Optional<Quote> quote(long session, Instant at) {
        try {
            return Optional.of(parking.quote(session, at));
        } catch (CannotPriceException e) {
            return Optional.empty();
        }
    }

    private static StayView.State state(ExitVerdict verdict) {
        if (verdict instanceof ExitVerdict.Due) {
            return StayView.State.DUE;
        }
        if (verdict instanceof ExitVerdict.Settled) {
            return StayView.State.SETTLED;
        }
        if (verdict instanceof ExitVerdict.Covered) {
            return StayView.State.COVERED;
        }
        return verdict instanceof ExitVerdict.NothingDue ? StayView.State.FREE : StayView.State.ASK;
    }
}
