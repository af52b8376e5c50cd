package io.daozha.gate;

import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import java.time.Instant;
import java.util.Optional;

/**
 * One vehicle before or under the arm.
 *
 * @param id becomes the passage's id
 * @param order the operator's reason, when he opened for it
 * @param beenUnder whether it has been under the arm
 */
public record Visit(
        String id, Instant arrivedAt, Optional<Decision> decision, Optional<String> order, boolean beenUnder) {

    static Visit arriving(String lane, Instant at) {
        return new Visit(
                lane + "-" + at.toString().replaceAll("[^0-9TZ]", ""), at, Optional.empty(), Optional.empty(), false);
    }

    Visit with(Decision decided) {
        return new Visit(id, arrivedAt, Optional.of(decided), order, beenUnder);
    }

    Visit ordered(String reason) {
        return new Visit(id, arrivedAt, decision, Optional.of(reason), beenUnder);
    }

    Visit goneUnder() {
        return new Visit(id, arrivedAt, decision, order, true);
    }

    boolean admitted() {
        return decision.filter(said -> said instanceof Decision.Admit || said instanceof Decision.LetThrough)
                .isPresent();
    }

    boolean mayPass() {
        return admitted() || order.isPresent();
    }

    /** Which car it is taken for, once that was decided. */
    public Optional<Car> car() {
        return decision.flatMap(Decision::car);
    }

    /** The passage it made, if it is known which car it was. */
    Optional<Passage> passage(LaneRules rules, Instant passedAt, boolean certain) {
        return car().map(car -> new Passage(
                id,
                rules.lane(),
                rules.direction(),
                car.plate(),
                car.reading(),
                arrivedAt,
                passedAt,
                certain && mayPass(),
                grounds(),
                car.picture()));
    }

    /** Why the arm went up for it; empty where an old journal does not say. */
    private Optional<Grounds> grounds() {
        if (admitted()) {
            return decision.flatMap(Decision::opensOn);
        }
        return Optional.of(order.isPresent() ? Grounds.BY_HAND : Grounds.NONE);
    }

    boolean sameCarAs(Visit other) {
        return car().isPresent()
                && other.car().isPresent()
                && car().get().plate().equals(other.car().get().plate());
    }
}
