/** Lanes: decide, move the arm, remember. Knows nothing of HTTP and pages. */
package io.daozha.gate;
