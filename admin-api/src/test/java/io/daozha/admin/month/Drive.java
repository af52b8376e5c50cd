package io.daozha.admin.month;

import io.daozha.admin.month.Trip.Entering;
import io.daozha.admin.month.Trip.Leaving;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedCar.Driver;
import java.util.Optional;
import java.util.Random;

/** One vehicle on its way through one lane, with what its driver has been told and has done about it. */
final class Drive {
    final Trip trip;
    final SimulatedCar car;
    final long began;
    final Optional<Misread> eyes;
    /** Under which plate it came in, as far as its driver can know. */
    Optional<Plate> knownAs;

    /** What he was told last, since when, and when he does something about it. */
    String told = "";

    long acts = Long.MAX_VALUE;
    boolean paid;
    /** A person, or the phone, said which car this is. */
    boolean named;
    /** Something happened while it was in the lane that keeps the lane from seeing all of it. */
    boolean disturbed;

    private final boolean hesitant;

    Drive(Trip trip, Direction direction, Optional<Plate> knownAs, boolean again, long now) {
        this.trip = trip;
        this.began = now;
        this.knownAs = knownAs;
        Driver driver = driver(trip, direction, again);
        this.hesitant = driver == Driver.HESITANT;
        this.car = new SimulatedCar(this, driver);
        Random dice = new Random(trip.dice() + (direction == Direction.IN ? 0 : 31) + (again ? 7 : 0));
        this.eyes = trip.who().plate().map(plate -> new Misread(plate, dice));
    }

    private static Driver driver(Trip trip, Direction direction, boolean again) {
        boolean tailgates =
                direction == Direction.IN ? trip.entering() == Entering.TAILGATES : trip.leaving() == Leaving.TAILGATES;
        boolean turns = direction == Direction.IN
                ? trip.entering() == Entering.TURNS_BACK
                : trip.leaving() == Leaving.TURNS_BACK && !again;
        return tailgates ? Driver.TAILGATING : turns ? Driver.HESITANT : Driver.PATIENT;
    }

    /** Does not drive on by itself. */
    boolean hesitates() {
        return hesitant;
    }

    Vehicle who() {
        return trip.who();
    }

    @Override
    public String toString() {
        return who().toString();
    }
}
