package io.daozha.billing.tariff;

import io.daozha.billing.Money;
import java.time.Duration;

/** What somebody takes off a stay's charge: a coupon, a shop's validation. The tariff says in which order they count. */
public sealed interface Discount {

    /** How the bill names it. */
    String label();

    /** So many minutes of the stay cost nothing. */
    record Minutes(String label, Duration minutes) implements Discount {
        public Minutes {
            if (minutes.isNegative()) {
                throw new IllegalArgumentException("A discount of " + minutes + " would lengthen the stay");
            }
        }
    }

    /** At most so much of the charge is taken off. */
    record Amount(String label, Money amount) implements Discount {
        public Amount {
            if (amount.minor() < 0) {
                throw new IllegalArgumentException("A discount of " + amount.minor() + " would raise the charge");
            }
        }
    }

    /** @param percent taken off, 1 to 100 */
    record Percent(String label, int percent) implements Discount {
        public Percent {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("A discount takes off 1 to 100 percent, not " + percent);
            }
        }
    }

    /** The whole charge is taken off. */
    record Everything(String label) implements Discount {}
}
