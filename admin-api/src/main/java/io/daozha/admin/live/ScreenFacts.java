package io.daozha.admin.live;

import io.daozha.billing.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the screen in a lane shows beside the words of the sign. Answers at once; what has to be asked for comes with a later look. */
public interface ScreenFacts {

    /** @param code what the driver's phone scans to pay at this channel, without our page in between */
    record PayCode(String channel, String code) {}

    /**
     * Where the car park is paid at one channel only, which has codes for screens; empty elsewhere, for a code leads to one
     * channel, and on our page the driver has the choice.
     */
    Optional<PayCode> payCode(LaneView lane);

    /** What a small car that comes in now pays. */
    List<Words> prices(Instant now);
}
