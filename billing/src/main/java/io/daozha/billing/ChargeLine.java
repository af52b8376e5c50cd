package io.daozha.billing;

import io.daozha.billing.Charge.Line.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * A line of a charge as a row: the currency is the stay's, once. The sentences are kept beside the figures, so that an old
 * bill reads the same after any change of wording.
 */
@Embeddable
record ChargeLine(
        @Enumerated(EnumType.STRING) Kind kind,
        @Column(name = "name_zh") String nameZh,
        @Column(name = "name_en") String nameEn,
        @Column(name = "starts_at") Instant startsAt,
        @Column(name = "ends_at") Instant endsAt,
        long count,
        @Column(name = "unit_minutes") long unitMinutes,
        @Column(name = "unit_price") long unitPrice,
        long amount,
        @Column(name = "told_zh") String toldZh,
        @Column(name = "told_en") String toldEn) {

    static ChargeLine of(Charge.Line line) {
        Words told = line.told().isEmpty() ? LineSentence.of(line) : line.told();
        return new ChargeLine(
                line.kind(),
                line.name().zh(),
                line.name().en(),
                line.from(),
                line.to(),
                line.count(),
                line.unitMinutes(),
                line.unitPrice().minor(),
                line.amount().minor(),
                told.zh(),
                told.en());
    }

    Charge.Line in(String currency) {
        return new Charge.Line(
                kind,
                new Words(nameZh, nameEn),
                startsAt,
                endsAt,
                count,
                unitMinutes,
                new Money(unitPrice, currency),
                new Money(amount, currency),
                new Words(toldZh, toldEn));
    }
}
