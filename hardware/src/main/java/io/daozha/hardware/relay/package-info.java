/** Boards with relays and inputs on a line, and the arm that hangs on one of their relays. */
package io.daozha.hardware.relay;
