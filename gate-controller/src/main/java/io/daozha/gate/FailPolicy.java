package io.daozha.gate;

import io.daozha.billing.Grounds;
import io.daozha.billing.Passage.Direction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one lane does by itself when a part of the car park is out of order: an answer for each cause, within limits. */
public record FailPolicy(Map<Cause, Rule> rules) {

    /** What can be out of order. */
    public enum Cause {
        /** The program has started, and the camera has not shown its first picture. */
        POWER_BACK,
        /** The camera was lost or froze, and nobody else reads the plate. */
        CAMERA,
        /** The lane's contacts cannot be read. */
        BUS,
        /** Billing cannot be asked. */
        DATABASE,
        /** Something is owed, and nothing can be paid. */
        PAYMENT,
        /** Billing has no price to stand by, or the clock jumped since the car came in. */
        CLOCK;

        /** Under which a vehicle that was let through for this is kept. */
        public Grounds grounds() {
            return Grounds.valueOf(name());
        }
    }

    public enum Answer {
        /** Let through; it is listed, and what is owed can be asked for later. */
        OPEN,
        /** Wait until it is well again; it is asked again every few seconds. */
        HOLD,
        /** Let the driver's phone or the operator decide. */
        ASK
    }

    /**
     * An answer and its limits.
     *
     * @param lasts since the beginning of the outage, for so long this is the answer
     * @param atMost and for so many vehicles within 24 hours
     * @param then the answer beyond the limits; present when there is one
     */
    public record Rule(Answer answer, Optional<Duration> lasts, OptionalInt atMost, Optional<Answer> then) {
        private static final Pattern FORM = Pattern.compile(
                "(OPEN|HOLD|ASK)(?: for (\\d{1,6})(s|min|h))?(?: at most (\\d{1,6}))?" + "(?:, then (OPEN|HOLD|ASK))?");

        public Rule {
            boolean limited = lasts.isPresent() || atMost.isPresent();
            if (limited != then.isPresent()) {
                throw new IllegalArgumentException(
                        limited
                                ? "a limit needs to be followed by what is done beyond it: ', then ASK'"
                                : "', then " + then.get() + "' needs a limit before it: 'for 2h' or 'at most 50'");
            }
            if (then.filter(answer::equals).isPresent()) {
                throw new IllegalArgumentException("beyond the limit it says " + answer + " again");
            }
            if (atMost.isPresent() && answer != Answer.OPEN) {
                throw new IllegalArgumentException("'at most' counts openings, and " + answer + " opens nothing");
            }
        }

        /**
         * Reads {@code OPEN for 2h at most 50, then ASK}; either limit may be left out, and with none the answer stands
         * alone. Units are s, min and h.
         *
         * @throws IllegalArgumentException saying what is wrong
         */
        public static Rule parse(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no answer to an outage; write OPEN, HOLD or ASK,"
                        + " or with limits 'OPEN for 2h at most 50, then ASK'");
            }
            String number = form.group(4);
            try {
                return new Rule(
                        Answer.valueOf(form.group(1)),
                        Optional.ofNullable(form.group(2)).map(count -> duration(count, form.group(3))),
                        number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number)),
                        Optional.ofNullable(form.group(5)).map(Answer::valueOf));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("'" + text + "': " + e.getMessage(), e);
            }
        }

        /** As {@link #parse} reads it. */
        public String text() {
            String limits = lasts.map(time -> " for " + written(time)).orElse("")
                    + (atMost.isPresent() ? " at most " + atMost.getAsInt() : "");
            return answer + limits + then.map(beyond -> ", then " + beyond).orElse("");
        }

        private static String written(Duration time) {
            if (time.toSecondsPart() > 0 || time.isZero()) {
                return time.toSeconds() + "s";
            }
            return time.toMinutesPart() > 0 ? time.toMinutes() + "min" : time.toHours() + "h";
        }

        private static Duration duration(String count, String unit) {
            long number = Long.parseLong(count);
            return switch (unit) {
                case "s" -> Duration.ofSeconds(number);
                case "min" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }

        /**
         * @param lasted how long the outage has lasted
         * @param opened how many vehicles were let through for this cause within the last 24 hours
         */
        Answer answer(Duration lasted, int opened) {
            return within(lasted, opened) ? answer : then.orElseThrow();
        }

        boolean within(Duration lasted, int opened) {
            return lasts.filter(limit -> lasted.compareTo(limit) >= 0).isEmpty()
                    && (atMost.isEmpty() || opened < atMost.getAsInt());
        }
    }

    /** How far back vehicles count against {@link Rule#atMost}. */
    static final Duration BUDGET_PERIOD = Duration.ofHours(24);

    private static final Map<Cause, String> ENTRY = Map.of(
            Cause.POWER_BACK, "ASK",
            Cause.CAMERA, "ASK",
            Cause.BUS, "HOLD",
            Cause.DATABASE, "OPEN for 12h at most 200, then ASK",
            Cause.PAYMENT, "HOLD", // nobody pays at an entry
            Cause.CLOCK, "HOLD"); // nor is anything priced there

    /** A fault never traps a driver; it is written down, and his debt with it. */
    private static final Map<Cause, String> EXIT = Map.of(
            Cause.POWER_BACK, "HOLD for 30s, then OPEN", // cameras need their seconds
            Cause.CAMERA, "OPEN for 2h at most 50, then ASK",
            Cause.BUS, "OPEN for 10min at most 20, then ASK",
            Cause.DATABASE, "OPEN for 12h at most 200, then ASK",
            Cause.PAYMENT, "OPEN for 12h at most 100, then ASK",
            Cause.CLOCK, "OPEN for 12h at most 50, then ASK");

    public FailPolicy {
        rules = Map.copyOf(rules);
        for (Cause cause : Cause.values()) {
            if (!rules.containsKey(cause)) {
                throw new IllegalArgumentException("No rule for " + cause);
            }
        }
    }

    /** What a lane does where its site says nothing else. */
    public static FailPolicy of(Direction direction) {
        return new FailPolicy(parsed(direction == Direction.IN ? ENTRY : EXIT));
    }

    /**
     * This policy with some of its rules replaced.
     *
     * @param others as {@link Rule#parse} reads them
     */
    public FailPolicy with(Map<Cause, String> others) {
        Map<Cause, Rule> rules = new EnumMap<>(this.rules);
        rules.putAll(parsed(others));
        return new FailPolicy(rules);
    }

    private static Map<Cause, Rule> parsed(Map<Cause, String> texts) {
        Map<Cause, Rule> rules = new EnumMap<>(Cause.class);
        texts.forEach((cause, text) -> rules.put(cause, Rule.parse(text)));
        return rules;
    }

    Rule rule(Cause cause) {
        return rules.get(cause);
    }
}
