-- The report of a year reads no passage and no stay: grounds, lengths and corrected plates are summed up like what else it
-- tells.

drop table traffic;
create table traffic (
    quarter      timestamptz not null,
    lane         text        not null,
    direction    text        not null,
    plate_colour text        not null,
    grounds      text        not null,
    passages     bigint      not null,
    primary key (quarter, lane, direction, plate_colour, grounds)
);
comment on column traffic.grounds is 'Why the arm went up; empty for passages from before that was kept.';

create table stay_length (
    quarter timestamptz not null,
    step    int         not null,
    stays   bigint      not null,
    primary key (quarter, step)
);
comment on table stay_length is 'Stays that ended in a quarter of an hour, by how long they had lasted: step_of(length).';

create function step_of(length interval) returns int language sql immutable parallel safe
    return width_bucket(extract(epoch from length) / 60, array[15, 30, 60, 120, 240, 480, 720, 1440, 4320]::numeric[]);

create or replace function count_passage() returns trigger language plpgsql as $$
begin
    insert into traffic as t
        values (quarter_of(new.passed_at), new.lane, new.direction, new.plate_colour, coalesce(new.grounds, ''), 1)
        on conflict (quarter, lane, direction, plate_colour, grounds) do update set passages = t.passages + 1;
    return null;
end $$;

create function note_length(entered timestamptz, gone timestamptz, more int) returns void language sql as $$
    insert into stay_length as l select quarter_of(gone), step_of(gone - entered), more where gone is not null
    on conflict (quarter, step) do update set stays = l.stays + excluded.stays;
$$;

create function count_length() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        perform note_length(old.entered_at, old.left_at, -1);
    end if;
    perform note_length(new.entered_at, new.left_at, 1);
    return null;
end $$;
create trigger count_length_of_new after insert on parking_session
    for each row when (new.left_at is not null) execute function count_length();
create trigger count_length after update on parking_session for each row
    when ((old.entered_at, old.left_at) is distinct from (new.entered_at, new.left_at)) execute function count_length();

create table misread (
    quarter      timestamptz not null,
    lane         text        not null,
    plate_colour text        not null,
    corrected    bigint      not null,
    primary key (quarter, lane, plate_colour)
);
comment on table misread is 'How often a person wrote otherwise what a lane had read of a car that came in then.';
create function count_misread() returns trigger language plpgsql as $$
begin
    insert into misread as m select quarter_of(p.passed_at), p.lane, p.plate_colour, 1
        from parking_session s join passage p on p.id = s.entry_passage where s.id = new.session
        on conflict (quarter, lane, plate_colour) do update set corrected = m.corrected + 1;
    return null;
end $$;
create trigger count_misread after insert on trail
    for each row when (new.act = 'PLATE_CORRECTED') execute function count_misread();

create or replace function sum_up_everything() returns void language plpgsql as $$
begin
    truncate takings, traffic, presence, known_plate, plate_end, stay_length, misread;
    alter table parking_session disable trigger count_it;
    with sums as (
        select session, sum(amount) filter (where kind in ('CHARGED', 'ADJUSTED')) charged,
               -sum(amount) filter (where kind in ('PAID', 'FOUND_MONEY', 'REFUNDED')) received, sum(amount) balance
        from ledger_entry where session is not null group by session)
    update parking_session s set charged = coalesce(sums.charged, 0), received = coalesce(sums.received, 0),
        balance = sums.balance from sums where sums.session = s.id
        and (s.charged, s.received, s.balance) is distinct from (coalesce(sums.charged, 0), coalesce(sums.received, 0), sums.balance);
    alter table parking_session enable trigger count_it;
    insert into takings select quarter_of(e.at), e.kind, coalesce(e.channel, ''), coalesce(s.plate_colour, ''), count(*), sum(e.amount)
        from ledger_entry e left join parking_session s on s.id = e.session group by 1, 2, 3, 4;
    insert into traffic select quarter_of(passed_at), lane, direction, plate_colour, coalesce(grounds, ''), count(*)
        from passage group by 1, 2, 3, 4, 5;
    insert into stay_length select quarter_of(left_at), step_of(left_at - entered_at), count(*)
        from parking_session where left_at is not null group by 1, 2;
    insert into misread select quarter_of(p.passed_at), p.lane, p.plate_colour, count(*) from trail t
        join parking_session s on s.id = t.session join passage p on p.id = s.entry_passage
        where t.act = 'PLATE_CORRECTED' group by 1, 2, 3;
    insert into presence select quarter, sum(began), sum(ended) from (
        select quarter_of(entered_at) quarter, 1 began, 0 ended from parking_session
        union all
        select quarter_of(coalesce(left_at, gone_by)), 0, 1 from parking_session
        where coalesce(left_at, gone_by) is not null) both_ends group by 1;
    insert into known_plate select distinct plate_text, plate_colour from parking_session
        where plate_text not like '匿%';
end $$;

insert into traffic select quarter_of(passed_at), lane, direction, plate_colour, coalesce(grounds, ''), count(*)
    from passage group by 1, 2, 3, 4, 5;
insert into stay_length select quarter_of(left_at), step_of(left_at - entered_at), count(*)
    from parking_session where left_at is not null group by 1, 2;
insert into misread select quarter_of(p.passed_at), p.lane, p.plate_colour, count(*) from trail t
    join parking_session s on s.id = t.session join passage p on p.id = s.entry_passage
    where t.act = 'PLATE_CORRECTED' group by 1, 2, 3;
