package io.daozha.gate;

import io.daozha.billing.Money;
import io.daozha.gate.SignMessage.BillingAway;
import io.daozha.gate.SignMessage.Farewell;
import io.daozha.gate.SignMessage.FarewellFree;
import io.daozha.gate.SignMessage.Full;
import io.daozha.gate.SignMessage.NotInside;
import io.daozha.gate.SignMessage.Pay;
import io.daozha.gate.SignMessage.Ready;
import io.daozha.gate.SignMessage.Unread;
import io.daozha.gate.SignMessage.Welcome;
import io.daozha.gate.SignMessage.WelcomePermit;
import io.daozha.hardware.SignText;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Finds the words for what a sign has to say, in the language of the lane; {@code signs.properties} holds them. */
public final class SignBook {
    private final ResourceBundle words;
    private final Locale locale;
    private final String driverPage;

    /**
     * @param locale Chinese for anything that is not English
     * @param driverPage address that the QR code on the sign holds: the lane's page for the driver's phone
     */
    public SignBook(Locale locale, String driverPage) {
        this.locale = locale;
        this.driverPage = driverPage;
        this.words = ResourceBundle.getBundle(
                "io.daozha.gate.signs",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public SignText text(SignMessage message) {
        if (message instanceof Welcome m) {
            return lines("welcome", m.plate(), m.spacesLeft());
        }
        if (message instanceof WelcomePermit m) {
            return lines(
                    m.daysLeft() <= 7 ? "welcome-permit-ending" : "welcome-permit",
                    m.plate(),
                    m.permit(),
                    m.daysLeft());
        }
        if (message instanceof Full m) {
            return lines("full", m.plate());
        }
        if (message instanceof Pay m) {
            return withCode(lines("pay", m.plate(), stay(m.stay()), sum(m.due())));
        }
        if (message instanceof Farewell m) {
            return lines("farewell", m.plate());
        }
        if (message instanceof FarewellFree m) {
            return lines("farewell-free", m.plate(), stay(m.stay()));
        }
        if (message instanceof Unread) {
            return withCode(lines("unread"));
        }
        if (message instanceof NotInside m) {
            return withCode(lines("not-inside", m.plate()));
        }
        if (message instanceof BillingAway m) {
            return lines(m.open() ? "billing-away-open" : "billing-away-hold");
        }
        if (message instanceof Ready) {
            return lines("ready");
        }
        throw new IllegalStateException("No words for " + message);
    }

    private SignText lines(String key, Object... values) {
        String filled = new MessageFormat(words.getString(key), locale).format(values);
        return new SignText(List.of(filled.split("\n")), Optional.empty(), Optional.empty());
    }

    private SignText withCode(SignText text) {
        return new SignText(text.lines(), text.speech(), Optional.of(driverPage));
    }

    private String stay(Duration stay) {
        return new MessageFormat(words.getString("stay"), locale)
                .format(new Object[] {stay.toHours(), stay.toMinutesPart()});
    }

    private String sum(Money money) {
        return BigDecimal.valueOf(money.minor(), 2).toPlainString();
    }
}
