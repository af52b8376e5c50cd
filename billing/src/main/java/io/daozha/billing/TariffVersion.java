package io.daozha.billing;

import io.daozha.billing.tariff.Tariff;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A tariff as it held from a moment on; the text is the tariff, and a stay keeps the version of its entry. */
@Entity
@Table(name = "tariff_version")
public class TariffVersion extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "valid_from")
    private Instant validFrom;

    private String text;

    TariffVersion() {}

    /** @throws io.daozha.billing.tariff.TariffTextException when the text is no tariff */
    TariffVersion(Instant validFrom, String text) {
        Tariff.parse(text);
        this.validFrom = validFrom;
        this.text = text;
    }

    public static TariffVersion inForce(Instant at) {
        return TariffVersion.<TariffVersion>find("validFrom <= ?1", Sort.descending("validFrom"), at)
                .firstResultOptional()
                .orElseThrow(() -> new IllegalStateException("No tariff is in force at " + at));
    }

    public long id() {
        return id;
    }

    public Instant validFrom() {
        return validFrom;
    }

    public String text() {
        return text;
    }

    public Tariff tariff() {
        return Tariff.parse(text);
    }
}
