/**
 * A forecourt without hardware: boards that speak real Modbus RTU on a real pseudo-terminal, and the arms, loops and
 * cars behind them. Part of the product: it is what runs when no lane is configured.
 */
package io.daozha.hardware.simulated;
