/** Where the payment channels come in, and what is done with what they say. */
package io.daozha.admin.payments;
