package io.daozha.admin.commands;

import io.daozha.hardware.Level;
import io.daozha.hardware.relay.RelayBoard;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A board's inputs, each change on a line with the time since this began. */
final class InputLog {
    private static final int INPUTS = 8;
    /** As a lane is wired unless its site says otherwise. */
    private static final List<String> USUAL =
            List.of("presence loop", "safety loop", "upper limit", "lower limit", "fire");

    private final RelayBoard board;
    private final PrintWriter out;
    private final BlockingQueue<List<Level>> polls = new LinkedBlockingQueue<>();
    private List<Level> last = List.of();
    private long began = System.nanoTime();

    InputLog(RelayBoard board, PrintWriter out) {
        this.board = board;
        this.out = out;
        board.onPoll(() -> polls.add(levels()));
    }

    /** Waits until the inputs have been read once, and prints them. @return false when they cannot be read */
    boolean printFirst(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (last.isEmpty() || last.contains(Level.INVALID)) {
            List<Level> next = polls.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) {
                out.println(board.trouble());
                out.flush();
                return false;
            }
            last = next;
        }
        for (int input = 0; input < INPUTS; input++) {
            out.println("  " + name(input) + " is " + word(last.get(input)));
        }
        out.flush();
        return true;
    }

    boolean isOn(int input) {
        return last.get(input) == Level.ON;
    }

    /** From here on times count. */
    void begin() {
        began = System.nanoTime();
    }

    /** Prints what changes. @return how many changes there were */
    int print(Duration time) throws InterruptedException {
        int changes = 0;
        long deadline = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            List<Level> next = polls.poll(left, TimeUnit.NANOSECONDS);
            if (next == null || next.equals(last)) {
                continue;
            }
            if (next.contains(Level.INVALID)) {
                say(board.trouble());
            } else {
                for (int input = 0; input < INPUTS; input++) {
                    if (next.get(input) != last.get(input)) {
                        changes++;
                        say(name(input) + " is " + word(next.get(input)));
                    }
                }
            }
            last = next;
        }
        return changes;
    }

    private void say(String what) {
        out.printf(Locale.ROOT, "%8.2f s  %s%n", (System.nanoTime() - began) / 1e9, what);
        out.flush();
    }

    private List<Level> levels() {
        return IntStream.range(0, INPUTS)
                .mapToObj(input -> board.input(input).level())
                .toList();
    }

    private static String name(int input) {
        return "input " + input + (input < USUAL.size() ? " (usually the " + USUAL.get(input) + ")" : "");
    }

    private static String word(Level level) {
        return switch (level) {
            case ON -> "on";
            case OFF -> "off";
            case INVALID -> "not read";
        };
    }
}
