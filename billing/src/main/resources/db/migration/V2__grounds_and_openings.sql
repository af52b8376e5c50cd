alter table passage add column grounds text;
comment on column passage.grounds is 'Why the arm went up for it; null where it was taken before this was kept.';

create table opening (
    id           text primary key,
    lane         text        not null,
    direction    text        not null check (direction in ('IN', 'OUT')),
    at           timestamptz not null,
    grounds      text        not null,
    opened_by    text        not null,
    reason       text        not null,
    plate_text   text,
    plate_colour text,
    picture      text,
    visit        text,
    check ((plate_text is null) = (plate_colour is null))
);
comment on table opening is 'The arm was opened by hand or by a fail policy, whatever came of it; a passage that did has the id in visit.';
create index opening_at on opening (at);
