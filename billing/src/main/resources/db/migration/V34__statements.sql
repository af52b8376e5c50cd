-- What a channel says it took and gave back on a day, to hold against our ledger.
create table channel_statement (
    channel     text        not null,
    day         date        not null,
    imported_by text        not null,
    imported_at timestamptz not null,
    primary key (channel, day)
);

create table statement_row (
    channel      text        not null,
    serial       text        not null,
    kind         text        not null check (kind in ('PAYMENT', 'REFUND')),
    day          date        not null,
    order_number text        not null,
    amount       bigint      not null check (amount > 0),
    currency     text        not null,
    at           timestamptz not null,
    primary key (channel, serial),
    foreign key (channel, day) references channel_statement
);
comment on column statement_row.serial is 'As in ledger_entry: of a payment the channel''s number, of a refund ours.';

create table statement_note (
    channel text        not null,
    serial  text        not null,
    by_whom text        not null check (by_whom <> ''),
    at      timestamptz not null,
    note    text        not null check (note <> ''),
    primary key (channel, serial)
);
comment on table statement_note is 'A person has looked into a difference between channel and ledger, and says what it was.';
