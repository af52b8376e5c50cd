/** What a stay is worth: pure rules, the numbers come from a text. */
package io.daozha.billing.tariff;
