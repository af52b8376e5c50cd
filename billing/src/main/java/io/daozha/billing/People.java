package io.daozha.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is held on people, and how it leaves: after its time by itself, at their request as far as the law does not require
 * to keep it. Sums and times stay, the plate under them becomes a pseudonym that nobody can turn back.
 */
@ApplicationScoped
@Transactional
public class People {
    /** Begins every pseudonym, and no plate. */
    static final String NOBODY = "匿";

    /** For one run of the program, never written down: so one car is one pseudonym, and nobody can find it by trying plates. */
    private final String secret = new BigInteger(160, new SecureRandom()).toString(36);

    /** Nothing remains to be decided or paid. */
    private static final String OVER = "(s.state = 'CLOSED' and s.balance <= 0 and not ('DISPUTED' = any (s.review)))";

    private final EntityManager database;

    People(EntityManager database) {
        this.database = database;
    }

    /** Names of the pictures that are kept for longer than others: of stays that are disputed, or owe. */
    public Set<String> frozenPictures() {
        List<?> names = database.createNativeQuery("""
                        select p.picture from (select entry_passage, exit_passage from parking_session where balance > 0 union all
                            select entry_passage, exit_passage from parking_session where evidence_frozen) s
                        join passage p on p.id in (s.entry_passage, s.exit_passage)
                        where p.picture is not null""", String.class).getResultList();
        Set<String> frozen = new HashSet<>();
        names.forEach(name -> frozen.add(name.toString()));
        return frozen;
    }

    /**
     * Takes the people out of what happened before a moment, some of it; called again until there is nothing left, it goes on
     * where it stopped, even after a crash.
     *
     * @param most how many stays, passages and openings at a time
     * @return how many it were
     */
    public int leave(Instant before, int most) {
        Pen.take(database);
        database.createNativeQuery("set local daozha.people_leave = on").executeUpdate();
        int stays = next("stays", before, """
                with batch as (select id, entered_at as at from parking_session where entered_at >= :done
                    and entered_at < :before and state <> 'OPEN' and plate_text not like '匿%%'
                    order by entered_at limit :most),
                silent as (update trail t set details = null, why = '-' from batch b where t.session = b.id),
                gone as (update parking_session s set plate_text = %s from batch b where b.id = s.id)
                select count(*), max(at) from batch""".formatted(pseudonym("s.")), most);
        int passages = next("passages", before, """
                with batch as (select id, passed_at as at from passage p where passed_at >= :done
                    and passed_at < :before and plate_text not like '匿%%' and not exists
                    (select 1 from parking_session s where s.entry_passage = p.id and s.state = 'OPEN')
                    order by passed_at limit :most),
                gone as (update passage p set plate_text = %s, reading_text = null, reading_confidence = null,
                    picture = null from batch b where b.id = p.id)
                select count(*), max(at) from batch""".formatted(pseudonym("p.")), most);
        int openings = database.createNativeQuery(("update opening o set plate_text = %s, picture = null"
                                + " where at < :before and plate_text not like '匿%%'")
                        .formatted(pseudonym("o.")))
                .setParameter("secret", secret)
                .setParameter("before", before)
                .executeUpdate();
        return stays + passages + openings + rights(before);
    }

    /** Rights that ended before a moment name nobody any more. */
    private int rights(Instant before) {
        int gone = database.createNativeQuery("delete from registration_request where decided_at < :before")
                .setParameter("before", before)
                .executeUpdate();
        for (String ended : List.of(
                "permit_plate r set plate_text = %s from permit p where p.id = r.permit"
                        + " and (r.until < :before or coalesce(p.ended_after, p.last_day) + 1 < :before)",
                "visitor_pass r set plate_text = %s where r.valid_until < :before",
                "car_lock r set plate_text = %s where r.opened_at < :before",
                "ban r set plate_text = %s where r.lifted_at < :before")) {
            gone += database.createNativeQuery("update " + ended.formatted(pseudonym("r."))
                            + " and r.plate_text not like '" + NOBODY + "%'")
                    .setParameter("secret", secret)
                    .setParameter("before", before)
                    .executeUpdate();
        }
        return gone;
    }

    /** Goes over the next rows in their order and remembers how far it came, so that no night begins at the beginning. */
    private int next(String job, Instant before, String update, int most) {
        database.createNativeQuery("insert into retention values (:job, 'epoch') on conflict do nothing")
                .setParameter("job", job)
                .executeUpdate();
        Object done = database.createNativeQuery("select done_to from retention where job = :job")
                .setParameter("job", job)
                .getSingleResult();
        Object[] went = (Object[]) database.createNativeQuery(update)
                .setParameter("secret", secret)
                .setParameter("done", done)
                .setParameter("before", before)
                .setParameter("most", most)
                .getSingleResult();
        int rows = ((Number) went[0]).intValue();
        if (rows > 0) {
            database.createNativeQuery("update retention set done_to = :at where job = :job")
                    .setParameter("at", went[1])
                    .setParameter("job", job)
                    .executeUpdate();
        }
        return rows;
    }

    private static String pseudonym(String alias) {
        return "'" + NOBODY + "' || left(encode(sha256(convert_to(:secret || " + alias
                + "plate_text, 'UTF8')), 'hex'), 10)";
    }

    /**
     * Everything held on the cars of one person or household.
     *
     * @param json one object, with a list for each kind of thing
     * @param pictures names within the picture folder; some may have left already
     */
    public record File(String json, List<String> pictures) {}

    public File file(Collection<Plate> plates) {
        String json = (String) database.createNativeQuery("""
                        with cars as (select split_part(key, '|', 1) t, split_part(key, '|', 2) c
                            from unnest(string_to_array(:keys, ',')) key),
                        stays as (select s.* from parking_session s join cars on s.plate_text = t and s.plate_colour = c)
                        select jsonb_pretty(jsonb_build_object(
                        'stays', coalesce((select jsonb_agg(to_jsonb(s) order by s.id) from stays s), '[]'),
                        'charges', coalesce((select jsonb_agg(to_jsonb(l)) from charge_line l
                            where l.session in (select id from stays)), '[]'),
                        'ledger', coalesce((select jsonb_agg(to_jsonb(e) order by e.id) from ledger_entry e
                            where e.session in (select id from stays)
                            or e.permit_fee in (select f.id from permit_fee f where f.permit in
                            (select permit from permit_plate h join cars on h.plate_text = t and h.plate_colour = c))), '[]'),
                        'trail', coalesce((select jsonb_agg(to_jsonb(t) order by t.id) from trail t
                            where t.session in (select id from stays)), '[]'),
                        'passages', coalesce((select jsonb_agg(to_jsonb(p) order by p.passed_at) from passage p join cars
                            on p.plate_text = t and p.plate_colour = c), '[]'),
                        'openings', coalesce((select jsonb_agg(to_jsonb(o) order by o.at) from opening o join cars
                            on o.plate_text = t and o.plate_colour = c), '[]'),
                        'permits', coalesce((select jsonb_agg(to_jsonb(r) order by r.id) from permit r where r.id in
                            (select permit from permit_plate h join cars on h.plate_text = t and h.plate_colour = c)), '[]'),
                        'requests', coalesce((select jsonb_agg(to_jsonb(q) order by q.id) from registration_request q
                            join cars on q.plate_text = t and q.plate_colour = c), '[]'),
                        'visits', coalesce((select jsonb_agg(to_jsonb(v) order by v.id) from visitor_pass v join cars
                            on v.plate_text = t and v.plate_colour = c), '[]'),
                        'locks', coalesce((select jsonb_agg(to_jsonb(k) - 'code' order by k.id) from car_lock k join cars
                            on k.plate_text = t and k.plate_colour = c), '[]'),
                        'bans', coalesce((select jsonb_agg(to_jsonb(b) order by b.id) from ban b join cars
                            on b.plate_text = t and b.plate_colour = c), '[]')))""", String.class)
                .setParameter("keys", keys(plates))
                .getSingleResult();
        return new File(json, pictures(plates));
    }

    private List<String> pictures(Collection<Plate> plates) {
        return sentences("""
                select p.picture from passage p where p.picture is not null and %s
                union select o.picture from opening o where o.picture is not null and %s""".formatted(ofThese("p."), ofThese("o.")), plates);
    }

    private List<String> sentences(String sql, Collection<Plate> plates) {
        List<?> found = database.createNativeQuery(sql, String.class)
                .setParameter("keys", keys(plates))
                .setParameter("texts", texts(plates))
                .getResultList();
        return found.stream().map(Object::toString).toList();
    }

    private static String keys(Collection<Plate> plates) {
        return String.join(
                ",",
                plates.stream()
                        .map(plate -> plate.text() + "|" + plate.colour().name())
                        .toList());
    }

    /**
     * What became of a request to be forgotten.
     *
     * @param stays in which the plate is a pseudonym by now
     * @param pictures that are to be deleted
     * @param kept a sentence for each stay that is kept, and why
     */
    public record Forgotten(int stays, List<String> pictures, List<String> kept) {}

    /** Forgets who came with these cars, but for stays that are not over: inside, disputed, or owing. */
    public Forgotten forget(Collection<Plate> plates) {
        Pen.take(database);
        database.createNativeQuery("set local daozha.people_leave = on").executeUpdate();
        List<String> kept = new ArrayList<>(sentences("""
                select 'Stay ' || s.id || ' is kept: ' || case when s.state = 'OPEN' then 'the car is inside'
                when s.balance > 0 then 'it owes money' else 'a person has to decide about it' end
                from parking_session s where %s and not %s order by s.id""".formatted(ofThese("s."), OVER), plates));
        kept.addAll(sentences("""
                select 'Permit ' || r.permit || ' is kept: it names the car. Take the car off it first'
                from permit_plate r where r.until is null and %s order by r.permit""".formatted(ofThese("r.")), plates));
        List<String> leaving = leavingPictures(plates);
        change(
                "update trail t set details = null, why = '-' from parking_session s where t.session = s.id" + " and "
                        + ofThese("s.") + " and " + OVER,
                plates);
        change(
                "update passage p set reading_text = null, reading_confidence = null, picture = null, plate_text = "
                        + pseudonym("p.") + " where " + ofThese("p.")
                        + " and not exists (select 1 from parking_session s"
                        + " where p.id in (s.entry_passage, s.exit_passage) and not " + OVER + ")",
                plates);
        change(
                "update opening o set picture = null, plate_text = " + pseudonym("o.") + " where " + ofThese("o."),
                plates);
        int stays = change(
                "update parking_session s set plate_text = " + pseudonym("s.") + " where " + ofThese("s.") + " and "
                        + OVER,
                plates);
        change("delete from registration_request r where r.state <> 'REQUESTED' and " + ofThese("r."), plates);
        change(
                "update car_lock r set plate_text = " + pseudonym("r.") + " where r.opened_at is not null and "
                        + ofThese("r."),
                plates);
        return new Forgotten(stays, leaving, kept);
    }

    private int change(String sql, Collection<Plate> plates) {
        Query query = database.createNativeQuery(sql)
                .setParameter("keys", keys(plates))
                .setParameter("texts", texts(plates));
        if (sql.contains(":secret")) {
            query.setParameter("secret", secret);
        }
        return query.executeUpdate();
    }

    private List<String> leavingPictures(Collection<Plate> plates) {
        return sentences("""
                select p.picture from passage p where p.picture is not null and %s
                and not exists (select 1 from parking_session s
                    where p.id in (s.entry_passage, s.exit_passage) and not %s)
                union select o.picture from opening o where o.picture is not null and %s""".formatted(ofThese("p."), OVER, ofThese("o.")), plates);
    }

    /** By the text, which has an index, and the colour. */
    private static String ofThese(String alias) {
        return alias + "plate_text = any (string_to_array(:texts, ',')) and " + alias + "plate_text || '|' || " + alias
                + "plate_colour = any (string_to_array(:keys, ','))";
    }

    private static String texts(Collection<Plate> plates) {
        return String.join(",", plates.stream().map(Plate::text).toList());
    }
}
