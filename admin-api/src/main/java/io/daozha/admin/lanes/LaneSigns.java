package io.daozha.admin.lanes;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.live.ScreenHours;
import io.daozha.billing.Passage.Direction;
import io.daozha.gate.QuietHours;
import io.daozha.gate.QuietSign;
import io.daozha.gate.SignBook;
import io.daozha.gate.SignWords;
import io.daozha.hardware.Sign;
import io.daozha.hardware.SignLevels;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What the signs of the lanes show and say, and how bright and loud they are, as configured. */
@ApplicationScoped
public class LaneSigns implements ScreenHours {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LOOK_AT_THE_CLOCK_SECONDS = 20;

    private final ParkingConfig config;
    private final Books books;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sign-hours");
        thread.setDaemon(true);
        return thread;
    });

    LaneSigns(ParkingConfig config, Books books) {
        this.config = config;
        this.books = books;
    }

    /** The words for a lane; the spaces left are told where cars come in. */
    public SignBook book(String lane, Direction direction) {
        Locale language = Locale.forLanguageTag(config.language());
        SignWords words =
                config.signs().map(own -> SignWords.in(language, own)).orElseGet(() -> SignWords.in(language));
        return new SignBook(
                words,
                config.address() + "/lane/" + lane,
                () -> direction == Direction.IN ? OptionalInt.of(books.page().spacesLeft()) : OptionalInt.empty());
    }

    /** The sign, kept to the hours of its lane where there are any. */
    public Sign quiet(String lane, Sign sign, Clock clock) {
        Optional<QuietHours> hours = hours(lane);
        if (hours.isEmpty()) {
            return sign;
        }
        QuietSign quiet = new QuietSign(lane, sign, hours.get(), clock, ZONE);
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(quiet::keepHours, 0, LOOK_AT_THE_CLOCK_SECONDS, TimeUnit.SECONDS);
        return quiet;
    }

    @Override
    public SignLevels levels(String lane, Instant now) {
        return hours(lane).map(hours -> hours.at(now, ZONE)).orElse(FULL);
    }

    void close(@Observes ShutdownEvent stop) {
        timer.shutdownNow();
    }

    private Optional<QuietHours> hours(String lane) {
        return Optional.ofNullable(config.lanes().get(lane))
                .flatMap(ParkingConfig.LaneConfig::signLevels)
                .or(config::signLevels)
                .map(QuietHours::parse);
    }
}
