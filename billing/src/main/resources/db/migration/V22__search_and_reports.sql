-- What pages and reports ask of many stays is kept as it changes, by the database itself, so that it is never out of step.

alter table parking_session
    add charged bigint not null default 0,
    add received bigint not null default 0,
    add balance bigint not null default 0;
comment on column parking_session.charged is 'Sum of its CHARGED and ADJUSTED; like received and balance kept by the ledger.';

create table takings (
    quarter      timestamptz not null,
    kind         text        not null,
    channel      text        not null,
    plate_colour text        not null,
    entries      bigint      not null,
    amount       bigint      not null,
    primary key (quarter, kind, channel, plate_colour)
);
comment on table takings is 'The ledger in sums of a quarter of an hour, so that a day of any time zone is a sum of them; channel is empty for charges.';

create table traffic (
    quarter      timestamptz not null,
    lane         text        not null,
    direction    text        not null,
    plate_colour text        not null,
    passages     bigint      not null,
    primary key (quarter, lane, direction, plate_colour)
);

create table presence (
    quarter timestamptz primary key,
    began   bigint not null,
    ended   bigint not null
);
comment on table presence is 'Stays that began and ended in a quarter of an hour; how many were inside is the sum of the differences before.';

create table known_plate (
    plate_text   text not null,
    plate_colour text not null,
    primary key (plate_text, plate_colour)
);
comment on table known_plate is 'Every plate that any stay has, once: a part of a plate is looked for here.';

create function quarter_of(at timestamptz) returns timestamptz language sql immutable parallel safe
    return date_bin('15 minutes', at, timestamptz '1970-01-01 00:00:00+00');

create function sum_up_entry() returns trigger language plpgsql as $$
declare
    colour text;
begin
    update parking_session set
        charged = charged + case when new.kind in ('CHARGED', 'ADJUSTED') then new.amount else 0 end,
        received = received - case when new.kind in ('PAID', 'FOUND_MONEY', 'REFUNDED') then new.amount else 0 end,
        balance = balance + new.amount
        where id = new.session returning plate_colour into colour;
    insert into takings as t values (quarter_of(new.at), new.kind, coalesce(new.channel, ''), colour, 1, new.amount)
        on conflict (quarter, kind, channel, plate_colour)
        do update set entries = t.entries + 1, amount = t.amount + excluded.amount;
    return null;
end $$;
create trigger sum_up after insert on ledger_entry for each row execute function sum_up_entry();

create function count_passage() returns trigger language plpgsql as $$
begin
    insert into traffic as t values (quarter_of(new.passed_at), new.lane, new.direction, new.plate_colour, 1)
        on conflict (quarter, lane, direction, plate_colour) do update set passages = t.passages + 1;
    return null;
end $$;
create trigger count_it after insert on passage for each row execute function count_passage();

create function note_presence(at timestamptz, comes int, goes int) returns void language sql as $$
    insert into presence as p select quarter_of(at), comes, goes where at is not null
    on conflict (quarter) do update set began = p.began + excluded.began, ended = p.ended + excluded.ended;
$$;

create function count_presence() returns trigger language plpgsql as $$
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
    -- A pseudonym is nothing that anybody looks for.
    if (tg_op = 'INSERT' or old.plate_text <> new.plate_text or old.plate_colour <> new.plate_colour)
        and new.plate_text not like '匿%' then
        insert into known_plate values (new.plate_text, new.plate_colour) on conflict do nothing;
    end if;
    return null;
end $$;
create trigger count_it after insert or update on parking_session for each row execute function count_presence();

-- All sums anew from what they are sums of: after this migration, and after a restore.
create function sum_up_everything() returns void language plpgsql as $$
begin
    truncate takings, traffic, presence, known_plate;
    alter table parking_session disable trigger count_it;
    with sums as (
        select session, sum(amount) filter (where kind in ('CHARGED', 'ADJUSTED')) charged,
               -sum(amount) filter (where kind in ('PAID', 'FOUND_MONEY', 'REFUNDED')) received, sum(amount) balance
        from ledger_entry group by session)
    update parking_session s set charged = coalesce(sums.charged, 0), received = coalesce(sums.received, 0),
        balance = sums.balance from sums where sums.session = s.id
        and (s.charged, s.received, s.balance) is distinct from (coalesce(sums.charged, 0), coalesce(sums.received, 0), sums.balance);
    alter table parking_session enable trigger count_it;
    insert into takings select quarter_of(e.at), e.kind, coalesce(e.channel, ''), s.plate_colour, count(*), sum(e.amount)
        from ledger_entry e join parking_session s on s.id = e.session group by 1, 2, 3, 4;
    insert into traffic select quarter_of(passed_at), lane, direction, plate_colour, count(*)
        from passage group by 1, 2, 3, 4;
    insert into presence select quarter, sum(began), sum(ended) from (
        select quarter_of(entered_at) quarter, 1 began, 0 ended from parking_session
        union all
        select quarter_of(coalesce(left_at, gone_by)), 0, 1 from parking_session
        where coalesce(left_at, gone_by) is not null) both_ends group by 1;
    insert into known_plate select distinct plate_text, plate_colour from parking_session
        where plate_text not like '匿%';
end $$;
select sum_up_everything();

-- With the charge, so that looking for an amount does not fetch the stays that cost another.
create index stays_by_entry on parking_session (entered_at desc, id desc, charged);
create index stays_by_exit on parking_session (left_at desc, id desc) include (entered_at) where left_at is not null;
create index stays_of_plate_text on parking_session (plate_text text_pattern_ops, entered_at desc, id desc);
create index stays_not_closed on parking_session (state, entered_at desc, id desc) where state <> 'CLOSED';
create index stays_that_owe on parking_session (entered_at desc, id desc) where balance > 0;
create index stays_in_review on parking_session (entered_at desc, id desc)
    where cardinality(array_remove(review, 'UNPAID')) > 0;
create index stays_last_moved on parking_session (coalesce(left_at, entered_at) desc, id desc);
create index entries_by_time on ledger_entry (at, id);
create index passages_by_time on passage (passed_at);
