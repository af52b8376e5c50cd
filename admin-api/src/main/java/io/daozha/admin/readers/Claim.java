package io.daozha.admin.readers;

import io.daozha.plate.Corners;
import io.daozha.plate.PlateColour;
import java.time.Instant;
import java.util.Optional;

/**
 * What a message of an outside reader says of a plate, in our terms and not yet believed.
 *
 * @param event what the reader calls it: a message sent again has the same
 * @param at by the reader's own clock
 * @param colour empty where the reader tells none
 * @param confidence above 0, at most 1, if the reader keeps to its own scale
 * @param picture bytes of an image file
 */
record Claim(
        String event,
        Instant at,
        String text,
        Optional<PlateColour> colour,
        double confidence,
        Optional<Corners> corners,
        Optional<byte[]> picture) {}
