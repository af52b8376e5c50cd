package io.daozha.billing.right;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Codes that people tell each other: nobody mistakes one character for another, and nobody guesses them. */
final class Codes {
    private static final String CLEAR = "234679ACDEFHJKMNPRTWXY";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /** Of a household: kept for years, one of 5 × 10¹⁰. */
    static String household() {
        return of(CLEAR, 8);
    }

    /** Of a visitor pass: one of 10⁸, and good for days. */
    static String pass() {
        return of(CLEAR, 6);
    }

    /** Of a lock, typed on a phone; few tries are allowed. */
    static String lock() {
        return of("0123456789", 6);
    }

    private static String of(String characters, int length) {
        return RANDOM.ints(length, 0, characters.length())
                .mapToObj(i -> String.valueOf(characters.charAt(i)))
                .collect(Collectors.joining());
    }
}
