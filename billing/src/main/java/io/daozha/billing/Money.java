package io.daozha.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A sum of money in the smallest unit of its currency (fen for CNY), so that no sum is ever rounded.
 *
 * @param currency ISO 4217
 */
@Embeddable
public record Money(@Column(name = "amount") long minor, String currency) {

    public Money {
        if (currency == null || currency.length() != 3) {
            throw new IllegalArgumentException("A currency has three letters (ISO 4217), not '" + currency + "'");
        }
    }

    public static Money fen(long fen) {
        return new Money(fen, "CNY");
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(minor, count), currency);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
        }
        return other;
    }
}
