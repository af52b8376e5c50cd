package io.daozha.plate;

import java.util.List;

/** Finds the plates in a frame and says what each may read. Not thread-safe: one reader per thread. */
public interface PlateReader extends AutoCloseable {

    /** What was seen, the largest plate first; empty where no plate is. */
    List<PlateEvidence> read(Frame frame);

    @Override
    void close();
}
