/**
 * The resident's pages under {@code /my}, and the same for programs under {@code /api/v1/my}: his household's cars,
 * permits, visitors, locks and stays. Everything goes through {@link io.daozha.billing.right.HouseholdRights}, which knows
 * no number of anybody else's.
 */
package io.daozha.admin.household;
