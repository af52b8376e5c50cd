package io.daozha.gate;

import io.daozha.billing.Grounds;
import io.daozha.billing.Quote;
import java.util.List;
import java.util.Optional;

/** What the vehicle before the arm may do. */
public sealed interface Decision {

    /** Which car it is taken for, if that is known. */
    Optional<Car> car();

    SignMessage sign();

    /** Why the arm goes up; empty while it does not. */
    default Optional<Grounds> opensOn() {
        return Optional.empty();
    }

    /** The arm goes up. */
    record Admit(Car known, Grounds grounds, SignMessage sign) implements Decision {
        @Override
        public Optional<Car> car() {
            return Optional.of(known);
        }

        @Override
        public Optional<Grounds> opensOn() {
            return Optional.ofNullable(grounds); // null in journals that knew other ones
        }
    }

    /** The arm goes up for whoever stands there, by the fail policy: nobody can say which car it is. */
    record LetThrough(Grounds grounds, SignMessage sign) implements Decision {
        @Override
        public Optional<Car> car() {
            return Optional.empty();
        }

        @Override
        public Optional<Grounds> opensOn() {
            return Optional.of(grounds);
        }
    }

    /** The arm stays down until the stay is paid. */
    record AskToPay(Car known, Quote quote, SignMessage sign) implements Decision {
        @Override
        public Optional<Car> car() {
            return Optional.of(known);
        }
    }

    /** The arm stays down. */
    record Refuse(Car known, SignMessage sign) implements Decision {
        @Override
        public Optional<Car> car() {
            return Optional.of(known);
        }
    }

    /**
     * Nobody on site can decide: the driver's phone or the operator has to say which car this is.
     *
     * @param possible whom the driver may say he is, the likeliest first
     */
    record CallAttendant(Optional<Car> car, List<CarInside> possible, SignMessage sign) implements Decision {
        public CallAttendant {
            possible = possible == null ? List.of() : List.copyOf(possible); // null in journals that knew none
        }
    }
}
