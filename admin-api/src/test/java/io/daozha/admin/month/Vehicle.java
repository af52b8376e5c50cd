package io.daozha.admin.month;

import io.daozha.billing.Plate;
import java.util.Optional;

/**
 * A vehicle of the neighbourhood; two of one plate are two vehicles.
 *
 * @param name how the story calls it
 * @param plate empty where it shows none
 * @param resident has a permit for as long as the simulation lasts
 */
record Vehicle(String name, Optional<Plate> plate, boolean resident) {
    @Override
    public String toString() {
        return plate.map(shown -> name + " (" + shown + ")").orElse(name + " (no plate)");
    }
}
