/**
 * Who may park on other terms than the tariff's: permits, visitor passes, vehicles that are always free; and who may not
 * come in, or not go. {@link io.daozha.billing.right.Rights} is the door for people, {@link
 * io.daozha.billing.right.Entitlements} for cars.
 */
package io.daozha.billing.right;
