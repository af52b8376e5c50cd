package io.daozha.admin.driver;

import io.daozha.billing.Plate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a driver's phone keeps for him, so that it knows at the exit what it did at the entry: the number of his lane ticket
 * and that of the order he asked to pay. Nothing about himself. Of one request.
 */
@RequestScoped
class Phone {
    /** The character before the number of every lane ticket; a cookie cannot hold it. */
    static final String TICKET_SIGN = "无";

    static final Pattern TICKET_NUMBER = Pattern.compile("[2-9A-Z]{7}");
    static final Pattern ORDER_NUMBER = Pattern.compile("D[0-9A-Z]{10,31}");
    private static final String ORDER = "order";
    private static final String TICKET = "ticket";

    /** As long as a stay may take. */
    private static final Duration TICKET_KEPT = Duration.ofDays(60);

    private static final Duration ORDER_KEPT = Duration.ofDays(1);

    private final HttpHeaders headers;

    Phone(HttpHeaders headers) {
        this.headers = headers;
    }

    Optional<String> order() {
        return kept(ORDER, ORDER_NUMBER);
    }

    /** The ticket's whole text. */
    Optional<String> ticket() {
        return kept(TICKET, TICKET_NUMBER).map(number -> TICKET_SIGN + number);
    }

    private Optional<String> kept(String name, Pattern form) {
        return Optional.ofNullable(headers.getCookies().get(name))
                .map(Cookie::getValue)
                .filter(value -> form.matcher(value).matches());
    }

    static NewCookie keepOrder(String number) {
        return cookie(ORDER, number, ORDER_KEPT);
    }

    static NewCookie keepTicket(Plate ticket) {
        return cookie(TICKET, ticket.text().substring(TICKET_SIGN.length()), TICKET_KEPT);
    }

    private static NewCookie cookie(String name, String value, Duration kept) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge((int) kept.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
