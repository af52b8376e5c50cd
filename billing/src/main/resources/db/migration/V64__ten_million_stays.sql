-- Ten million stays are searched, added up and paged through in what a person takes for no time.

alter table parking_session add entry_lane text, add exit_lane text;
comment on column parking_session.entry_lane is 'Of its passage, like exit_lane; here since a list of stays is asked for by lane and time.';

drop index stays_by_entry, stays_of_plate_text, stays_in_review;
alter table parking_session disable trigger count_it;
update parking_session s set entry_lane = i.lane, exit_lane = o.lane
    from parking_session t join passage i on i.id = t.entry_passage left join passage o on o.id = t.exit_passage
    where t.id = s.id;
alter table parking_session enable trigger count_it;

create function name_lanes() returns trigger language plpgsql as $$
begin
    new.entry_lane := (select lane from passage where id = new.entry_passage);
    new.exit_lane := (select lane from passage where id = new.exit_passage);
    return new;
end $$;
create trigger name_lanes before insert or update of entry_passage, exit_passage on parking_session
    for each row execute function name_lanes();

-- With the sums, so that to add them up does not fetch the stays.
create index stays_by_entry on parking_session (entered_at desc, id desc, charged) include (received, balance);
create index stays_of_plate_text on parking_session (plate_text text_pattern_ops, entered_at desc, id desc)
    include (charged, received, balance);
create index stays_in_review on parking_session (entered_at desc, id desc) include (review, charged, received, balance)
    where cardinality(array_remove(review, 'UNPAID')) > 0;
create index stays_by_entry_lane on parking_session (entry_lane, entered_at desc, id desc);
create index stays_by_exit_lane on parking_session (exit_lane, entered_at desc, id desc) where exit_lane is not null;
create index stays_with_evidence on parking_session (id) where evidence_frozen;
create index stays_by_charge on parking_session (charged) where charged > 0;
create index debts_by_number on parking_session (id) include (balance, currency)
    where state = 'CLOSED' and 'UNPAID' = any (review);
create index orders_before_arms on payment_order (paid_at) where state = 'POSTED' and lane is not null and opened_at is null;
create index exits_to_look_at on unmatched_exit (at desc) where looked_at is null;
create index statement_rows_of_day on statement_row (channel, day);

create table plate_end (
    ending     text not null,
    plate_text text not null
);
comment on table plate_end is 'Each known plate under each of its endings: what begins an ending stands somewhere in the plate.';
create unique index plate_ends on plate_end (ending text_pattern_ops, plate_text);
create function note_ends() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into plate_end select substr(new.plate_text, i), new.plate_text
            from generate_series(1, length(new.plate_text)) i on conflict do nothing;
    elsif not exists (select 1 from known_plate where plate_text = old.plate_text) then
        delete from plate_end using generate_series(1, length(old.plate_text)) i
            where ending = substr(old.plate_text, i) and plate_text = old.plate_text;
    end if;
    return null;
end $$;
create trigger note_ends after insert or delete on known_plate for each row execute function note_ends();
insert into plate_end select distinct substr(plate_text, i), plate_text
    from known_plate, generate_series(1, length(plate_text)) i;
