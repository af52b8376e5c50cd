/** Prices: the board that everybody may read, and the pages and API on which a tariff is written, rehearsed and published. */
package io.daozha.admin.tariff;
