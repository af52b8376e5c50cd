-- What sum_up_everything() makes is, row by row, what the triggers had kept: also for stays without a line of the ledger, for
-- plates whose colour was corrected, and for quarters of an hour that nothing is left in.

create or replace function note_presence(at timestamptz, comes int, goes int) returns void language sql as $$
    insert into presence as p select quarter_of(at), comes, goes where at is not null
    on conflict (quarter) do update set began = p.began + excluded.began, ended = p.ended + excluded.ended;
    insert into presence_of_day as p select day_of(at), comes, goes where at is not null
    on conflict (day) do update set began = p.began + excluded.began, ended = p.ended + excluded.ended;
    delete from presence where comes + goes < 0 and quarter = quarter_of(at) and (began, ended) = (0, 0);
    delete from presence_of_day where comes + goes < 0 and day = day_of(at) and (began, ended) = (0, 0);
$$;

create or replace function note_length(entered timestamptz, gone timestamptz, more int) returns void language sql as $$
    insert into stay_length as l select quarter_of(gone), step_of(gone - entered), more where gone is not null
    on conflict (quarter, step) do update set stays = l.stays + excluded.stays;
    delete from stay_length
        where more < 0 and quarter = quarter_of(gone) and step = step_of(gone - entered) and stays = 0;
$$;

create or replace function count_presence() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' or old.entered_at <> new.entered_at then
        perform note_presence(new.entered_at, 1, 0);
        if tg_op = 'UPDATE' then
            perform note_presence(old.entered_at, -1, 0);
        end if;
    end if;
    if tg_op = 'INSERT' or coalesce(old.left_at, old.gone_by) is distinct from coalesce(new.left_at, new.gone_by) then
        perform note_presence(coalesce(new.left_at, new.gone_by), 0, 1);
        if tg_op = 'UPDATE' then
            perform note_presence(coalesce(old.left_at, old.gone_by), 0, -1);
        end if;
    end if;
    return null;
end $$;

-- The plate that no stay has any more is known no longer; what the stay took goes with the colour of its plate.
create function note_plate() returns trigger language plpgsql as $$
begin
    -- A pseudonym is nothing that anybody looks for.
    if new.plate_text not like '匿%' then
        insert into known_plate values (new.plate_text, new.plate_colour) on conflict do nothing;
    end if;
    if tg_op = 'INSERT' then
        return null;
    end if;
    delete from known_plate where (plate_text, plate_colour) = (old.plate_text, old.plate_colour)
        and not exists (select 1 from parking_session
            where (plate_text, plate_colour) = (old.plate_text, old.plate_colour));
    if old.plate_colour <> new.plate_colour then
        insert into takings as t
            select quarter_of(e.at), e.kind, coalesce(e.channel, ''), c.colour, sum(c.sign), sum(c.sign * e.amount)
            from ledger_entry e, (values (old.plate_colour, -1), (new.plate_colour, 1)) c (colour, sign)
            where e.session = new.id group by 1, 2, 3, 4
            on conflict (quarter, kind, channel, plate_colour)
            do update set entries = t.entries + excluded.entries, amount = t.amount + excluded.amount;
        delete from takings where plate_colour = old.plate_colour and entries = 0
            and (quarter, kind, channel) in (select quarter_of(at), kind, coalesce(channel, '')
                from ledger_entry where session = new.id);
    end if;
    return null;
end $$;
create trigger note_plate_of_new after insert on parking_session for each row execute function note_plate();
create trigger note_plate after update on parking_session for each row
    when ((old.plate_text, old.plate_colour) is distinct from (new.plate_text, new.plate_colour))
    execute function note_plate();

create or replace function sum_up_everything() returns void language plpgsql as $$
begin
    truncate takings, traffic, presence, presence_of_day, known_plate, plate_end, stay_length, misread;
    alter table parking_session disable trigger count_it;
    with sums as (
        select s.id, coalesce(sum(e.amount) filter (where e.kind in ('CHARGED', 'ADJUSTED')), 0) charged,
               -coalesce(sum(e.amount) filter (where e.kind in ('PAID', 'FOUND_MONEY', 'REFUNDED')), 0) received,
               coalesce(sum(e.amount), 0) balance
        from parking_session s left join ledger_entry e on e.session = s.id group by s.id)
    update parking_session s set charged = sums.charged, received = sums.received, balance = sums.balance
        from sums where sums.id = s.id
        and (s.charged, s.received, s.balance) is distinct from (sums.charged, sums.received, sums.balance);
    alter table parking_session enable trigger count_it;
    insert into takings select quarter_of(e.at), e.kind, coalesce(e.channel, ''), coalesce(s.plate_colour, ''), count(*), sum(e.amount)
        from ledger_entry e left join parking_session s on s.id = e.session group by 1, 2, 3, 4
        order by 1, 2, 3, 4;
    insert into traffic select quarter_of(passed_at), lane, direction, plate_colour, coalesce(grounds, ''), count(*)
        from passage group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5;
    insert into stay_length select quarter_of(left_at), step_of(left_at - entered_at), count(*)
        from parking_session where left_at is not null group by 1, 2 order by 1, 2;
    insert into misread select quarter_of(p.passed_at), p.lane, p.plate_colour, count(*) from trail t
        join parking_session s on s.id = t.session join passage p on p.id = s.entry_passage
        where t.act = 'PLATE_CORRECTED' group by 1, 2, 3 order by 1, 2, 3;
    insert into presence select quarter, sum(began), sum(ended) from (
        select quarter_of(entered_at) quarter, 1 began, 0 ended from parking_session
        union all
        select quarter_of(coalesce(left_at, gone_by)), 0, 1 from parking_session
        where coalesce(left_at, gone_by) is not null) both_ends group by 1 order by 1;
    insert into presence_of_day select day_of(quarter), sum(began), sum(ended) from presence group by 1;
    insert into known_plate select distinct plate_text, plate_colour from parking_session
        where plate_text not like '匿%';
end $$;

-- The sums of before, as they would stand had these triggers kept them.
truncate takings;
insert into takings select quarter_of(e.at), e.kind, coalesce(e.channel, ''), coalesce(s.plate_colour, ''), count(*), sum(e.amount)
    from ledger_entry e left join parking_session s on s.id = e.session group by 1, 2, 3, 4
    order by 1, 2, 3, 4;
delete from presence where (began, ended) = (0, 0);
delete from presence_of_day where (began, ended) = (0, 0);
delete from stay_length where stays = 0;
delete from known_plate k where not exists (select 1 from parking_session s
    where (s.plate_text, s.plate_colour) = (k.plate_text, k.plate_colour));
