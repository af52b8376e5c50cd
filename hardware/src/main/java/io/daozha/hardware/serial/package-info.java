/**
 * One line of devices: who may speak when, and what an answer is.
 *
 * <p>Messages (PDUs) and the checksum are those of the digitalpetri Modbus library. Its client, response parser and
 * transports are not used: here one thread owns the line and has one request in flight, so there is nothing for
 * futures, a timer wheel or a state machine to do, and a frame is found by its unit, function, length and checksum even
 * with noise around it.
 */
package io.daozha.hardware.serial;
