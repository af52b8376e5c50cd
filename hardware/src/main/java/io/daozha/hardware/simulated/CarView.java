package io.daozha.hardware.simulated;

/**
 * A car at one moment.
 *
 * @param occupant what was handed in with the car
 * @param front position of its front bumper along the lane, in metres, see {@link SimulatedLane}
 * @param speed in m/s, negative when reversing
 */
public record CarView(Object occupant, double front, double speed) {}
