package io.daozha.admin.month;

import io.daozha.billing.Plate;

/** How the story calls a car. */
final class Names {
    private Names() {}

    /** Lane tickets are drawn anew each time; the story of one seed is always the same. */
    static String of(Plate plate) {
        return plate.colour() == Plate.Colour.TICKET ? "a ticket" : plate.toString();
    }
}
