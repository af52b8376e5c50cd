package io.daozha.billing;

import io.daozha.billing.tariff.VehicleClass;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What identifies a car to the ledger: text and colour. A blue and a yellow 湘A12345 are two cars (GA 36-2018 gives both
 * the same text).
 *
 * @param text normalised: upper case, no separators
 */
@Embeddable
public record Plate(
        @Column(name = "plate_text") String text,

        @Column(name = "plate_colour") @Enumerated(EnumType.STRING)
        Colour colour) {

    /** Characters that nobody mistakes for another, read from a slip or over the intercom. */
    private static final String CLEAR = "234679ACDEFHJKMNPRTWXY";

    public enum Colour {
        BLUE("蓝牌", "Blue"),
        GREEN("绿牌", "Green"),
        YELLOW("黄牌", "Yellow"),
        WHITE("白牌", "White"),
        BLACK("黑牌", "Black"),
        /** No plate at all: the text is the number of a lane ticket. */
        TICKET("临时号", "Number");

        private final String zh;
        private final String en;

        Colour(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public Words words() {
            return new Words(zh, en);
        }
    }

    public Plate {
        if (text == null || text.isBlank() || text.length() > 12) {
            throw new IllegalArgumentException("A plate has 1 to 12 characters, not '" + text + "'");
        }
        Objects.requireNonNull(colour, "A plate has a colour");
    }

    /** A number for a car that shows no plate; outside the grammar of real plates, so that it can never be read. */
    static Plate ticket(RandomGenerator random) {
        StringBuilder text = new StringBuilder("无");
        random.ints(7, 0, CLEAR.length()).forEach(i -> text.append(CLEAR.charAt(i)));
        return new Plate(text.toString(), Colour.TICKET);
    }

    /** For whoever need not know the car: 湘A·1**45. */
    public String masked() {
        if (text.length() < 5) {
            return text.charAt(0) + "**";
        }
        String rest = text.substring(2);
        int end = rest.length() - 2;
        return text.substring(0, 2) + "·" + rest.substring(0, Math.max(0, end - 2)) + "**" + rest.substring(end);
    }

    /** What a tariff takes it for, by its colour and form (GA 36-2018): large new-energy plates end in a letter. */
    public VehicleClass vehicle() {
        return switch (colour) {
            case YELLOW -> VehicleClass.LARGE;
            case GREEN ->
                Character.isLetter(text.charAt(text.length() - 1))
                        ? VehicleClass.NEW_ENERGY_LARGE
                        : VehicleClass.NEW_ENERGY_SMALL;
            case BLUE, WHITE, BLACK, TICKET -> VehicleClass.SMALL;
        };
    }

    /** As a person is told of it. */
    public Words words() {
        return new Words(text + " " + colour.zh, toString());
    }

    @Override
    public String toString() {
        return text + " " + colour.name().toLowerCase(Locale.ROOT);
    }
}
