-- Money goes back only for a reason, by a person, above a limit by two, and never more than came.
create table refund (
    number       text primary key,
    payment      bigint      not null references ledger_entry,
    amount       bigint      not null check (amount > 0),
    currency     text        not null,
    reason       text        not null check (reason <> ''),
    asked_by     text        not null check (asked_by <> ''),
    asked_at     timestamptz not null,
    needs_second boolean     not null,
    decided_by   text,
    decided_at   timestamptz,
    state        text        not null check (state in ('ASKED', 'APPROVED', 'DONE', 'FAILED', 'REFUSED')),
    ended_at     timestamptz,
    detail       text,
    check ((decided_by is null) = (decided_at is null)),
    check ((state = 'ASKED') = (decided_by is null)),
    constraint two_people check (state = 'REFUSED' or not needs_second or decided_by <> asked_by),
    check ((state in ('DONE', 'FAILED', 'REFUSED')) = (ended_at is not null))
);
create index refunds_of_payment on refund (payment);

create function refuse_too_large_refund() returns trigger language plpgsql as $$
declare
    came bigint;
    goes bigint;
begin
    select -amount into came from ledger_entry
        where id = new.payment and kind in ('PAID', 'FOUND_MONEY') and currency = new.currency;
    select coalesce(sum(amount), 0) into goes from refund
        where payment = new.payment and number <> new.number and state not in ('FAILED', 'REFUSED');
    if new.state not in ('FAILED', 'REFUSED') and (came is null or goes + new.amount > came) then
        raise exception 'refund % of % goes beyond payment %, which brought % and gives back % already',
            new.number, new.amount, new.payment, came, goes;
    end if;
    return new;
end $$;
create trigger refund_within_payment before insert or update on refund
    for each row execute function refuse_too_large_refund();

create function refuse_unasked_refund() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from refund r join ledger_entry p on p.id = r.payment
        where r.number = new.channel_serial and r.amount = new.amount and r.state in ('APPROVED', 'DONE')
        and p.session = new.session and p.payment_order = new.payment_order and p.channel = new.channel) then
        raise exception 'entry for refund % matches no approved refund', new.channel_serial;
    end if;
    return new;
end $$;
create trigger refund_was_asked before insert on ledger_entry
    for each row when (new.kind = 'REFUNDED') execute function refuse_unasked_refund();

alter table ledger_entry add column by_whom text;
alter table ledger_entry add column reason text;
alter table ledger_entry add constraint given_up_by_a_person_for_a_reason
    check (kind <> 'WRITTEN_OFF' or (by_whom <> '' and reason <> '' and by_whom is not null and reason is not null));
comment on column ledger_entry.by_whom is 'The person behind it; null for what the car park does by itself.';
create index debts_of_plate on parking_session (plate_text, plate_colour) where state = 'CLOSED' and 'UNPAID' = any (review);
