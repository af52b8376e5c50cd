package io.daozha.gate;

import io.daozha.plate.OutsideRead;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest read of every outside reader, until the watch asks for those that concern the car before the arm. */
final class Hearsay {
    /** Cameras that read by themselves trigger some metres before the loop. */
    static final Duration LEAD = Duration.ofSeconds(2);

    private final Map<String, OutsideRead> newest = new HashMap<>();

    /** From any thread. One read a reader is kept, so nobody can fill it. */
    synchronized void add(OutsideRead read) {
        newest.merge(read.reader(), read, (kept, heard) -> heard.at().isBefore(kept.at()) ? kept : heard);
    }

    /**
     * Hands out, once, what was seen of the car that stands here.
     *
     * @param arrived when it came to the loop
     * @param before when the car before it went: what was seen until then is of that one
     */
    synchronized List<OutsideRead> of(Instant arrived, Instant before) {
        List<OutsideRead> seen = newest.values().stream()
                .filter(read -> read.at().isAfter(before) && !read.at().isBefore(arrived.minus(LEAD)))
                .toList();
        seen.forEach(read -> newest.remove(read.reader()));
        return seen;
    }
}
