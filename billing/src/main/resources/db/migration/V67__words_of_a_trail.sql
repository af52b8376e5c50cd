-- What was done to a right is told in Chinese too.

alter table right_change add detail_zh text not null default '';
comment on column right_change.detail_zh is 'Empty where detail says it in every language, and for what was written before.';
