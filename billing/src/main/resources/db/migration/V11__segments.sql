create table stay_segment (
    session      bigint      not null references parking_session,
    position     integer     not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    right_kind   text        not null check (right_kind in ('TEMPORARY', 'PERMIT', 'SWAP', 'GRACE', 'VISITOR', 'EXEMPT')),
    right_name   text        not null,
    right_number bigint,
    primary key (session, position),
    check (starts_at <= ends_at),
    check ((right_kind = 'TEMPORARY') = (right_number is null))
);
comment on table stay_segment is 'Under which right each part of a charged stay was; stays charged before this was kept have none.';
-- Who else of a household stood inside is asked at each exit.
create index stays_of_plate_by_exit on parking_session (plate_text, left_at);
