package io.daozha.admin.simulation;

import io.daozha.admin.live.Console.Street.Kind;
import io.daozha.admin.live.Refused;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.plate.PlateColour;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Who there is in the simulated quarter: chooses who comes and who leaves, and keeps what became of them. */
final class Quarter {
    private final Guests guests;
    private final Residents residents;
    private final Clock clock;
    private final Random random;

    Quarter(Guests guests, Residents residents, Clock clock, Random random) {
        this.guests = guests;
        this.residents = residents;
        this.clock = clock;
        this.random = random;
    }

    Guest newcomer(Kind kind) {
        return switch (kind) {
            case TEMPORARY -> stranger(Look.any(random));
            case UNPLATED -> stranger(Look.unplated(random));
            case GREEN -> stranger(Look.energy("湘A", random));
            case YELLOW -> stranger(Look.lorry(random));
            case POLICE -> stranger(Look.police(random));
            case PERMIT ->
                Guest.coming(
                        guests.nextNumber(),
                        residents.looks().stream()
                                .filter(look -> guests.all().stream()
                                        .noneMatch(guest -> guest.look().equals(look)))
                                .findFirst()
                                .orElseThrow(() -> new Refused(Cause.NOBODY_OUTSIDE)),
                        true);
        };
    }

    private Guest stranger(Look look) {
        return Guest.coming(guests.nextNumber(), look, false);
    }

    Guest leaver(Kind kind) {
        List<Guest> parked = guests.parked(guest -> switch (kind) {
            case TEMPORARY -> !guest.resident() && guest.look().plated();
            case UNPLATED -> !guest.look().plated();
            case PERMIT -> guest.resident();
            case GREEN -> stranger(guest, PlateColour.GREEN);
            case YELLOW -> stranger(guest, PlateColour.YELLOW);
            case POLICE -> stranger(guest, PlateColour.WHITE);
        });
        if (parked.isEmpty()) {
            throw new Refused(Cause.NOBODY_INSIDE);
        }
        return parked.get(random.nextInt(parked.size())).leaving();
    }

    private static boolean stranger(Guest guest, PlateColour colour) {
        return !guest.resident() && guest.look().colour() == colour;
    }

    /** Whose time is over, if anybody's is. */
    Optional<Guest> nextToLeave(Instant now) {
        return guests
                .parked(guest ->
                        guest.leaves().filter(time -> !time.isAfter(now)).isPresent())
                .stream()
                .findFirst()
                .map(Guest::leaving);
    }

    /** A resident for whom it is time, or a stranger where all residents are inside. */
    Kind comer(Kind wished) {
        boolean allInside = guests.all().stream().filter(Guest::resident).count()
                == residents.looks().size();
        return wished == Kind.PERMIT && allInside ? Kind.TEMPORARY : wished;
    }

    int inside() {
        return guests.all().size();
    }

    /** He is in a lane now. */
    void inLane(Guest guest) {
        guests.put(guest);
    }

    /** He is inside now, for so long. */
    void parked(int number, Duration stay) {
        guests.find(number)
                .ifPresent(guest -> guests.put(guest.parkedUntil(clock.instant().plus(stay))));
    }

    void away(int number) {
        guests.remove(number);
    }
}
