package io.daozha.admin;

import io.daozha.plate.FrameSource;
import io.daozha.plate.LiveStream;
import io.daozha.plate.PushedPictures;
import io.daozha.plate.StillsFolder;
import io.daozha.plate.StreamAddress;
import io.daozha.plate.VideoFile;
import java.nio.file.Path;
import java.time.Clock;

/** Opens the camera that a lane's configuration names. */
final class Cameras {
    private static final String STILLS = "stills:";

    private Cameras() {}

    /** @param where as {@link ParkingConfig.LaneConfig#camera} says, checked before */
    static FrameSource open(String lane, String where, Clock clock) {
        if (where.equals(ParkingConfig.LaneConfig.PUSHED)) {
            return new PushedPictures(lane);
        }
        if (StreamAddress.isMeantBy(where)) {
            return new LiveStream(lane, StreamAddress.parse(where), clock);
        }
        Path place = Path.of(where.substring(where.indexOf(':') + 1));
        return where.startsWith(STILLS)
                ? new StillsFolder(lane, place, clock)
                : new VideoFile(lane, place, clock, VideoFile.Pace.RECORDED);
    }
}
