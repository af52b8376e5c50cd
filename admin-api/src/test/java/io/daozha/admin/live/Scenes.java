package io.daozha.admin.live;

import io.daozha.admin.live.ConsoleView.Lot;
import io.daozha.admin.live.LaneView.Alarm;
import io.daozha.admin.live.LaneView.Arm;
import io.daozha.admin.live.LaneView.Device;
import io.daozha.admin.live.LaneView.Stage;
import io.daozha.admin.live.LaneView.Visit;
import io.daozha.admin.live.PassageView.Payment;
import io.daozha.billing.Charge;
import io.daozha.billing.Charge.Line;
import io.daozha.billing.Grounds;
import io.daozha.billing.Money;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.Quote;
import io.daozha.hardware.Level;
import io.daozha.hardware.SignText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Car parks to look at. */
final class Scenes {
    static final Instant NOON = Instant.parse("2026-05-18T04:32:07Z");
    static final String PAGE = "http://192.168.1.10:8080/lane/exit";
    static final Plate BLUE = new Plate("湘A12345", Colour.BLUE);
    static final Plate GREEN = new Plate("湘AD06688", Colour.GREEN);

    private Scenes() {}

    /** Noon on a Monday: one car let in, one asked to pay. */
    static ConsoleView busy() {
        return new ConsoleView(
                "桂花路停车场",
                NOON,
                10,
                Optional.of(new ConsoleView.Street(true, true, Set.of())),
                new Lot(30, 11, 8),
                List.of(
                        new LaneView(
                                "entry",
                                Direction.IN,
                                Arm.OPEN,
                                Level.ON,
                                Level.ON,
                                Optional.of(new Visit(
                                        Stage.ADMITTED,
                                        Optional.of(GREEN),
                                        0.987,
                                        Optional.of(Grounds.TEMPORARY),
                                        Optional.empty(),
                                        List.of())),
                                sign("湘AD06688", "欢迎光临", "剩余车位 11"),
                                Device.GOOD,
                                Device.GOOD,
                                List.of()),
                        new LaneView(
                                "exit",
                                Direction.OUT,
                                Arm.CLOSED,
                                Level.ON,
                                Level.OFF,
                                Optional.of(new Visit(
                                        Stage.ASKED_TO_PAY,
                                        Optional.of(BLUE),
                                        0.962,
                                        Optional.empty(),
                                        Optional.of(quote()),
                                        List.of())),
                                Optional.of(new SignText(
                                        List.of("湘A12345", "停车 3小时41分", "请付 12.00 元", "扫码支付"),
                                        Optional.of("车牌号码湘A12345,停车时间3小时41分钟,请交费12.00元"),
                                        Optional.of(PAGE))),
                                Device.GOOD,
                                Device.GOOD,
                                List.of())),
                passages());
    }

    /** Two cars inside look like the one at the exit. */
    static ConsoleView choosing() {
        ConsoleView busy = busy();
        LaneView exit = busy.lane("exit").orElseThrow();
        LaneView asking = new LaneView(
                exit.id(),
                exit.direction(),
                exit.arm(),
                exit.presence(),
                exit.safety(),
                Optional.of(new Visit(
                        Stage.UNREAD,
                        Optional.empty(),
                        0.6,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                new LaneView.Possible(BLUE, NOON.minus(Duration.ofHours(2)), Optional.of("in-1.jpg")),
                                new LaneView.Possible(GREEN, NOON.minus(Duration.ofHours(5)), Optional.empty())))),
                sign("未识别到车牌", "请扫码"),
                exit.camera(),
                exit.board(),
                List.of());
        return new ConsoleView(
                busy.place(), NOON, busy.pace(), busy.street(), busy.lot(), List.of(asking), busy.passages());
    }

    /** Night, and things are broken. */
    static ConsoleView troubled() {
        ConsoleView busy = busy();
        return new ConsoleView(
                busy.place(),
                NOON.plus(Duration.ofHours(11)),
                1,
                Optional.of(new ConsoleView.Street(false, true, Set.of())),
                new Lot(30, 12, 18),
                List.of(
                        new LaneView(
                                "entry",
                                Direction.IN,
                                Arm.CLOSED,
                                Level.ON,
                                Level.OFF,
                                Optional.of(new Visit(
                                        Stage.UNREAD,
                                        Optional.empty(),
                                        0,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of())),
                                Optional.of(new SignText(
                                        List.of("未识别到车牌", "请扫码"), Optional.of("未识别到车牌,请扫码"), Optional.of(PAGE))),
                                Device.GOOD,
                                Device.GOOD,
                                List.of(new Alarm(Alarm.Kind.NO_ENTRY, NOON, "entry-20260518T043155Z 湘B77A21 blue"))),
                        new LaneView(
                                "exit",
                                Direction.OUT,
                                Arm.OFFLINE,
                                Level.INVALID,
                                Level.INVALID,
                                Optional.empty(),
                                Optional.empty(),
                                new Device(
                                        Device.Health.LOST,
                                        "No frame from rtsp://camera-out for 12 s; check its power and network cable"),
                                new Device(
                                        Device.Health.LOST,
                                        "Board 1 on /dev/ttyUSB0 does not answer; check the RS-485 pair A/B and its power"),
                                List.of(new Alarm(Alarm.Kind.INPUTS_LOST, NOON, "")))),
                busy.passages());
    }

    static ConsoleView empty() {
        ConsoleView busy = busy();
        LaneView entry = busy.lanes().get(0);
        return new ConsoleView(
                busy.place(),
                NOON,
                1,
                Optional.empty(),
                new Lot(30, 0, 0),
                List.of(new LaneView(
                        entry.id(),
                        entry.direction(),
                        Arm.CLOSED,
                        Level.OFF,
                        Level.OFF,
                        Optional.empty(),
                        sign("欢迎光临", "剩余车位 30"),
                        new Device(Device.Health.STARTING, ""),
                        Device.GOOD,
                        List.of())),
                List.of());
    }

    /** The lane of the {@link #busy} car park with another vehicle, and what its sign says to it. */
    static ConsoleView showing(Arm arm, Optional<Visit> visit, SignText sign) {
        ConsoleView busy = busy();
        LaneView entry = busy.lanes().get(0);
        LaneView lane = new LaneView(
                entry.id(),
                entry.direction(),
                arm,
                entry.presence(),
                entry.safety(),
                visit,
                Optional.of(sign),
                entry.camera(),
                entry.board(),
                List.of());
        return new ConsoleView(busy.place(), busy.at(), 1, busy.street(), busy.lot(), List.of(lane), busy.passages());
    }

    static ConsoleView at(ConsoleView view, Instant at) {
        return new ConsoleView(view.place(), at, view.pace(), view.street(), view.lot(), view.lanes(), view.passages());
    }

    static Visit visit(Stage stage) {
        return new Visit(stage, Optional.of(BLUE), 0.97, Optional.empty(), Optional.empty(), List.of());
    }

    private static Optional<SignText> sign(String... lines) {
        return Optional.of(SignText.of(lines));
    }

    static Quote quote() {
        return new Quote(
                41,
                BLUE,
                NOON.minus(Duration.ofMinutes(221)),
                Duration.ofMinutes(221),
                charge(),
                Money.fen(0),
                Money.fen(1200),
                NOON.plusSeconds(300));
    }

    private static Charge charge() {
        Instant in = NOON.minus(Duration.ofMinutes(221));
        return new Charge(
                "桂花路 2026",
                List.of(
                        new Line(Line.Kind.FREE, in, in.plusSeconds(1800), 1, Money.fen(0), Money.fen(0)),
                        new Line(Line.Kind.UNITS, in.plusSeconds(1800), NOON, 4, Money.fen(300), Money.fen(1200))),
                "CNY");
    }

    private static List<PassageView> passages() {
        Charge free = new Charge(
                "桂花路 2026",
                List.of(new Line(
                        Line.Kind.FREE,
                        NOON.minusSeconds(1900),
                        NOON.minusSeconds(600),
                        1,
                        Money.fen(0),
                        Money.fen(0))),
                "CNY");
        return List.of(
                in("e-7", 35, new Plate("湘AF90135", Colour.GREEN), Grounds.TEMPORARY, false),
                out("x-6", 96, new Plate("湘A7P3K8", Colour.BLUE), Grounds.PAID, 221, charge(), false),
                in("e-6", 180, new Plate("湘C2M618", Colour.BLUE), Grounds.PERMIT, false),
                out("x-5", 402, new Plate("湘A88321", Colour.YELLOW), Grounds.NOTHING_DUE, 21, free, false),
                in("e-5", 511, new Plate("无7K2M9QX", Colour.TICKET), Grounds.TEMPORARY, true),
                out("x-4", 900, new Plate("湘A0B912", Colour.BLUE), Grounds.PERMIT, 3011, null, false));
    }

    private static PassageView in(String id, int secondsAgo, Plate plate, Grounds grounds, boolean review) {
        return new PassageView(
                id,
                NOON.minusSeconds(secondsAgo),
                Direction.IN,
                plate,
                Optional.of(0.974),
                grounds,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                review,
                Optional.of(id + ".jpg"),
                Optional.empty());
    }

    private static PassageView out(
            String id, int secondsAgo, Plate plate, Grounds grounds, int minutes, Charge charge, boolean review) {
        Instant at = NOON.minusSeconds(secondsAgo);
        return new PassageView(
                id,
                at,
                Direction.OUT,
                plate,
                Optional.of(0.951),
                grounds,
                Optional.of(Duration.ofMinutes(minutes)),
                Optional.ofNullable(charge),
                grounds == Grounds.PAID
                        ? List.of(new Payment(at.minusSeconds(20), "simulated", "S20260518-0000412", Money.fen(1200)))
                        : List.of(),
                review,
                Optional.of("in-" + id + ".jpg"),
                Optional.of("out-" + id + ".jpg"));
    }
}
