-- A receiver drops what it has had already by fact_id; a fact that was not taken is offered again later.
alter table outbox
    add fact_id uuid not null default gen_random_uuid() unique,
    add tries integer not null default 0,
    add next_try timestamptz;
