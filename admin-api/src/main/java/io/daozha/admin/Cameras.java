package io.daozha.admin;

import io.daozha.plate.FrameSource;
import java.time.Clock;

final class Cameras {
    static FrameSource open(String id, String where, Clock c) {
        return where.isEmpty() ? null : new io.daozha.plate.render.SimulatedCamera(id, null, c, 0);
    }
}
