package io.daozha.admin.household;

import io.daozha.admin.access.SignedIn;
import io.daozha.billing.Money;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Hours;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Homes with their cars, permits and people, each new: nothing of them was there before a test asked for it. */
@ApplicationScoped
public class Neighbourhood {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** The type of permit that a new car park begins with; it costs nothing. */
    private static final long FIRST_TYPE = 1;

    private final Rights rights;
    private final Parking parking;
    private final SignedIn signedIn;
    private final Clock clock;

    Neighbourhood(Rights rights, Parking parking, SignedIn signedIn, Clock clock) {
        this.rights = rights;
        this.parking = parking;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    /** What the desk does now. */
    public Act act() {
        return new Act("test", "he asked for it", clock.instant());
    }

    /** A household with a code, and nobody in it yet. */
    public Household home(Household.Quota quota) {
        return home(NEXT.incrementAndGet() + "栋 201", quota);
    }

    public Household home(String name, Household.Quota quota) {
        return rights.openHousehold(name, quota, Optional.empty(), act());
    }

    /** From now on this resident is logged in; a name may live in each household once. */
    void logIn(String name, Household home) {
        signedIn.asResident(name + "-" + home.id(), home.id());
    }

    public Plate car() {
        return new Plate("湘C%05d".formatted(NEXT.incrementAndGet()), Colour.BLUE);
    }

    /** Free, and three days old. */
    Permit permit(Household home, Plate car) {
        return permit(FIRST_TYPE, home, today().minusDays(3), car);
    }

    Permit permit(long type, Household home, LocalDate firstDay, Plate... cars) {
        return rights.grant(type, Optional.of(home.id()), home.name(), List.of(cars), firstDay, act());
    }

    /** A type of permit whose terms are of thirty days. */
    PermitType thirtyDays(Money price) {
        return rights.offer(
                new PermitType.Terms(
                        "月卡 " + UUID.randomUUID(),
                        0,
                        30,
                        price,
                        Hours.ALL_DAY,
                        1,
                        2,
                        0,
                        PermitType.Overflow.TEMPORARY,
                        false),
                act());
    }

    /** An hour inside. */
    void visit(Plate car, Instant from) {
        comesIn(car, from);
        leaves(car, from.plus(Duration.ofHours(1)));
    }

    public void comesIn(Plate car, Instant at) {
        passes(Direction.IN, car, at);
    }

    void leaves(Plate car, Instant at) {
        passes(Direction.OUT, car, at);
    }

    private void passes(Direction direction, Plate car, Instant at) {
        parking.record(new Passage(
                UUID.randomUUID().toString(),
                "lane",
                direction,
                car,
                Optional.empty(),
                at,
                at,
                true,
                Optional.empty(),
                Optional.empty()));
    }
}
