package io.daozha.admin.lanes;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.Refused;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.gate.Approach;
import io.daozha.gate.Decision;
import io.daozha.gate.PictureFolder;
import io.daozha.plate.Frame;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the pages need, from the lanes at work and from billing. */
@ApplicationScoped
class CarParkConsole implements Console {
    private static final Duration FRAME_PATIENCE = Duration.ofMillis(300);
    private static final int JPEG_QUALITY = 75;

    private final ParkingConfig config;
    private final CarPark carPark;
    private final Parking parking;
    private final Books books;
    private final PayDesk desk;
    private final PictureFolder pictures;
    private final Clock clock;

    CarParkConsole(
            ParkingConfig config,
            CarPark carPark,
            Parking parking,
            Books books,
            PayDesk desk,
            PictureFolder pictures,
            Clock clock) {
        this.config = config;
        this.carPark = carPark;
        this.parking = parking;
        this.books = books;
        this.desk = desk;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Override
    public ConsoleView now() {
        Books.Page page = books.page();
        Instant now = clock.instant();
        List<LaneView> lanes =
                carPark.sites().stream().map(site -> LaneViews.of(site, now)).toList();
        return new ConsoleView(
                config.name(),
                now,
                street().map(Street::pace).orElse(1.0),
                street().map(simulated ->
                        new ConsoleView.Street(simulated.traffic(), simulated.paying(), simulated.pulled())),
                page.lot(),
                lanes,
                page.passages());
    }

    @Override
    public Optional<byte[]> frame(String lane) {
        try {
            Optional<Frame> newest = site(lane).camera().newerThan(-1, FRAME_PATIENCE);
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            // The one in the slot may be old; a camera that is watched has another at once.
            Optional<Frame> next = site(lane).camera().newerThan(newest.get().sequence(), FRAME_PATIENCE);
            return Optional.of(next.orElse(newest.get()).jpeg(JPEG_QUALITY));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> picture(String name) {
        Optional<Path> file = pictures.find(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("Picture " + name + " cannot be read", e);
        }
    }

    @Override
    public void open(String lane, String reason) {
        if (!site(lane).lane().open("operator", reason)) {
            throw new Refused(Cause.NOT_NOW);
        }
    }

    @Override
    public void hold(String lane, String reason) {
        if (!site(lane).lane().hold("operator", reason)) {
            throw new Refused(Cause.NOT_NOW);
        }
    }

    @Override
    public void release(String lane) {
        if (!site(lane).lane().release("operator")) {
            throw new Refused(Cause.NOT_NOW);
        }
    }

    @Override
    public void identify(String lane, Plate plate) {
        requireSomebody(lane);
        site(lane).lane().itIs(plate);
    }

    @Override
    public void choose(String lane, Plate plate) {
        Decision asked = decision(site(lane)).orElseThrow(() -> new Refused(Cause.NOBODY_WAITING));
        boolean shown = asked instanceof Decision.CallAttendant choice
                && choice.possible().stream().anyMatch(car -> car.plate().equals(plate));
        if (!shown) {
            throw new Refused(Cause.OTHER_CAR);
        }
        site(lane).lane().itIs(plate);
    }

    @Override
    public Plate ticket(String lane) {
        CarPark.Site site = site(lane);
        boolean unread = site.lane().status().rules().direction() == Direction.IN
                && decision(site)
                        .filter(asked -> asked instanceof Decision.CallAttendant
                                && asked.car().isEmpty())
                        .isPresent();
        if (!unread) {
            throw new Refused(Cause.NOBODY_WAITING);
        }
        Plate ticket = parking.issueTicket();
        site.lane().itIs(ticket);
        return ticket;
    }

    @Override
    public Asked pay(String lane, long session, Payer payer) {
        Decision waiting = decision(site(lane)).orElseThrow(() -> new Refused(Cause.NOBODY_WAITING));
        if (!(waiting instanceof Decision.AskToPay asked)) {
            throw new Refused(Cause.NOTHING_DUE);
        }
        if (asked.quote().session() != session) {
            throw new Refused(Cause.OTHER_CAR);
        }
        return desk.ask(session, Optional.of(lane), payer);
    }

    @Override
    public Optional<Street> street() {
        return carPark.street();
    }

    private CarPark.Site site(String lane) {
        return carPark.site(lane).orElseThrow(() -> new Refused(Cause.NO_SUCH_LANE));
    }

    private void requireSomebody(String lane) {
        if (!(site(lane).lane().status().state().approach() instanceof Approach.Standing)) {
            throw new Refused(Cause.NOBODY_WAITING);
        }
    }

    private static Optional<Decision> decision(CarPark.Site site) {
        Approach approach = site.lane().status().state().approach();
        return approach instanceof Approach.Standing standing
                ? standing.vehicle().decision()
                : Optional.empty();
    }
}
