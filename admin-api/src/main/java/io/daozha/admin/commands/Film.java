package io.daozha.admin.commands;

import io.daozha.plate.CameraState;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateReader;
import io.daozha.plate.evaluation.Finding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads moving pictures whose frames are stamped with the time since their beginning. */
final class Film {

    /** A camera that has shown nothing for so long is not there. */
    private static final Duration NEVER = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final PlateReader reader;
    private final String source;
    private final Lines lines;
    private final Vehicles vehicles = new Vehicles();
    private Instant next = Instant.EPOCH;
    private boolean told;

    Film(PlateReader reader, String source, Lines lines) {
        this.reader = reader;
        this.source = source;
        this.lines = lines;
    }

    /** @param every seconds from one line to the next; null for a line for each vehicle */
    void read(FrameSource film, Double every) throws IOException, InterruptedException {
        long sequence = -1;
        long began = System.nanoTime();
        while (true) {
            // Asked before the frame: the last one may come between the two questions.
            CameraState.Health health = film.state().health();
            boolean never = sequence < 0 && System.nanoTime() - began > NEVER.toNanos();
            boolean ended = health == CameraState.Health.ENDED || (never && health == CameraState.Health.LOST);
            Optional<Frame> taken = film.newerThan(sequence, ended ? Duration.ZERO : PATIENCE);
            if (taken.isPresent()) {
                sequence = taken.get().sequence();
                read(taken.get(), every);
            } else if (ended) {
                break;
            }
        }
        told |= lines.vehicles(source, vehicles.leave());
        if (sequence < 0) {
            lines.error(source, film.state().detail());
        } else if (!told) {
            lines.nothing(source);
        }
    }

    private void read(Frame frame, Double every) throws IOException {
        if (every == null) {
            told |= lines.vehicles(source, vehicles.see(frame, reader.read(frame)));
        } else if (!frame.at().isBefore(next)) {
            next = frame.at().plusNanos((long) (every * 1e9));
            long start = System.nanoTime();
            List<PlateEvidence> seen = reader.read(frame);
            double ms = (System.nanoTime() - start) / 1e6;
            lines.picture(source, ms, frame, Finding.of(frame, seen));
            told = true;
        }
    }
}
