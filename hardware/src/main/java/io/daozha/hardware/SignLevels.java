package io.daozha.hardware;

/**
 * How much a sign may disturb its neighbours.
 *
 * @param brightness percent of what it can, 0 to 100
 * @param volume percent of what it can, 0 is silent
 */
public record SignLevels(int brightness, int volume) {
    public SignLevels {
        if (brightness < 0 || brightness > 100 || volume < 0 || volume > 100) {
            throw new IllegalArgumentException(
                    "Brightness and volume go from 0 to 100 percent, not " + brightness + " and " + volume);
        }
    }
}
