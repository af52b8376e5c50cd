package io.daozha.billing;

import io.daozha.billing.ParkingSession.State;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The questions asked of all stays. */
final class Stays {
    /** In the words of the index debts_of_plate. */
    private static final String OWING =
            "select * from parking_session where state = 'CLOSED' and 'UNPAID' = any (review)";

    private Stays() {}

    static int countInside() {
        return (int) ParkingSession.count("state", State.OPEN);
    }

    static List<ParkingSession> inside() {
        return ParkingSession.list("state", Sort.by("enteredAt"), State.OPEN);
    }

    static List<ParkingSession> recent(int limit) {
        return ParkingSession.<ParkingSession>find("order by coalesce(leftAt, enteredAt) desc, id desc")
                .page(0, limit)
                .list();
    }

    static Optional<ParkingSession> open(Plate plate) {
        return ParkingSession.find(
                        "plate.text = ?1 and plate.colour = ?2 and state = ?3",
                        plate.text(),
                        plate.colour(),
                        State.OPEN)
                .firstResultOptional();
    }

    /** The last stay of this car that had begun by then, in whatever state. */
    static Optional<ParkingSession> begunBy(Plate plate, Instant at) {
        return ParkingSession.find(
                        "plate.text = ?1 and plate.colour = ?2 and enteredAt <= ?3",
                        Sort.descending("enteredAt", "id"),
                        plate.text(),
                        plate.colour(),
                        at)
                .firstResultOptional();
    }

    static Optional<ParkingSession> begunAfter(Plate plate, Instant at) {
        return ParkingSession.find(
                        "plate.text = ?1 and plate.colour = ?2 and enteredAt > ?3",
                        Sort.by("enteredAt"),
                        plate.text(),
                        plate.colour(),
                        at)
                .firstResultOptional();
    }

    /** Left and not paid, the oldest debt first. */
    static List<ParkingSession> owing() {
        return stays(ParkingSession.getEntityManager()
                .createNativeQuery(OWING + " order by left_at, id", ParkingSession.class));
    }

    static List<ParkingSession> owing(Plate plate) {
        return stays(ParkingSession.getEntityManager()
                .createNativeQuery(
                        OWING + " and plate_text = :text and plate_colour = :colour order by left_at, id",
                        ParkingSession.class)
                .setParameter("text", plate.text())
                .setParameter("colour", plate.colour().name()));
    }

    private static List<ParkingSession> stays(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(ParkingSession.class::cast).toList();
    }

    static Optional<ParkingSession> of(String passage) {
        return ParkingSession.find("entry.id = ?1 or exit.id = ?1", Sort.descending("id"), passage)
                .firstResultOptional();
    }

    /** When a stay's car was last known to be inside: it came in, or somebody asked to pay for it. */
    static Instant lastSeen(ParkingSession stay) {
        return PaymentOrder.<PaymentOrder>find("session = ?1", Sort.descending("version"), stay)
                .firstResultOptional()
                .map(PaymentOrder::pricedTo)
                .filter(asked -> asked.isAfter(stay.enteredAt()))
                .orElse(stay.enteredAt());
    }

    /** Inside since before a moment, and nobody has been told. */
    static List<ParkingSession> insideSince(Instant before) {
        return ParkingSession.list(
                "state = ?1 and enteredAt < ?2 and oversight.longSince is null",
                Sort.by("enteredAt"),
                State.OPEN,
                before);
    }

    static int countInsideBesides(Plate plate) {
        return (int) ParkingSession.count(
                "state = ?1 and not (plate.text = ?2 and plate.colour = ?3)", State.OPEN, plate.text(), plate.colour());
    }
}
