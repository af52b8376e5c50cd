package io.daozha.admin;

import java.lang.StackWalker.StackFrame;

/** A scenario contradicts itself: it tells what cannot be, such as a car that drives up while it stands there already. */
final class ContradictionException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private ContradictionException(String sentence) {
        super(sentence);
    }

    /**
     * Lets the scenario go on where it makes sense.
     *
     * @param otherwise a sentence saying what does not; file and line of the scenario are put before it
     */
    static void unless(boolean makesSense, String otherwise) {
        if (!makesSense) {
            throw new ContradictionException(line() + ": " + otherwise);
        }
    }

    /** Of the scenario, which is told in a class named …Test. */
    private static String line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().matches(".*Test(\\$.*)?"))
                        .findFirst()
                        .map(ContradictionException::place))
                .orElse("?");
    }

    private static String place(StackFrame frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}
