package io.daozha.gate;

import io.daozha.plate.OutsideRead;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The newest read of every outside reader, until the watch asks for those that concern the car before the arm. */
final class Hearsay {
    /** Cameras that read by themselves trigger some metres before the loop. */
    static final Duration LEAD = Duration.ofSeconds(2);

    /** A second read of a plate differs from the first by this many characters at most. */
    private static final int MISREAD = 2;

    private final Map<String, OutsideRead> newest = new HashMap<>();

    /** From any thread. One read a reader is kept, so nobody can fill it. */
    synchronized void add(OutsideRead read) {
        newest.merge(read.reader(), read, (kept, heard) -> heard.at().isBefore(kept.at()) ? kept : heard);
    }

    /**
     * Hands out, once, what was seen of the car that stands here.
     *
     * @param arrived when it came to the loop
     * @param until when it went under the arm; what is seen later is of the next, and kept for it
     * @param before the plate of the car before it; what reads like that and was seen by the time it had gone is of that
     *     one, for cameras look after a car that drives off
     * @param gone when that car had gone; {@code arrived} where it is still under the arm
     */
    synchronized List<OutsideRead> of(Instant arrived, Instant until, Optional<String> before, Instant gone) {
        List<OutsideRead> seen = newest.values().stream()
                .filter(read ->
                        !read.at().isBefore(arrived.minus(LEAD)) && !read.at().isAfter(until))
                .filter(read -> read.at().isAfter(gone)
                        || before.filter(text -> alike(text, read.evidence().text()))
                                .isEmpty())
                .toList();
        seen.forEach(read -> newest.remove(read.reader()));
        return seen;
    }

    /** Whether two texts may be reads of one plate. */
    private static boolean alike(String one, String other) {
        return one.length() == other.length()
                && IntStream.range(0, one.length())
                                .filter(i -> one.charAt(i) != other.charAt(i))
                                .count()
                        <= MISREAD;
    }
}
