-- Whose household a resident's account is.

alter table account add column household bigint references household;
alter table account add constraint only_residents_have_a_household check (household is null or role = 'RESIDENT');
create index account_of_household on account (household) where household is not null;
comment on column account.household is 'What a resident sees and changes is this household''s; null until he has shown its code.';
