package io.daozha.billing;

/**
 * A sum of money in the smallest unit of its currency (fen for CNY), so that no sum is ever rounded.
 *
 * @param currency ISO 4217
 */
public record Money(long minor, String currency) {

    public static Money fen(long fen) {
        return new Money(fen, "CNY");
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
        }
        return other;
    }
}
