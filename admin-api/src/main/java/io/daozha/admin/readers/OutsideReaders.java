package io.daozha.admin.readers;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.ParkingConfig.Reader;
import io.daozha.admin.lanes.CarPark;
import io.daozha.plate.Frame;
import io.daozha.plate.OutsideRead;
import io.daozha.plate.OutsideRead.Standing;
import io.daozha.plate.PushedPictures;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Brings what outside readers claim to the lane that each looks at, and keeps away what is no news: messages sent again,
 * messages from another time, text that no plate has. What comes is counted ({@code daozha.outside.reads}); what is
 * refused is logged the first time that a reader gives that cause.
 */
@Singleton
class OutsideReaders {
    private static final Logger LOG = Logger.getLogger(OutsideReaders.class);

    /** Longer than a camera takes to send a picture, shorter than the next car takes to come and be read instead. */
    private static final Duration OLDEST = Duration.ofSeconds(10);

    /** Two clocks set by NTP are never this far apart. */
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private static final int REMEMBERED = 256;
    private static final int MOST_COMPLAINTS = 256;

    /** What became of a message. */
    enum Outcome {
        /** It went to the lane. */
        HEARD,
        /** It had come before. */
        REPEATED,
        /** It tells of no plate that could count. */
        NOTHING,
        /** It is from another time, or its sender's clock is wrong. */
        UNTIMELY,
        /** It is not what it should be. */
        UNUSABLE,
        /** Nobody configured its sender. */
        UNKNOWN
    }

    /** @param why empty where the lane heard it */
    record Answer(Outcome outcome, String why) {}

    /** @param name the operator's name for it */
    record Known(String name, Reader reader) {}

    private final ParkingConfig config;
    private final CarPark carPark;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();

    private final Set<String> events = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    OutsideReaders(ParkingConfig config, CarPark carPark, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.carPark = carPark;
        this.clock = clock;
        this.meters = meters;
    }

    /** The reader that the operator configured for such a sender. */
    Optional<Known> known(Reader.Form form, Predicate<Reader> sender) {
        return config.readers().entrySet().stream()
                .filter(entry -> entry.getValue().form() == form && sender.test(entry.getValue()))
                .findFirst()
                .map(entry -> new Known(entry.getKey(), entry.getValue()));
    }

    /** @param sender what it calls itself; it may be anybody's text */
    Answer unknown(Reader.Form form, String sender) {
        String shown = sender.replaceAll("[^\\w.:-]", "?");
        String why = "no daozha.readers.*.camera of form %s is '%s'"
                .formatted(form, shown.substring(0, Math.min(shown.length(), 40)));
        return count("unknown", Outcome.UNKNOWN, why);
    }

    /** A message of that reader which holds no claim. */
    Answer without(String reader, NoClaimException cause) {
        return count(reader, cause.wellFormed() ? Outcome.NOTHING : Outcome.UNUSABLE, cause.getMessage());
    }

    Answer hear(Known from, Claim claim) {
        Duration age = Duration.between(claim.at(), clock.instant());
        if (age.compareTo(OLDEST) > 0 || age.negated().compareTo(AHEAD) > 0) {
            return count(
                    from.name(),
                    Outcome.UNTIMELY,
                    "by its clock it was %s s %s our time: it came late, or that clock needs setting (NTP)"
                            .formatted(age.abs().toSeconds(), age.isNegative() ? "ahead of" : "behind"));
        }
        if (!isNews(from.name() + " " + claim.event())) {
            return count(from.name(), Outcome.REPEATED, "it has come before");
        }
        Optional<CarPark.Site> lane = carPark.site(from.reader().lane());
        if (lane.isEmpty()) {
            return count(from.name(), Outcome.UNTIMELY, "lane " + from.reader().lane() + " is not at work yet");
        }
        return hear(from, claim, lane.get());
    }

    private Answer hear(Known from, Claim claim, CarPark.Site lane) {
        boolean blind = lane.camera() instanceof PushedPictures;
        Optional<Frame> picture = claim.picture().flatMap(image -> decoded(from.name(), claim.at(), image));
        OutsideRead read;
        try {
            read = OutsideRead.of(
                    from.name(),
                    claim.at(),
                    claim.text(),
                    claim.colour(),
                    claim.confidence(),
                    blind ? Standing.DECIDES : Standing.CONFIRMS,
                    claim.corners(),
                    picture);
        } catch (IllegalArgumentException e) {
            return count(from.name(), Outcome.UNUSABLE, e.getMessage());
        }
        if (lane.camera() instanceof PushedPictures eyes) {
            picture.ifPresent(eyes::put);
        }
        lane.lane().heard(read);
        return count(from.name(), Outcome.HEARD, "");
    }

    /** One at a time: a picture unpacked takes many times the memory of the message it came in. */
    private synchronized Optional<Frame> decoded(String reader, Instant at, byte[] image) {
        try {
            return Optional.of(Frame.decode(reader, 0, at, image));
        } catch (IOException e) {
            complain(reader, "a picture is not kept: " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isNews(String event) {
        synchronized (events) {
            return events.add(event);
        }
    }

    private Answer count(String reader, Outcome outcome, String why) {
        meters.counter(
                        "daozha.outside.reads",
                        "reader",
                        reader,
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        if (outcome == Outcome.UNTIMELY || outcome == Outcome.UNUSABLE || outcome == Outcome.UNKNOWN) {
            complain(reader, "a read does not count: " + why);
        }
        return new Answer(outcome, why);
    }

    /** Once for each cause, figures aside: a camera that errs errs with every car. */
    private void complain(String reader, String why) {
        if (complaints.size() < MOST_COMPLAINTS && complaints.add(reader + " " + why.replaceAll("\\b\\d+\\b", "#"))) {
            LOG.warnf("Outside reader %s: %s (the next ones like it are not logged)", reader, why);
        }
    }
}
