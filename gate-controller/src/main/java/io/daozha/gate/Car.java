package io.daozha.gate;

import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import java.util.Optional;

/**
 * Which car a vehicle before the arm is taken for.
 *
 * @param reading what the camera made of the plate; empty when a person said which car it is
 * @param picture name of the stored picture, if one was stored
 */
public record Car(Plate plate, Optional<Passage.Reading> reading, Optional<String> picture) {}
