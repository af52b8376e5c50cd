package io.daozha.gate;

import io.daozha.billing.Money;
import io.daozha.gate.SignMessage.Banned;
import io.daozha.gate.SignMessage.BillingAway;
import io.daozha.gate.SignMessage.Farewell;
import io.daozha.gate.SignMessage.FarewellFree;
import io.daozha.gate.SignMessage.Full;
import io.daozha.gate.SignMessage.Locked;
import io.daozha.gate.SignMessage.NotInside;
import io.daozha.gate.SignMessage.Pay;
import io.daozha.gate.SignMessage.PayDebt;
import io.daozha.gate.SignMessage.Ready;
import io.daozha.gate.SignMessage.SpacesTaken;
import io.daozha.gate.SignMessage.Unread;
import io.daozha.gate.SignMessage.Wait;
import io.daozha.gate.SignMessage.Welcome;
import io.daozha.gate.SignMessage.WelcomeExempt;
import io.daozha.gate.SignMessage.WelcomeOverflow;
import io.daozha.gate.SignMessage.WelcomeOwing;
import io.daozha.gate.SignMessage.WelcomePermit;
import io.daozha.gate.SignMessage.WelcomeVisitor;
import io.daozha.gate.SignWords.Form;
import io.daozha.hardware.SignText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Finds the words for what a lane's sign has to say. */
public final class SignBook {
    /** A card's line holds 32 bytes of GBK; half of them for a name leaves the words their room. */
    private static final int NAME_BYTES = 14;

    private static final int DAYS_TO_SHOW = 7;
    private static final int DAYS_TO_SAY = 3;

    private final SignWords words;
    private final String driverPage;
    private final Supplier<OptionalInt> spacesLeft;

    /** The table brought along, on a lane that does not tell how many spaces are left. */
    public SignBook(Locale locale, String driverPage) {
        this(SignWords.in(locale), driverPage, OptionalInt::empty);
    }

    /**
     * @param driverPage address that the QR code on the sign holds: the lane's page for the driver's phone
     * @param spacesLeft what to tell while nobody is there; empty where it is not known or not to be told. Asked ten times
     *     a second by the lane's thread: it answers at once
     */
    public SignBook(SignWords words, String driverPage, Supplier<OptionalInt> spacesLeft) {
        this.words = words;
        this.driverPage = driverPage;
        this.spacesLeft = spacesLeft;
    }

    public SignText text(SignMessage message) {
        if (message instanceof Welcome m) {
            return text(SignRow.WELCOME, Map.of("plate", m.plate(), "spaces", m.spacesLeft()));
        }
        if (message instanceof WelcomePermit m) {
            return text(
                    welcome(m.daysLeft()),
                    Map.of("plate", m.plate(), "permit", shortened(m.permit()), "days", Math.abs(m.daysLeft())));
        }
        if (message instanceof Full m) {
            return text(SignRow.FULL, Map.of("plate", m.plate()));
        }
        return right(message).orElseGet(() -> other(message));
    }

    /** What a right has to do with. */
    private Optional<SignText> right(SignMessage message) {
        if (message instanceof WelcomeOverflow m) {
            return Optional.of(text(
                    SignRow.WELCOME_OVERFLOW,
                    Map.of("plate", m.plate(), "permit", shortened(m.permit()), "spaces", m.spacesLeft())));
        }
        if (message instanceof SpacesTaken m) {
            return Optional.of(text(SignRow.SPACES_TAKEN, Map.of("plate", m.plate(), "permit", shortened(m.permit()))));
        }
        if (message instanceof WelcomeVisitor m) {
            return Optional.of(text(SignRow.WELCOME_VISITOR, Map.of("plate", m.plate(), "host", shortened(m.host()))));
        }
        if (message instanceof WelcomeExempt m) {
            return Optional.of(
                    text(SignRow.WELCOME_EXEMPT, Map.of("plate", m.plate(), "reason", shortened(m.reason()))));
        }
        if (message instanceof WelcomeOwing m) {
            return Optional.of(withCode(text(SignRow.WELCOME_OWING, Map.of("plate", m.plate(), "sum", sum(m.debt())))));
        }
        if (message instanceof PayDebt m) {
            return Optional.of(withCode(text(SignRow.PAY_DEBT, Map.of("plate", m.plate(), "sum", sum(m.debt())))));
        }
        if (message instanceof Banned m) {
            return Optional.of(text(SignRow.BANNED, Map.of("plate", m.plate())));
        }
        if (message instanceof Locked m) {
            return Optional.of(withCode(text(SignRow.LOCKED, Map.of("plate", m.plate()))));
        }
        return Optional.empty();
    }

    private SignText other(SignMessage message) {
        if (message instanceof Pay m) {
            return withCode(text(SignRow.PAY, Map.of("plate", m.plate(), "stay", m.stay(), "sum", sum(m.due()))));
        }
        if (message instanceof Farewell m) {
            return text(SignRow.FAREWELL, Map.of("plate", m.plate()));
        }
        if (message instanceof FarewellFree m) {
            return text(SignRow.FAREWELL_FREE, Map.of("plate", m.plate(), "stay", m.stay()));
        }
        if (message instanceof Unread) {
            return withCode(text(SignRow.UNREAD, Map.of()));
        }
        if (message instanceof NotInside m) {
            return withCode(text(SignRow.NOT_INSIDE, Map.of("plate", m.plate())));
        }
        if (message instanceof BillingAway m) {
            return text(m.open() ? SignRow.BILLING_AWAY_OPEN : SignRow.BILLING_AWAY_HOLD, Map.of());
        }
        if (message instanceof Wait) {
            return text(SignRow.WAIT, Map.of());
        }
        if (message instanceof Ready) {
            return ready();
        }
        throw new IllegalStateException("No words for " + message);
    }

    private static SignRow welcome(long daysLeft) {
        if (daysLeft < 0) {
            return SignRow.WELCOME_PERMIT_GRACE;
        }
        if (daysLeft > DAYS_TO_SHOW) {
            return SignRow.WELCOME_PERMIT;
        }
        if (daysLeft > DAYS_TO_SAY) {
            return SignRow.WELCOME_PERMIT_ENDING;
        }
        return daysLeft > 0 ? SignRow.WELCOME_PERMIT_ENDING_SOON : SignRow.WELCOME_PERMIT_LAST_DAY;
    }

    private SignText ready() {
        OptionalInt left = spacesLeft.get();
        if (left.isEmpty()) {
            return text(SignRow.READY, Map.of());
        }
        return text(left.getAsInt() > 0 ? SignRow.READY_SPACES : SignRow.READY_FULL, Map.of("spaces", left.getAsInt()));
    }

    private SignText text(SignRow row, Map<String, Object> values) {
        String said = words.filled(row, Form.SAY, written(values, Form.SAY));
        return new SignText(
                words.filled(row, Form.SHOW, written(values, Form.SHOW)).lines().toList(),
                said.isEmpty() ? Optional.empty() : Optional.of(said),
                Optional.empty());
    }

    private SignText withCode(SignText text) {
        return new SignText(text.lines(), text.speech(), Optional.of(driverPage));
    }

    private Map<String, String> written(Map<String, Object> values, Form form) {
        Map<String, String> written = new HashMap<>();
        values.forEach((blank, value) ->
                written.put(blank, value instanceof Duration stay ? stay(stay, form) : value.toString()));
        return written;
    }

    private String stay(Duration stay, Form form) {
        SignRow row =
                stay.toDays() > 0 ? SignRow.STAY_DAYS : stay.toHours() > 0 ? SignRow.STAY_HOURS : SignRow.STAY_MINUTES;
        return words.filled(
                row,
                form,
                Map.of(
                        "days", Long.toString(stay.toDays()),
                        "hours", Integer.toString(stay.toHoursPart()),
                        "minutes", Integer.toString(stay.toMinutesPart())));
    }

    private static String sum(Money money) {
        return BigDecimal.valueOf(money.minor(), 2).toPlainString();
    }

    /** A name given by a person may be of any length: what does not fit is cut, and shown to be cut. */
    private static String shortened(String name) {
        List<Integer> letters = name.codePoints().boxed().toList();
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int letter : letters) {
            bytes += letter < 0x80 ? 1 : 2;
            if (bytes > NAME_BYTES) {
                return kept + "…";
            }
            kept.appendCodePoint(letter);
        }
        return name;
    }
}
