package io.daozha.admin.devices;

import io.daozha.admin.ParkingConfig;
import java.util.Optional;
import java.util.OptionalInt;

/** Wired as usual, with the barrier's CLOSE on relay 3. */
record TwoRelays() implements ParkingConfig.Contacts {
    @Override
    public int presence() {
        return 0;
    }

    @Override
    public int underArm() {
        return 1;
    }

    @Override
    public int openLimit() {
        return 2;
    }

    @Override
    public int closedLimit() {
        return 3;
    }

    @Override
    public Optional<Integer> fire() {
        return Optional.empty();
    }

    @Override
    public int openRelay() {
        return 0;
    }

    @Override
    public OptionalInt closeRelay() {
        return OptionalInt.of(3);
    }
}
