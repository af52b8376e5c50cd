package io.daozha.billing;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be true of the books whatever happened in the street; asked of the database, not of our own sums. */
final class Audit {
    /** Each query lists the keys of rows that break the rule. */
    private static final Map<String, String> RULES = Map.of(
            "A closed stay is settled, or held for review",
            """
            select s.id from parking_session s where s.state = 'CLOSED' and s.review = '{}'
            and (select coalesce(sum(amount), 0) from ledger_entry e where e.session = s.id) <> 0""",
            "A stay is charged what its lines add up to",
            """
            select s.id from parking_session s where
            (select coalesce(sum(amount), 0) from charge_line l where l.session = s.id) <>
            (select coalesce(sum(amount), 0) from ledger_entry e where e.session = s.id
            and e.kind in ('CHARGED', 'ADJUSTED'))""",
            "What is charged anew has a line in the trail",
            """
            select e.session from ledger_entry e where e.kind = 'ADJUSTED'
            and not exists (select 1 from trail t where t.session = e.session)""",
            "A stay knows the sums of its ledger",
            """
            select s.id from parking_session s where (s.charged, s.received, s.balance) <>
            (select coalesce(sum(amount) filter (where kind in ('CHARGED', 'ADJUSTED')), 0),
            -coalesce(sum(amount) filter (where kind in ('PAID', 'FOUND_MONEY', 'REFUNDED')), 0),
            coalesce(sum(amount), 0) from ledger_entry e where e.session = s.id)""",
            "As many are inside as began and have not ended",
            """
            select 'the sum of all' where (select coalesce(sum(began - ended), 0) from presence) <>
            (select count(*) from parking_session where state = 'OPEN')""",
            "An exit belongs to one stay, or to none and is kept as such",
            """
            select p.id from passage p where p.direction = 'OUT'
            and exists (select 1 from parking_session s where s.exit_passage = p.id) =
            exists (select 1 from unmatched_exit u where u.passage = p.id)""",
            "Only a closed stay is charged, and its bill has lines",
            """
            select s.id from parking_session s where s.charged_by is not null
            and (s.state <> 'CLOSED' or not exists (select 1 from charge_line l where l.session = s.id))""",
            "A closed stay without a price is held for review",
            """
            select s.id from parking_session s where s.state = 'CLOSED' and s.charged_by is null
            and not 'UNPRICED' = any (s.review)""",
            "An order is posted when its sum was paid, and only then",
            """
            select o.number from payment_order o where (o.state = 'POSTED') <> exists
            (select 1 from ledger_entry e where e.payment_order = o.number and e.kind = 'PAID'
            and e.amount = -o.amount and e.session = o.session)""",
            "An entry begins a stay",
            """
            select p.id from passage p where p.direction = 'IN'
            and not exists (select 1 from parking_session s where s.entry_passage = p.id)""");

    private Audit() {}

    static List<String> of(EntityManager database) {
        List<String> broken = new ArrayList<>();
        RULES.forEach((rule, query) -> {
            List<?> keys = database.createNativeQuery(query).getResultList();
            keys.forEach(key -> broken.add(rule + ", but not " + key));
        });
        return broken;
    }
}
