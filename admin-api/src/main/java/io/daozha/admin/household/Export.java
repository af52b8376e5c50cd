package io.daozha.admin.household;

import java.time.Instant;
import java.util.List;

/**
 * What is kept on a household, for itself to take along.
 *
 * @param account who asked
 * @param stays all of its cars while they were on its permits, the newest first
 */
public record Export(String account, Instant at, MyView household, List<StayView> stays) {}
