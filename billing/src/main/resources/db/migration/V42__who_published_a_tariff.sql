-- Whom to ask about a price, and what was said when it was published.
alter table tariff_version add column published_at timestamptz;
alter table tariff_version add column published_by text;
alter table tariff_version add column reason text;
comment on column tariff_version.published_at is 'Null, as who and why, where the program itself began with it.';
