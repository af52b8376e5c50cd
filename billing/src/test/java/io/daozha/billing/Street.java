package io.daozha.billing;

import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Passage.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Cars, times and passages in the words of the tests. */
final class Street {
    /** Ten in the morning in Shanghai. */
    static final Instant TEN = Instant.parse("2026-03-01T02:00:00Z");

    static final Plate CAR = blue("湘A12345");
    static final Plate OTHER = blue("湘A54321");

    private Street() {}

    static Plate blue(String text) {
        return new Plate(text, Plate.Colour.BLUE);
    }

    static Instant minutes(long afterTen) {
        return TEN.plus(Duration.ofMinutes(afterTen));
    }

    static Passage in(Plate plate, Instant passedAt) {
        return passage(Direction.IN, plate, passedAt.minusSeconds(8), passedAt, true);
    }

    /** It is under the arm eight seconds after it came to it. */
    static Passage out(Plate plate, Instant arrivedAt) {
        return passage(Direction.OUT, plate, arrivedAt, arrivedAt.plusSeconds(8), true);
    }

    static Passage on(Grounds grounds, Passage passage) {
        return new Passage(
                passage.id(),
                passage.lane(),
                passage.direction(),
                passage.plate(),
                passage.reading(),
                passage.arrivedAt(),
                passage.passedAt(),
                passage.certain(),
                Optional.of(grounds),
                passage.picture());
    }

    static Passage uncertain(Passage passage) {
        return passage(passage.direction(), passage.plate(), passage.arrivedAt(), passage.passedAt(), false);
    }

    private static Passage passage(
            Direction direction, Plate plate, Instant arrivedAt, Instant passedAt, boolean certain) {
        return new Passage(
                UUID.randomUUID().toString(),
                direction == Direction.IN ? "entry" : "exit",
                direction,
                plate,
                Optional.of(new Reading(plate.text(), 0.97)),
                arrivedAt,
                passedAt,
                certain,
                Optional.of(Grounds.TEMPORARY),
                Optional.of(plate.text() + ".jpg"));
    }
}
