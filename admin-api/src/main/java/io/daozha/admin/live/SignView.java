package io.daozha.admin.live;

import io.daozha.billing.Plate;
import io.daozha.hardware.SignLevels;
import io.daozha.hardware.SignText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the screen in a lane shows: the words of the lane's sign, drawn for who sits in a car.
 *
 * @param payCode in the place of our page's code, where the driver is asked to pay
 * @param prices shown while nobody is there
 */
public record SignView(
        String place,
        Instant at,
        LaneView lane,
        SignLevels levels,
        Optional<ScreenFacts.PayCode> payCode,
        List<String> prices) {
    private static final Pattern SUM = Pattern.compile("\\d+\\.\\d{2}");
    private static final Pattern COUNT = Pattern.compile("\\d+");
    private static final int NIGHT_BELOW = 50;

    /** What the driver has to do, to be seen from afar. */
    public enum State {
        READY,
        READING,
        GO,
        PAY,
        STOP,
        ASK,
        STUCK,
        OUT_OF_ORDER
    }

    public enum Light {
        DAY,
        NIGHT
    }

    /** A line of the sign; words before and after its figure, if it has one that matters. */
    public record Line(String before, Optional<String> figure, String after) {}

    public State state() {
        boolean admitted = lane.visit()
                .filter(visit -> visit.stage() == LaneView.Stage.ADMITTED)
                .isPresent();
        if (lane.arm() == LaneView.Arm.OFFLINE) {
            return State.OUT_OF_ORDER;
        }
        if (lane.arm() == LaneView.Arm.STUCK && admitted) {
            return State.STUCK;
        }
        return lane.visit().map(visit -> state(visit.stage())).orElse(State.READY);
    }

    private static State state(LaneView.Stage stage) {
        return switch (stage) {
            case READING -> State.READING;
            case ADMITTED -> State.GO;
            case ASKED_TO_PAY -> State.PAY;
            case REFUSED -> State.STOP;
            case UNREAD -> State.ASK;
        };
    }

    public Light light() {
        return levels.brightness() < NIGHT_BELOW ? Light.NIGHT : Light.DAY;
    }

    /** The plate that the sign names first, to be drawn as one. */
    public Optional<Plate> plate() {
        return visitPlate()
                .filter(plate -> lane.sign().stream()
                        .findFirst()
                        .filter(plate.text()::equals)
                        .isPresent());
    }

    /** The lines but for that plate, and for the last one where it stands under a code. */
    public List<Line> lines() {
        int last = lane.sign().size() - (caption().isPresent() ? 1 : 0);
        return lane.sign().subList(plate().isPresent() ? 1 : 0, last).stream()
                .map(this::line)
                .toList();
    }

    /** What a code is good for: the last of several lines of a sign that asks to scan. */
    public Optional<String> caption() {
        List<String> lines = lane.sign();
        return address().filter(code -> lines.size() > 1).map(code -> lines.get(lines.size() - 1));
    }

    private Line line(String text) {
        Matcher figure = (state() == State.PAY ? SUM : COUNT).matcher(text);
        boolean matters = state() == State.PAY || state() == State.READY || state() == State.READING;
        return matters && figure.find()
                ? new Line(
                        text.substring(0, figure.start()).strip(),
                        Optional.of(figure.group()),
                        text.substring(figure.end()).strip())
                : new Line(text, Optional.empty(), "");
    }

    /** The address for the driver's phone, where the sign asks to scan. */
    public Optional<String> address() {
        return lane.signText()
                .flatMap(SignText::code)
                .map(page -> payCode.map(ScreenFacts.PayCode::code).orElse(page));
    }

    public Optional<SquareCode> code() {
        return address().map(SquareCode::of);
    }

    /** What a voice says; empty for nothing. The plate is spelt, or a voice would read its figures as a number. */
    public String speech() {
        String said = lane.signText().flatMap(SignText::speech).orElse("");
        return visitPlate()
                .map(plate ->
                        said.replace(plate.text(), String.join(" ", plate.text().split(""))))
                .orElse(said);
    }

    private Optional<Plate> visitPlate() {
        return lane.visit().flatMap(LaneView.Visit::plate);
    }
}
