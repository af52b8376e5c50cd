package io.daozha.admin.lanes;

import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.LaneView.Alarm;
import io.daozha.admin.live.LaneView.Device;
import io.daozha.admin.live.LaneView.Device.Health;
import io.daozha.admin.live.LaneView.Stage;
import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.gate.Approach;
import io.daozha.gate.Car;
import io.daozha.gate.Decision;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneStatus;
import io.daozha.gate.Orders;
import io.daozha.gate.SignMessage;
import io.daozha.gate.Visit;
import io.daozha.plate.CameraState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a lane's status looks on a page. */
final class LaneViews {
    /** How long something that was noticed stays on the page. */
    private static final Duration NOTICE = Duration.ofMinutes(10);

    private static final Map<String, Alarm.Kind> PARTS = Map.ofEntries(
            Map.entry("billing", Alarm.Kind.BILLING_AWAY),
            Map.entry("sign", Alarm.Kind.SIGN_SILENT),
            Map.entry("barrier", Alarm.Kind.BARRIER_SILENT),
            Map.entry("journal", Alarm.Kind.JOURNAL_FAILS),
            Map.entry("queue", Alarm.Kind.QUEUE_FULL),
            Map.entry("program", Alarm.Kind.PROGRAM_FAULT),
            Map.entry("openings", Alarm.Kind.BILLING_AWAY),
            Map.entry("policy", Alarm.Kind.BY_POLICY),
            Map.entry("payment", Alarm.Kind.PAYMENT_AWAY),
            Map.entry("promise", Alarm.Kind.PAID_NOT_OPEN),
            Map.entry("fire", Alarm.Kind.FIRE_NOT_PASSED),
            Map.entry("clock", Alarm.Kind.CLOCK_SET));

    /** What lasts is shown for as long as it does, not for as long as a notice. */
    private static final Set<Notice> STATES = EnumSet.of(Notice.HELD, Notice.FIRE);

    private LaneViews() {}

    static LaneView of(CarPark.Site site, Instant now) {
        LaneStatus status = site.lane().status();
        return new LaneView(
                status.rules().lane(),
                status.rules().direction(),
                LaneView.Arm.valueOf(
                        status.state().arm().getClass().getSimpleName().toUpperCase(Locale.ROOT)),
                status.state().sensors().presence(),
                status.state().sensors().underArm(),
                vehicle(status).map(LaneViews::visit),
                Optional.of(status.sign()),
                camera(site.camera().state()),
                site.board().healthy()
                        ? Device.GOOD
                        : new Device(Health.LOST, site.board().trouble()),
                alarms(status, now));
    }

    private static Optional<Visit> vehicle(LaneStatus status) {
        Approach approach = status.state().approach();
        // One that was let through and is out of sight since then still waits for the arm (X11).
        boolean waits = approach instanceof Approach.Standing || approach instanceof Approach.Resuming;
        return waits && approach.visit().isPresent()
                ? approach.visit()
                : status.state().under();
    }

    private static LaneView.Visit visit(Visit visit) {
        Optional<Plate> plate = visit.car().map(Car::plate);
        double confidence = visit.car()
                .flatMap(Car::reading)
                .map(Passage.Reading::confidence)
                .orElse(plate.isPresent() ? 1.0 : 0.0);
        Optional<Quote> quote = visit.decision()
                .filter(Decision.AskToPay.class::isInstance)
                .map(asked -> ((Decision.AskToPay) asked).quote());
        Optional<Grounds> grounds = visit.decision().flatMap(Decision::opensOn);
        Stage stage = visit.decision().map(LaneViews::stage).orElse(Stage.READING);
        return new LaneView.Visit(stage, plate, confidence, grounds, quote, possible(visit));
    }

    private static List<LaneView.Possible> possible(Visit visit) {
        return visit.decision().orElse(null) instanceof Decision.CallAttendant asked
                ? asked.possible().stream()
                        .map(car -> new LaneView.Possible(car.plate(), car.enteredAt(), car.picture()))
                        .toList()
                : List.of();
    }

    private static Stage stage(Decision decision) {
        if (decision.opensOn().isPresent()) {
            return Stage.ADMITTED;
        }
        if (decision instanceof Decision.AskToPay) {
            return Stage.ASKED_TO_PAY;
        }
        return decision instanceof Decision.Refuse || barred(decision.sign()) ? Stage.REFUSED : Stage.UNREAD;
    }

    /** Its plate was read well enough: a ticket or another plate is no way round it. */
    private static boolean barred(SignMessage sign) {
        return sign instanceof SignMessage.Banned
                || sign instanceof SignMessage.Locked
                || sign instanceof SignMessage.PayDebt;
    }

    private static Device camera(CameraState state) {
        return switch (state.health()) {
            case LIVE -> Device.GOOD;
            case STARTING -> new Device(Health.STARTING, state.detail());
            case LOST, ENDED -> new Device(Health.LOST, state.detail());
        };
    }

    private static List<Alarm> alarms(LaneStatus status, Instant now) {
        Stream<Alarm> lasting = status.troubles().entrySet().stream()
                .map(trouble -> new Alarm(PARTS.get(trouble.getKey()), now, trouble.getValue()));
        // Held is a state, not an event: it stays on the page until somebody releases the arm.
        Stream<Alarm> held = status.state().orders().hold().stream().map(LaneViews::held);
        Stream<Alarm> noticed = status.notices().stream()
                .filter(notice -> notice.at().isAfter(now.minus(NOTICE)) && !STATES.contains(notice.notice()))
                .map(notice -> new Alarm(Alarm.Kind.valueOf(notice.notice().name()), notice.at(), notice.detail()));
        return Stream.of(held, lasting, noticed).flatMap(all -> all).toList();
    }

    private static Alarm held(Orders.Hold hold) {
        return hold.by().equals(Orders.Hold.FIRE)
                ? new Alarm(Alarm.Kind.FIRE, hold.since(), hold.reason())
                : new Alarm(Alarm.Kind.HELD, hold.since(), hold.by() + ": " + hold.reason());
    }
}
