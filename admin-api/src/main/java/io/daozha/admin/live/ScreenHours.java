package io.daozha.admin.live;

import io.daozha.hardware.SignLevels;
import java.time.Instant;

/** How bright and loud the screen in a lane may be at a time of the day. */
public interface ScreenHours {
    SignLevels FULL = new SignLevels(100, 100);

    /** @param now the car park's time */
    SignLevels levels(String lane, Instant now);
}
