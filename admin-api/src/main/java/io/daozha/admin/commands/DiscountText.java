package io.daozha.admin.commands;

import io.daozha.billing.Money;
import io.daozha.billing.Sums;
import io.daozha.billing.tariff.Discount;
import java.math.BigDecimal;
import java.time.Duration;

/** A discount as the command line writes it. */
final class DiscountText {
    private DiscountText() {}

    static Discount parse(String text, String currency) {
        if (text.matches("\\d{1,6}min")) {
            return new Discount.Minutes(text, Duration.ofMinutes(Long.parseLong(text.replace("min", ""))));
        }
        if (text.matches("\\d{1,3}%")) {
            return new Discount.Percent(text, Integer.parseInt(text.replace("%", "")));
        }
        if (text.equals("all")) {
            return new Discount.Everything(text);
        }
        if (text.matches("\\d{1,9}(\\.\\d{1,4})?")) {
            BigDecimal sum =
                    new BigDecimal(text).movePointRight(Sums.digits(currency)).stripTrailingZeros();
            if (sum.scale() <= 0) {
                return new Discount.Amount(text, new Money(sum.longValueExact(), currency));
            }
        }
        throw new WrongInputException(
                "'" + text + "' 不是优惠：写作 60min、5.00、50% 或 all",
                "'" + text + "' is no discount such as 60min, 5.00, 50% or all");
    }
}
