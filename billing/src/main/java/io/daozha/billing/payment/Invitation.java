package io.daozha.billing.payment;

/**
 * Where a driver can pay.
 *
 * @param code what the code on a screen holds, or the address that a browser opens
 * @param handle what the channel calls it; empty where it has no such name
 */
public record Invitation(String code, String handle) {}
