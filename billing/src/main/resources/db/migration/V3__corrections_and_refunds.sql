-- A stay may be corrected, money given back and debts given up; the ledger still only grows.
alter table ledger_entry drop constraint ledger_entry_kind_check;
alter table ledger_entry drop constraint ledger_entry_check;
alter table ledger_entry drop constraint ledger_entry_check1;
alter table ledger_entry drop constraint ledger_entry_check2;
alter table ledger_entry drop constraint ledger_entry_check3;
alter table ledger_entry add constraint known_kind
    check (kind in ('CHARGED', 'PAID', 'FOUND_MONEY', 'ADJUSTED', 'REFUNDED', 'WRITTEN_OFF'));
alter table ledger_entry add constraint sign_of_kind
    check (kind = 'ADJUSTED' or (kind in ('CHARGED', 'REFUNDED')) = (amount > 0));
alter table ledger_entry add constraint money_names_its_order
    check ((kind in ('PAID', 'FOUND_MONEY', 'REFUNDED')) = (payment_order is not null));
alter table ledger_entry add constraint money_names_its_channel
    check ((kind in ('PAID', 'FOUND_MONEY', 'REFUNDED')) = (channel is not null and channel_serial is not null));
