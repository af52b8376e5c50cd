/** Wires to facts, orders to wires. Knows nothing of plates or money. */
package io.daozha.hardware;
