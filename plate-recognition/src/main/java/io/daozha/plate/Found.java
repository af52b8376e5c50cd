package io.daozha.plate;

/**
 * A place where a plate may be.
 *
 * @param score how surely one is there, 0 to 1
 * @param twoRows whether its text stands in two rows
 */
record Found(Corners corners, double score, boolean twoRows) {}
