-- A line of a bill keeps its names and its sentences, so that an old bill reads the same for ever.
alter table charge_line drop constraint if exists charge_line_kind_check;
alter table charge_line drop constraint charge_line_check;

alter table charge_line
    add column name_zh      text   not null default '',
    add column name_en      text   not null default '',
    add column unit_minutes bigint not null default 0,
    add column told_zh      text   not null default '',
    add column told_en      text   not null default '';

update charge_line set kind = 'CAP', name_zh = '24小时最高', name_en = 'most per 24 h' where kind = 'DAILY_CAP';

alter table charge_line
    alter column name_zh drop default,
    alter column name_en drop default,
    alter column unit_minutes drop default,
    alter column told_zh drop default,
    alter column told_en drop default,
    add constraint known_line
        check (kind in ('FREE', 'UNITS', 'FLAT', 'STEP', 'SHARE', 'CAP', 'DISCOUNT', 'ROUNDING', 'PERMIT', 'FIXED')),
    add constraint amount_of_line
        check (kind in ('SHARE', 'CAP', 'DISCOUNT', 'ROUNDING') or amount = count * unit_price),
    add constraint takes_off check (kind not in ('CAP', 'DISCOUNT') or amount <= 0);
comment on column charge_line.told_zh is 'The sentence of the line as the bill said it; empty for bills older than sentences.';
