/** Payment channels for tests, built from their public rules: they verify, sign, encrypt, call back, and misbehave when told. */
package io.daozha.billing.payment.gateway;
