package io.daozha.billing;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be true of the books whatever happened in the street; asked of the database, not of our own sums. */
final class Audit {
    /** Each query lists the keys of rows that break the rule. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("A closed stay is settled, or held for review", """
                    select s.id from parking_session s where s.state = 'CLOSED' and s.review = '{}'
                    and (select coalesce(sum(amount), 0) from ledger_entry e where e.session = s.id) <> 0"""),
            Map.entry("A stay is charged what its lines add up to", """
                    select s.id from parking_session s where
                    (select coalesce(sum(amount), 0) from charge_line l where l.session = s.id) <>
                    (select coalesce(sum(amount), 0) from ledger_entry e where e.session = s.id
                    and e.kind in ('CHARGED', 'ADJUSTED'))"""),
            Map.entry("What is charged anew has a line in the trail", """
                    select e.session from ledger_entry e where e.kind = 'ADJUSTED'
                    and not exists (select 1 from trail t where t.session = e.session)"""),
            Map.entry("A stay knows the sums of its ledger", """
                    select s.id from parking_session s where (s.charged, s.received, s.balance) <>
                    (select coalesce(sum(amount) filter (where kind in ('CHARGED', 'ADJUSTED')), 0),
                    -coalesce(sum(amount) filter (where kind in ('PAID', 'FOUND_MONEY', 'REFUNDED')), 0),
                    coalesce(sum(amount), 0) from ledger_entry e where e.session = s.id)"""),
            Map.entry("As many are inside as began and have not ended", """
                    select 'the sum of all' where (select coalesce(sum(began - ended), 0) from presence) <>
                    (select count(*) from parking_session where state = 'OPEN')"""),
            Map.entry("A day knows the sums of its quarters of an hour", """
                    select coalesce(d.day, q.day) from presence_of_day d full join (select day_of(quarter) as day,
                    sum(began) as began, sum(ended) as ended from presence group by 1) q using (day)
                    where (d.began, d.ended) is distinct from (q.began, q.ended)"""),
            Map.entry("An exit belongs to one stay, or to none and is kept as such", """
                    select p.id from passage p where p.direction = 'OUT'
                    and exists (select 1 from parking_session s where s.exit_passage = p.id) =
                    exists (select 1 from unmatched_exit u where u.passage = p.id)"""),
            Map.entry("Only a closed stay is charged, and its bill has lines", """
                    select s.id from parking_session s where s.charged_by is not null
                    and (s.state <> 'CLOSED' or not exists (select 1 from charge_line l where l.session = s.id))"""),
            Map.entry("A closed stay without a price is held for review", """
                    select s.id from parking_session s where s.state = 'CLOSED' and s.charged_by is null
                    and not 'UNPRICED' = any (s.review)"""),
            Map.entry("An order is posted when its sum was paid, and only then", """
                    select o.number from payment_order o where (o.state = 'POSTED') <> exists
                    (select 1 from ledger_entry e where e.payment_order = o.number and e.kind = 'PAID'
                    and e.amount = -o.amount
                    and (e.session, e.permit_fee) is not distinct from (o.session, o.permit_fee))"""),
            Map.entry("The segments of a stay follow each other from its entry on", """
                    select distinct s.id from parking_session s join stay_segment g on g.session = s.id
                    where g.starts_at <> case g.position when 0 then s.entered_at else (select p.ends_at from stay_segment p
                    where p.session = g.session and p.position = g.position - 1) end"""),
            Map.entry("An entry begins a stay", """
                    select p.id from passage p where p.direction = 'IN'
                    and not exists (select 1 from parking_session s where s.entry_passage = p.id)"""),
            Map.entry("A refund that is done is in the ledger, and no other", """
                    select r.number from refund r where (r.state = 'DONE') <> exists
                    (select 1 from ledger_entry e where e.kind = 'REFUNDED' and e.channel_serial = r.number
                    and e.amount = r.amount)"""),
            Map.entry("No more of a payment goes back than it brought", """
                    select p.id from ledger_entry p join refund r on r.payment = p.id
                    where r.state not in ('FAILED', 'REFUSED') group by p.id, p.amount having sum(r.amount) > -p.amount"""),
            Map.entry("A stay or a permit's term never gives back more than came in for it", """
                    select coalesce(e.session, e.permit_fee) from ledger_entry e
                    where e.kind in ('PAID', 'FOUND_MONEY', 'REFUNDED')
                    group by e.session, e.permit_fee having sum(e.amount) > 0"""),
            Map.entry("A permit's term is charged its fee when it begins, and not before", """
                    select f.id from permit_fee f where case when f.began_at is null then 0 else f.amount end <>
                    (select coalesce(sum(amount), 0) from ledger_entry e where e.permit_fee = f.id and e.kind = 'CHARGED')"""),
            Map.entry("A permit's term is paid, or given by a named person for a reason", """
                    select f.id from permit_fee f where f.began_at is not null and f.given_by is null
                    and (select sum(amount) from ledger_entry e where e.permit_fee = f.id) > 0"""),
            Map.entry("Every term of a permit that costs something has its fee", """
                    select p.id from permit p join permit_type t on t.id = p.type where t.amount > 0
                    and (select count(*) from right_change c where c.kind = 'PERMIT' and c.number = p.id
                    and c.change in ('GRANTED', 'RENEWED')) <>
                    (select count(*) from permit_fee f where f.permit = p.id and f.began_at is not null)"""),
            Map.entry("A coupon that was used is on a stay that has ended", """
                    select c.code from coupon c join parking_session s on s.id = c.session
                    where c.used_at is not null and s.state <> 'CLOSED'"""),
            Map.entry("A merchant gives out no more coupons than he may", """
                    select m.name from merchant m where m.quota < (select count(*) from coupon c where c.merchant = m.id)"""),
            Map.entry("An entry falls into one shift at most", """
                    select a.id from shift a join shift b on a.id < b.id and b.first_entry < coalesce(a.last_entry, 9223372036854775807)"""));

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
