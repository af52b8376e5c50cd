package io.daozha.billing;

import io.daozha.billing.tariff.Rehearsal;
import io.daozha.billing.tariff.Stay;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Stays in bulk, a row each and nothing else: a month of them must not come with their lines and ledgers. */
final class PastStays {
    /** Up to where {@link Cashier} priced it: the arrival at the exit, or before it what was paid and still held. */
    private static final String ROWS = """
            select s.plate_text, s.plate_colour, s.entered_at,
                   case when s.leave_by >= p.arrived_at then s.settled_to else p.arrived_at end,
                   sum(l.amount) filter (where l.kind <> 'DISCOUNT')
              from parking_session s
              join passage p on p.id = s.exit_passage
              join charge_line l on l.session = s.id
             where s.state = 'CLOSED' and s.left_at >= :since and s.charged_by is not null
             group by s.id, p.arrived_at
            having count(*) filter (where l.kind = 'PERMIT') = 0
             order by s.left_at desc
             limit :most
            """;

    private PastStays() {}

    static List<Rehearsal.Past> read(EntityManager database, Instant since, int most) {
        List<?> rows = database.createNativeQuery(ROWS, Object[].class)
                .setParameter("since", since)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(row -> past((Object[]) row)).toList();
    }

    private static Rehearsal.Past past(Object[] row) {
        Plate plate = new Plate((String) row[0], Plate.Colour.valueOf((String) row[1]));
        Stay stay = new Stay((Instant) row[2], (Instant) row[3], plate.vehicle(), false, List.of());
        return new Rehearsal.Past(plate.text(), stay, OptionalLong.of(((Number) row[4]).longValue()));
    }
}
