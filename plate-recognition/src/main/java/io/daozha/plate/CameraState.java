package io.daozha.plate;

/**
 * How a frame source fares.
 *
 * @param detail one sentence for the operator; empty while all is well
 */
public record CameraState(Health health, String detail) {

    public enum Health {
        STARTING,
        LIVE,
        /** Frames come no more, and the source tries again by itself. */
        LOST,
        /** There is nothing more to come: a video or a folder is at its end. */
        ENDED
    }

    public static final CameraState LIVE = new CameraState(Health.LIVE, "");
}
