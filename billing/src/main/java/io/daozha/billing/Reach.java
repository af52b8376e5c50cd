package io.daozha.billing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A time in which the stays of a plate are looked for, whatever its colour: those that began before its end and had not
 * ended by its beginning. One whose exit nobody saw stands nowhere: nobody knows until when it did.
 */
public record Reach(String plate, Instant from, Instant to) {
    // Looked up for each plate by its index, however many are asked for.
    private static final String STAYS = """
            select distinct s.* from unnest(cast(:plates as text[]), cast(:begins as timestamptz[]), cast(:ends as timestamptz[]))
            as asked (plate, begins, ends) join parking_session s on s.plate_text = asked.plate and s.entered_at < asked.ends
            and (s.state = 'OPEN' or s.left_at > asked.begins) order by s.entered_at, s.id""";

    /** Whether a stay lies at least in part in it. */
    public boolean covers(ParkingSession stay) {
        return stay.plate().text().equals(plate)
                && stay.enteredAt().isBefore(to)
                && stay.leftAt().map(left -> left.isAfter(from)).orElse(stay.state() == ParkingSession.State.OPEN);
    }

    /** Those of any of them, each once, in the order in which they began. */
    public static List<ParkingSession> stays(Collection<Reach> reaches) {
        if (reaches.isEmpty()) {
            return List.of();
        }
        List<?> rows = ParkingSession.getEntityManager()
                .createNativeQuery(STAYS, ParkingSession.class)
                .setParameter("plates", reaches.stream().map(Reach::plate).toArray(String[]::new))
                .setParameter("begins", reaches.stream().map(Reach::from).toArray(Instant[]::new))
                .setParameter("ends", reaches.stream().map(Reach::to).toArray(Instant[]::new))
                .getResultList();
        return rows.stream().map(ParkingSession.class::cast).toList();
    }
}
