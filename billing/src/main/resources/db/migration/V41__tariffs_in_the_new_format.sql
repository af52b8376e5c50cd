-- Tariffs written before the format had a schema: ten keys, sums in the smallest unit of a currency that has hundredths.
create function old_value(text, key text) returns text language sql as
$$ select trim(both from regexp_replace(substring($1 from '(?n)^' || $2 || ':(.*)$'), '\s#.*$', '')) $$;

update tariff_version set text =
    'schema: daozha-tariff/1'
    || E'\nname: ' || old_value(text, 'name')
    || E'\nzone: ' || old_value(text, 'zone')
    || E'\ncurrency: ' || old_value(text, 'currency')
    || E'\nfree: {minutes: ' || old_value(text, 'freeMinutes') || ' min}'
    || E'\nrates:\n  - {per: ' || old_value(text, 'unitMinutes') || ' min, price: '
    || to_char(old_value(text, 'unitPrice')::bigint / 100.0, 'FM999999990.00') || '}'
    || E'\ncaps:\n  day: {per: 24 h, amount: '
    || to_char(old_value(text, 'dailyCap')::bigint / 100.0, 'FM999999990.00') || '}'
    || E'\nrestart: {every: 24 h, what: [units]}'
    || E'\nleaveBy: ' || old_value(text, 'leaveByMinutes') || ' min'
    || E'\nquoteValid: ' || old_value(text, 'quoteValidMinutes') || ' min'
    || E'\nlongestStay: ' || old_value(text, 'longestStayDays') || E' d\n'
where text !~ '(?n)^schema:';

drop function old_value;
