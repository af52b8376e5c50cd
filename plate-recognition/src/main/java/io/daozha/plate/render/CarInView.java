package io.daozha.plate.render;

import io.daozha.plate.PlateColour;

/**
 * A car as the camera meets it: from the front.
 *
 * @param plate as on the plate, without the dot; empty for a car without one
 * @param colour of the plate
 * @param distance from the camera to the car's front bumper, in metres along the lane; it is in the picture between 1.5
 *     and 30
 * @param look any number; the same number gives the same paint and shape
 */
public record CarInView(String plate, PlateColour colour, double distance, int look) {
    public CarInView {
        if (!plate.isEmpty()) {
            PlateLayout.of(plate, colour);
        }
    }
}
