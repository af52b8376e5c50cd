/** What is asked of many stays at once: lists, totals, the reports of a month. Reads only. */
package io.daozha.billing.search;
