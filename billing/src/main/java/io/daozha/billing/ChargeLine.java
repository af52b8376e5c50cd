package io.daozha.billing;

import io.daozha.billing.Charge.Line.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** A line of a charge as a row: the currency is the stay's, once. */
@Embeddable
record ChargeLine(
        @Enumerated(EnumType.STRING) Kind kind,
        @Column(name = "starts_at") Instant startsAt,
        @Column(name = "ends_at") Instant endsAt,
        long count,
        @Column(name = "unit_price") long unitPrice,
        long amount) {

    static ChargeLine of(Charge.Line line) {
        return new ChargeLine(
                line.kind(),
                line.from(),
                line.to(),
                line.count(),
                line.unitPrice().minor(),
                line.amount().minor());
    }

    Charge.Line in(String currency) {
        return new Charge.Line(
                kind, startsAt, endsAt, count, new Money(unitPrice, currency), new Money(amount, currency));
    }
}
