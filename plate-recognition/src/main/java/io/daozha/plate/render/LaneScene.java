package io.daozha.plate.render;

import java.util.Optional;

/**
 * What there is to see in a lane at one moment.
 *
 * @param armAngle 0 lies across the lane, 1 stands upright
 * @param daylight 0 is night with the lane's lamp on, 1 is noon
 */
public record LaneScene(Optional<CarInView> car, double armAngle, double daylight) {
    public LaneScene {
        if (!(armAngle >= 0 && armAngle <= 1 && daylight >= 0 && daylight <= 1)) {
            throw new IllegalArgumentException(
                    "Arm angle and daylight go from 0 to 1, got %s and %s".formatted(armAngle, daylight));
        }
    }
}
