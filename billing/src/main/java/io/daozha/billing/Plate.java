package io.daozha.billing;

/**
 * What identifies a car to the ledger: text and colour. A blue and a yellow 湘A12345 are two cars (GA 36-2018 gives both
 * the same text).
 *
 * @param text normalised: upper case, no separators
 */
public record Plate(String text, Colour colour) {

    public enum Colour {
        BLUE,
        GREEN,
        YELLOW,
        WHITE,
        BLACK,
        /** No plate at all: the text is the number of a lane ticket. */
        TICKET
    }

    public Plate {
        if (text == null || text.isBlank() || text.length() > 12) {
            throw new IllegalArgumentException("A plate has 1 to 12 characters, not '" + text + "'");
        }
    }

    @Override
    public String toString() {
        return text + " " + colour.name().toLowerCase(java.util.Locale.ROOT);
    }
}
