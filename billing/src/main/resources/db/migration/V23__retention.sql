-- People's data leaves on time. How far that has come, so that a night that is cut short goes on where it stopped.
create table retention (
    job     text primary key,
    done_to timestamptz not null
);

-- The trail only grows, but plates in it leave like all others: details may be emptied, by this one job.
drop trigger trail_only_grows on trail;
create function keep_trail() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('daozha.people_leave', true) = 'on'
        and (old.id, old.session, old.passage, old.act, old.at, old.signed_by) is not distinct from
            (new.id, new.session, new.passage, new.act, new.at, new.signed_by) then
        return new;
    end if;
    raise exception 'table trail only grows: % refused', tg_op;
end $$;
create trigger trail_only_grows before update or delete on trail for each row execute function keep_trail();
create trigger trail_is_not_emptied before truncate on trail for each statement execute function refuse_change();
