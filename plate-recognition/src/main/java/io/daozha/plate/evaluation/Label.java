package io.daozha.plate.evaluation;

import io.daozha.plate.PlateColour;
import java.util.Optional;

/**
 * What somebody says a photograph shows.
 *
 * @param plate as read, without dot and blanks; empty where a plate is that nobody could read or name
 * @param rows of characters, 1 or 2
 * @param place empty where the label does not say
 */
public record Label(String plate, Optional<PlateColour> colour, int rows, Optional<Bounds> place) {

    boolean isNamed() {
        return !plate.isEmpty();
    }
}
