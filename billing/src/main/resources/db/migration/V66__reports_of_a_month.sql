-- A report of one month reads the sums of this month alone. How many were inside when it began is the sum of all that came and
-- went before: that is kept by the day.

create table presence_of_day (
    day   date primary key,
    began bigint not null,
    ended bigint not null
);
comment on table presence_of_day is 'The sums of presence by the day of UTC.';

create function day_of(quarter timestamptz) returns date language sql immutable parallel safe
    return (quarter at time zone 'UTC')::date;

create or replace function note_presence(at timestamptz, comes int, goes int) returns void language sql as $$
    insert into presence as p select quarter_of(at), comes, goes where at is not null
    on conflict (quarter) do update set began = p.began + excluded.began, ended = p.ended + excluded.ended;
    insert into presence_of_day as p select day_of(at), comes, goes where at is not null
    on conflict (day) do update set began = p.began + excluded.began, ended = p.ended + excluded.ended;
$$;

-- In the order of time, as triggers would have made them: else the quarters of an hour of one month lie on as many pages as
-- those of all years.
create or replace function sum_up_everything() returns void language plpgsql as $$
begin
    truncate takings, traffic, presence, presence_of_day, known_plate, plate_end, stay_length, misread;
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

insert into presence_of_day select day_of(quarter), sum(began), sum(ended) from presence group by 1;

cluster takings using takings_pkey;
cluster traffic using traffic_pkey;
cluster stay_length using stay_length_pkey;
cluster presence using presence_pkey;
analyze takings, traffic, stay_length, presence, presence_of_day;
