package io.daozha.billing;

import io.daozha.billing.right.Permit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The door to what permits cost: term by term, what is owed of it. */
@ApplicationScoped
@Transactional
public class Fees {
    private static final String OWED = "from PermitFee f where f.beganAt is not null and (f.permit.holder like ?1"
            + " or exists (select 1 from Permit p join p.plates named where p = f.permit and named.plate.text like ?1))"
            + " and (select coalesce(sum(e.amount.minor), 0) from LedgerEntry e where e.fee = f.id) > 0"
            + " and f.id < ?2 order by f.id desc";

    private final EntityManager database;

    Fees(EntityManager database) {
        this.database = database;
    }

    public Optional<PermitFee> find(long fee) {
        return PermitFee.findByIdOptional(fee);
    }

    /** Of every term of a permit that cost something, the newest first. */
    public List<PermitFee> ofPermit(long permit) {
        return PermitFee.of(permit);
    }

    /** Of all permits of a household, the newest first. */
    public List<PermitFee> ofHousehold(long household) {
        return PermitFee.ofHousehold(household);
    }

    /**
     * Terms that have begun and are not wholly paid, newest first.
     *
     * @param part of the holder's name or of a plate; empty for all
     * @param before ids below this; {@code Long.MAX_VALUE} for the newest of all
     */
    public List<PermitFee> owed(String part, long before, int limit) {
        return PermitFee.<PermitFee>find(OWED, "%" + part + "%", before)
                .page(0, limit)
                .list();
    }

    /** What would have to be paid now of each of these, by its number. */
    public Map<Long, Money> due(Collection<PermitFee> fees) {
        Map<Long, List<LedgerEntry>> ledger =
                LedgerEntry.ofFees(fees.stream().map(PermitFee::id).toList());
        return fees.stream()
                .collect(Collectors.toMap(PermitFee::id, fee -> fee.due(ledger.getOrDefault(fee.id(), List.of()))));
    }

    /**
     * The next term of a permit, which begins when its fee is paid, and only then; asked again, it is the same one.
     *
     * @throws IllegalArgumentException where there is no such permit
     * @throws io.daozha.billing.right.NotGrantedException where it cannot be renewed
     * @throws NothingDueException where a term costs nothing: then a person renews it
     */
    public PermitFee renewByPaying(long permit, Instant when) {
        Pen.take(database);
        Permit renewed = Permit.<Permit>findByIdOptional(permit)
                .orElseThrow(() -> new IllegalArgumentException("There is no permit " + permit));
        if (renewed.type().terms().price().minor() == 0) {
            throw new NothingDueException("Permit", permit);
        }
        renewed.requireRenewable(when);
        return PermitFee.waiting(renewed, when.truncatedTo(ChronoUnit.MICROS));
    }
}
