package io.daozha.admin.month;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Counts what was checked and what happened, and ends the simulation with a story when something is not so. */
final class Checks {
    private final String run;
    private final Story story;
    private final Map<String, Long> happened = new TreeMap<>();
    private long checked;

    /** @param run how to run it again */
    Checks(String run, Story story) {
        this.run = run;
        this.story = story;
    }

    void that(boolean holds, Object who, String otherwise) {
        checked++;
        if (!holds) {
            throw broken(who, otherwise);
        }
    }

    void same(Object expected, Object actual, Object who, String what) {
        checked++;
        if (!Objects.equals(expected, actual) && !sameNumber(expected, actual)) {
            throw broken(who, what + ": should be " + expected + ", is " + actual);
        }
    }

    private static boolean sameNumber(Object one, Object other) {
        return one instanceof Number expected
                && other instanceof Number actual
                && expected.longValue() == actual.longValue();
    }

    AssertionError broken(Object who, String what) {
        return new AssertionError(who + ": " + what + "\nAgain: " + run + "\n" + story.of(who.toString()));
    }

    /** A verdict of a kind that is younger than these books: counted, so that it is seen. */
    void notJudged(Object verdict) {
        count("not judged: " + verdict.getClass().getSimpleName());
    }

    void count(String what) {
        happened.merge(what, 1L, Long::sum);
    }

    long counted(String what) {
        return happened.getOrDefault(what, 0L);
    }

    long checked() {
        return checked;
    }

    @Override
    public String toString() {
        return checked + " checks; " + happened;
    }
}
