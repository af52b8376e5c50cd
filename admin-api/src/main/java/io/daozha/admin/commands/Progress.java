package io.daozha.admin.commands;

import java.io.PrintWriter;
import picocli.CommandLine.Help;

/** How far long work is: a line that is written over on a terminal, elsewhere a line for each tenth. */
final class Progress {

    private static final long REDRAW = 200_000_000;

    private final PrintWriter err;
    private final int all;
    private final boolean terminal = Help.Ansi.AUTO.enabled();
    private int done;
    private long drawn = System.nanoTime();

    Progress(PrintWriter err, int all) {
        this.err = err;
        this.all = all;
    }

    void step() {
        done++;
        long now = System.nanoTime();
        if (terminal && now - drawn > REDRAW) {
            drawn = now;
            err.printf("\r%d of %d", done, all);
            err.flush();
        } else if (!terminal && 10L * done / all > 10L * (done - 1) / all) {
            err.printf("%d of %d%n", done, all);
            err.flush();
        }
    }

    /** Leaves the terminal's line empty again. */
    void end() {
        if (terminal) {
            err.print("\r" + " ".repeat(30) + "\r");
            err.flush();
        }
    }
}
