/** The channels by which drivers pay. */
package io.daozha.billing.payment;
