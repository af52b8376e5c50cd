/**
 * The car park over weeks, from one number: {@link io.daozha.admin.month.Town} says who comes and what they want, {@link
 * io.daozha.admin.month.Weather} what breaks, {@link io.daozha.admin.month.Lot} is the car park they happen to, {@link
 * io.daozha.admin.month.Books} the simple truth it is held against, {@link io.daozha.admin.month.Story} what is told when
 * the two disagree.
 */
package io.daozha.admin.month;
