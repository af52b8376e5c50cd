package io.daozha.plate;

import java.util.List;
import java.util.Optional;

/**
 * What all looks at one vehicle say together.
 *
 * @param text the text agreed on
 * @param confidence probability that text and colour are right, 0 to 1
 * @param evidence the looks it rests on, best first
 * @param picture the frame of the best look that has one; empty where only outside readers looked and sent none
 */
public record PlateRead(
        String text, PlateColour colour, double confidence, List<PlateEvidence> evidence, Optional<Frame> picture) {
    public PlateRead {
        evidence = List.copyOf(evidence);
    }
}
