/**
 * Stays as an operator sees and corrects them, and the queue of those that a person has to look at. What may be done is
 * {@link io.daozha.admin.stays.Measure}; {@code StayDesk} carries it out, whether a page or a program asks.
 */
package io.daozha.admin.stays;
