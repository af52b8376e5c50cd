package io.daozha.billing.right;

import io.daozha.billing.Plate;
import io.daozha.billing.right.NotGrantedException.Why;
import io.daozha.billing.right.Segment.Kind;
import io.daozha.billing.right.Segments.Claim;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Cars that are always let in and never pay, with the reason that their bill shows: one by its plate (an ambulance, a
 * disabled driver's car as long as its papers hold), or all whose plates have a form (police, fire and rescue).
 */
@Entity
public class Exemption extends PanacheEntityBase {
    private static final int LONGEST_FORM = 60;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String reason;

    private String form;

    @Column(name = "plate_text")
    private String plateText;

    @Column(name = "plate_colour")
    @Enumerated(EnumType.STRING)
    private Plate.Colour plateColour;

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    Exemption() {}

    private Exemption(String reason, Plate.Colour colour, LocalDate firstDay, Optional<LocalDate> lastDay) {
        if (reason.isBlank()) {
            throw new NotGrantedException(Why.REASON_MISSING, "An exemption has a reason: the bill shows it");
        }
        lastDay.filter(day -> day.isBefore(firstDay)).ifPresent(day -> {
            throw new NotGrantedException(
                    Why.ENDS_BEFORE_START, "An exemption from " + firstDay + " cannot end before, on " + day);
        });
        this.reason = reason;
        this.plateColour = colour;
        this.firstDay = firstDay;
        this.lastDay = lastDay.orElse(null);
    }

    static Exemption of(Plate plate, String reason, LocalDate firstDay, Optional<LocalDate> lastDay) {
        Exemption one = new Exemption(reason, plate.colour(), firstDay, lastDay);
        one.plateText = plate.text();
        return one;
    }

    /** @param form a regular expression of the whole text; {@code colour} null for any */
    static Exemption ofForm(
            String form, Plate.Colour colour, String reason, LocalDate firstDay, Optional<LocalDate> lastDay) {
        if (form.length() > LONGEST_FORM || form.isBlank()) {
            throw new NotGrantedException(Why.FORM, "A form of plates has 1 to " + LONGEST_FORM + " characters");
        }
        try {
            Pattern.compile(form);
        } catch (PatternSyntaxException e) {
            throw new NotGrantedException(Why.FORM, "'" + form + "' is no form of plates: " + e.getDescription());
        }
        Exemption all = new Exemption(reason, colour, firstDay, lastDay);
        all.form = form;
        return all;
    }

    void endAfter(LocalDate day) {
        lastDay = day.isBefore(firstDay) ? firstDay : day;
    }

    boolean names(Plate plate) {
        boolean colour = plateColour == null || plateColour == plate.colour();
        return colour
                && (form == null ? plate.text().equals(plateText) : plate.text().matches(form));
    }

    private List<Span> days(ZoneId zone) {
        Instant end = lastDay()
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .orElse(Instant.MAX);
        return Span.between(firstDay.atStartOfDay(zone).toInstant(), end);
    }

    /** What it claims of any stay. */
    Claim claim(ZoneId zone) {
        return new Claim(Kind.EXEMPT, reason, id, days(zone));
    }

    boolean holds(Instant at, ZoneId zone) {
        return !Span.both(days(zone), List.of(new Span(at, at.plusNanos(1000)))).isEmpty();
    }

    /** Those that name a car, whenever. */
    static List<Exemption> of(Plate plate) {
        return of(Set.of(plate)).stream().filter(one -> one.names(plate)).toList();
    }

    /** Those that may name any of these cars. */
    static List<Exemption> of(Set<Plate> plates) {
        return list(
                "form is not null or plateText in ?1",
                Sort.by("id"),
                plates.stream().map(Plate::text).toList());
    }

    static List<Exemption> all() {
        return listAll(Sort.by("id"));
    }

    public long id() {
        return id;
    }

    public String reason() {
        return reason;
    }

    /** Empty for one plate. */
    public Optional<String> form() {
        return Optional.ofNullable(form);
    }

    /** Empty for a form. */
    public Optional<Plate> plate() {
        return Optional.ofNullable(plateText).map(text -> new Plate(text, plateColour));
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    /** Empty: until somebody ends it. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }
}
