package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LaneFuzzTest {

    @Test
    void millionStepsOnAStreetThatLies() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("LaneFuzzTest: seed " + seed);
        LaneFuzz.Count count = LaneFuzz.run(seed, Long.getLong("steps", 1_000_000));
        System.out.println("LaneFuzzTest: " + count);
        assertTrue(count.lowers > 1_000 && count.trips > 50 && count.blinded > 5, "too little happened: " + count);
        assertTrue(count.passages > 1_000, "hardly a car passed: " + count);
    }
}
