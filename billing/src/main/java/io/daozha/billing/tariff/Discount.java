package io.daozha.billing.tariff;

import io.daozha.billing.Money;
import java.time.Duration;

/** What somebody takes off a stay's charge: a coupon, a shop's validation. The tariff says in which order they count. */
public sealed interface Discount {

    /** How the bill names it. */
    String label();

    /** So many minutes of the stay cost nothing. */
    record Minutes(String label, Duration minutes) implements Discount {}

    /** At most so much of the charge is taken off. */
    record Amount(String label, Money amount) implements Discount {}

    /** @param percent taken off, 1 to 100 */
    record Percent(String label, int percent) implements Discount {}

    /** The whole charge is taken off. */
    record Everything(String label) implements Discount {}
}
