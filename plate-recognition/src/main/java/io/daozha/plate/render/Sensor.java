package io.daozha.plate.render;

import java.util.Random;

/** Turns an evenly lit picture into what a sensor delivers: the light of the hour, and noise that grows in the dark. */
final class Sensor {

    /** The lamp over the lane: a night picture is dim, not black. */
    private static final double LAMP_LIGHT = 0.42;

    private static final double DAY_NOISE = 2.2;
    private static final double NIGHT_NOISE = 6;
    private static final int NOISE_SIZE = 1 << 16;

    private final Random random;
    private final float[] grain = new float[NOISE_SIZE];
    private final byte[] noise = new byte[NOISE_SIZE];
    private final int[] tone = new int[256];
    private double setFor = Double.NaN;

    Sensor(Random random) {
        this.random = random;
        for (int i = 0; i < NOISE_SIZE; i++) {
            grain[i] = (float) random.nextGaussian();
        }
    }

    /** A new array of the same length; the picture stays as it is. */
    byte[] expose(byte[] picture, double daylight) {
        if (daylight != setFor) {
            set(daylight);
            setFor = daylight;
        }
        byte[] exposed = new byte[picture.length];
        // Rows of noise start anywhere in the table, so that no pattern stands still or repeats downwards.
        for (int start = 0; start < picture.length; start += View.WIDTH * 3) {
            int at = random.nextInt(NOISE_SIZE);
            for (int i = start; i < start + View.WIDTH * 3; i++) {
                int value = tone[picture[i] & 0xff] + noise[at++ & (NOISE_SIZE - 1)];
                exposed[i] = (byte) Math.max(0, Math.min(255, value));
            }
        }
        return exposed;
    }

    private void set(double daylight) {
        double light = LAMP_LIGHT + (1 - LAMP_LIGHT) * daylight;
        double strength = NIGHT_NOISE + (DAY_NOISE - NIGHT_NOISE) * daylight;
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (int) Math.round(8 + i * 0.95 * light);
        }
        for (int i = 0; i < NOISE_SIZE; i++) {
            noise[i] = (byte) Math.max(-100, Math.min(100, Math.round(grain[i] * strength)));
        }
    }
}
