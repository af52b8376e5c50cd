/** The section Money: what a day brought, what is unclear, refunds, debts, the desk, shifts, merchants, bills, the ledger. */
package io.daozha.admin.money;
