package io.daozha.billing;

import java.math.BigDecimal;
import java.util.Currency;

/** A sum of money as people write it. */
public final class Sums {
    private Sums() {}

    /** 5.00元; the code before the number where the currency is not the yuan. */
    public static String zh(Money money) {
        return money.currency().equals("CNY") ? major(money) + "元" : money.currency() + " " + major(money);
    }

    /** CNY 5.00 */
    public static String en(Money money) {
        return money.currency() + " " + major(money);
    }

    public static String major(Money money) {
        return BigDecimal.valueOf(money.minor(), digits(money.currency())).toPlainString();
    }

    /** How many digits the smallest unit lies behind the point: 2 for CNY, 0 for JPY. */
    public static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
