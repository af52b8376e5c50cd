/**
 * The operator's pages of rights under {@code /rights}, and the same for programs under {@code /api/v1}. What somebody
 * types is read by the three desks ({@link io.daozha.admin.rights.PermitCounter} and its siblings), which ask
 * {@link io.daozha.billing.right.Rights}; pages and API only carry it there and back.
 */
package io.daozha.admin.rights;
