package io.daozha.billing;

import java.time.Instant;
import java.util.List;

/** A stay that has ended and is not paid; it is collected by an order of its own, however many there are (X10). */
public record Debt(long session, Plate plate, Instant leftAt, Money owes) {

    static Debt of(ParkingSession stay) {
        return new Debt(stay.id(), stay.plate(), stay.leftAt().orElseThrow(), stay.balance());
    }

    static Money total(List<ParkingSession> stays) {
        return stays.stream().map(ParkingSession::balance).reduce(Money::plus).orElse(Money.fen(0));
    }
}
