package io.daozha.billing;

import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.TariffTextException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A tariff as it held from a moment on; the text is the tariff, and a stay keeps the version of its entry. */
@Entity
@Table(name = "tariff_version")
public class TariffVersion extends PanacheEntityBase {
    /** By text, since a text is all that a tariff is. A car park has a handful of versions. */
    private static final Map<String, Tariff> PARSED = new ConcurrentHashMap<>();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "valid_from")
    private Instant validFrom;

    private String text;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private String publishedBy;

    private String reason;

    TariffVersion() {}

    /**
     * @throws TariffTextException when the text is no tariff, fails its own examples, or holds from a later day on
     */
    TariffVersion(Instant validFrom, String text) {
        Tariff tariff = Tariff.parse(text);
        tariff.checkExamples();
        tariff.checkValidFrom(validFrom);
        this.validFrom = validFrom;
        this.text = text;
    }

    /** Two tariffs that hold from the same moment on would leave nobody knowing which one does. */
    static void refuseAnotherFrom(Instant validFrom) {
        find("validFrom", validFrom).firstResultOptional().ifPresent(version -> {
            throw new IllegalArgumentException("Another tariff holds from " + validFrom + " on: choose another moment");
        });
    }

    public static TariffVersion inForce(Instant at) {
        return TariffVersion.<TariffVersion>find("validFrom <= ?1", Sort.descending("validFrom"), at)
                .firstResultOptional()
                .orElseThrow(() -> new IllegalStateException("No tariff is in force at " + at));
    }

    void publishedBy(String who, String why, Instant at) {
        publishedBy = who;
        reason = why;
        publishedAt = at;
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

    /** Empty, as who and why, where the program itself began with it. */
    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }

    public Optional<String> publishedBy() {
        return Optional.ofNullable(publishedBy);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Parsed once in the life of the program. */
    public Tariff tariff() {
        return PARSED.computeIfAbsent(text, Tariff::parse);
    }
}
