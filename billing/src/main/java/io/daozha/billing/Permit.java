package io.daozha.billing;

import io.daozha.billing.Charge.Line;
import io.daozha.billing.Charge.Line.Kind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The right of one car to park from its first day to its last, both whole. */
@Entity
public class Permit extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    private Plate plate;

    private String holder;

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    Permit() {}

    /** @param holder how the sign and the bill name it, such as 3栋 402 */
    Permit(Plate plate, String holder, LocalDate firstDay, LocalDate lastDay) {
        this.plate = plate;
        this.firstDay = firstDay;
        renew(holder, lastDay);
    }

    final void renew(String newHolder, LocalDate newLastDay) {
        if (newHolder.isBlank()) {
            throw new IllegalArgumentException("A permit names its holder");
        }
        if (newLastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("A permit from " + firstDay + " cannot end before, on " + newLastDay);
        }
        holder = newHolder;
        lastDay = newLastDay;
    }

    static Optional<Permit> of(Plate plate, LocalDate firstDay) {
        return find("plate.text = ?1 and plate.colour = ?2 and firstDay = ?3", plate.text(), plate.colour(), firstDay)
                .firstResultOptional();
    }

    /** The permit that holds on both days and lasts longest. */
    static Optional<Permit> covering(Plate plate, LocalDate from, LocalDate to) {
        return find(
                        "plate.text = ?1 and plate.colour = ?2 and firstDay <= ?3 and lastDay >= ?4",
                        Sort.descending("lastDay"),
                        plate.text(),
                        plate.colour(),
                        from,
                        to)
                .firstResultOptional();
    }

    static List<Permit> all() {
        return listAll(Sort.by("holder").and("lastDay"));
    }

    Charge covers(Instant from, Instant to, String currency) {
        Money nothing = new Money(0, currency);
        return new Charge(holder, List.of(new Line(Kind.PERMIT, from, to, 1, nothing, nothing)), currency);
    }

    public long id() {
        return id;
    }

    public Plate plate() {
        return plate;
    }

    public String holder() {
        return holder;
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    public LocalDate lastDay() {
        return lastDay;
    }
}
