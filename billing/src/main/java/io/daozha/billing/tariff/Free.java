package io.daozha.billing.tariff;

/**
 * Free minutes at the beginning of a stretch of time.
 *
 * @param as whether a longer stretch is charged from its first minute, or only beyond the free ones
 * @param inclusive whether a stretch exactly as long as the free minutes is free; only a threshold asks
 */
record Free(long minutes, As as, boolean inclusive) {
    static final Free NONE = new Free(0, As.DEDUCTION, true);

    enum As {
        THRESHOLD,
        DEDUCTION
    }

    /**
     * @param from where the stretch begins
     * @param stretchEnd where it ends, were the stay long enough
     * @param stayEnd where the stay ends
     * @return up to where nothing is charged
     */
    long until(long from, long stretchEnd, long stayEnd) {
        return switch (as) {
            case DEDUCTION -> Math.min(from + minutes, stretchEnd);
            case THRESHOLD -> {
                long end = Math.min(stretchEnd, stayEnd);
                yield end - from < minutes || (inclusive && end - from == minutes) ? end : from;
            }
        };
    }
}
