/** How well the reader reads labelled photographs. */
package io.daozha.plate.evaluation;
