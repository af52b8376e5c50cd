package io.daozha.billing;

import io.daozha.billing.tariff.Rehearsal;
import io.daozha.billing.tariff.TariffTextException;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The door for whoever looks after prices: what holds, what held and will hold, and what a draft would have changed. */
@ApplicationScoped
@Transactional
public class Tariffs {
    private final EntityManager database;

    Tariffs(EntityManager database) {
        this.database = database;
    }

    public TariffVersion inForce(Instant at) {
        return TariffVersion.inForce(at);
    }

    /** Every version, the one that holds last first. */
    public List<TariffVersion> all() {
        return TariffVersion.listAll(Sort.descending("validFrom"));
    }

    /**
     * Versions by when they were published, newest first.
     *
     * @param before ids below this; all where it is 0
     */
    public List<TariffVersion> published(long before, int limit) {
        return TariffVersion.<TariffVersion>find(
                        "id < ?1", Sort.descending("id"), before == 0 ? Long.MAX_VALUE : before)
                .page(0, limit)
                .list();
    }

    public Optional<TariffVersion> find(long id) {
        return TariffVersion.findByIdOptional(id);
    }

    /** The id of the version that was published last: who publishes has to have seen it. */
    public long newest() {
        return published(0, 1).get(0).id();
    }

    /**
     * Publishes a tariff for all who enter from {@code validFrom} on; whoever is inside keeps the one of his entry.
     *
     * @param seen the newest version that {@code by} knew of; refused where there is another by now
     * @throws TariffTextException when the text is no tariff, fails its own examples, or holds from a later day on
     * @throws DeskException when it would hold from a moment that is past or taken, or nobody says why
     */
    public TariffVersion publish(String text, Instant validFrom, long seen, String by, String reason, Instant at) {
        Pen.take(database);
        if (newest() != seen) {
            throw new DeskException("已有别人发布了新的费率，请先查看。", "Another tariff was published meanwhile");
        }
        Instant from = validFrom.truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new DeskException(
                    "费率不能从 " + from + " 起生效：时间已过。", "A tariff cannot hold from " + from + " on: that is past");
        }
        if (TariffVersion.count("validFrom", from) > 0) {
            throw new DeskException(
                    "另一份费率已定于 " + from + " 起生效，请另选时间。",
                    "Another tariff holds from " + from + " on: choose another moment");
        }
        TariffVersion version = new TariffVersion(from, text);
        version.publishedBy(DeskException.person(by), DeskException.reason(reason), at.truncatedTo(ChronoUnit.MICROS));
        version.persist();
        return version;
    }

    /**
     * Stays of temporary cars that have left since then, newest first, each with what its tariff asked before coupons; to
     * hold a draft against. Stays that were parted by rights are not among them.
     */
    public List<Rehearsal.Past> past(Instant since, int most) {
        return PastStays.read(database, since, most);
    }
}
