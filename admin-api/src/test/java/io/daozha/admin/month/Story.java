package io.daozha.admin.month;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that happened, to be told when something is not as it must be. */
final class Story {
    private static final int KEPT = 3_000;
    private static final int OF_THE_CAR = 25;
    private static final int OF_ALL = 25;

    private record Line(Instant at, String who, String what) {
        @Override
        public String toString() {
            return at + " " + who + " " + what;
        }
    }

    private final Deque<Line> lines = new ArrayDeque<>();
    private long told;
    private long digest;

    /** @param who the vehicle or lane, as a failure may ask for it */
    void tell(Instant at, Object who, String what) {
        Line line = new Line(at, who.toString(), what);
        told++;
        digest = 31 * digest + line.toString().hashCode();
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    /** The same for two runs in which the same happened. */
    String digest() {
        return told + " lines, " + Long.toHexString(digest);
    }

    /** What is known of it, and what happened last. */
    String of(String who) {
        List<String> about = lines.stream()
                .filter(line -> line.who().contains(who) || line.what().contains(who))
                .map(Line::toString)
                .toList();
        List<String> all = lines.stream().map(Line::toString).toList();
        return "What led to it, of " + who + ":\n  " + String.join("\n  ", last(about, OF_THE_CAR))
                + "\nand of all:\n  " + String.join("\n  ", last(all, OF_ALL));
    }

    private static List<String> last(List<String> lines, int most) {
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }
}
