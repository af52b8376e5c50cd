package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.ScenarioGate.Seen;
import io.daozha.admin.ScenarioGate.Wire;
import io.daozha.admin.keeping.DiskWatch;
import io.daozha.admin.lanes.CarPark;
import io.daozha.billing.Desk;
import io.daozha.billing.DisputeClaim;
import io.daozha.billing.Grounds;
import io.daozha.billing.Opening;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.People;
import io.daozha.gate.Arm;
import io.daozha.gate.FailPolicy.Cause;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.PictureFolder;
import io.daozha.hardware.led.LedCard;
import io.daozha.hardware.led.LedPanel;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedCar.Driver;
import io.daozha.hardware.simulated.SimulatedLedCard;
import io.daozha.hardware.simulated.SimulatedLine;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScenarioSite.class)
class FaultScenariosTest extends Scenario {
    @Inject
    People people;

    @Inject
    Desk desk;

    @Test
    @DisplayName("F01 adapter pulled while a car is let in, and put back: no passage lost, no pulse repeated")
    void f01_adapterPulled() throws Exception {
        SimulatedCar car = lot.in.comes(new Seen(CAR, 0.97), Driver.HESITANT);
        armRises(lot.in);
        int pulses = lot.in.pulses();
        lot.line.unplug();
        soon("the lane is offline", () -> lot.in.armIs(Arm.Offline.class));
        assertTrue(lot.in.noticed(Notice.INPUTS_LOST));
        lot.line.replug();
        soon("the lane sees again", lot.in::sees);
        assertEquals(pulses, lot.in.pulses());
        car.go();
        passes(lot.in, car);
        entered(CAR);
        assertEquals(1, parking.recent(9).size());
        assertEquals("", lot.in.trouble("policy"));
    }

    @Test
    @DisplayName(
            "F02 the board refuses the order to rise: asked twice, then the operator is told; well again, it opens")
    void f02_boardRefuses() {
        lot.in.wired(Wire.NOWHERE);
        SimulatedCar car = lot.in.comes(CAR);
        operatorIsTold(lot.in, Notice.ARM_STUCK);
        assertEquals(2, lot.in.count(Notice.RAISE_FAILED));
        assertFalse(lot.in.passed(car));
        lot.in.wired(Wire.SOUND);
        assertTrue(lot.in.lane().open("operator", "主板故障"));
        passes(lot.in, car);
        entered(CAR);
    }

    @Test
    @DisplayName("F02 the order is accepted and the arm stays down: accepted is not opened")
    void f02_acceptedIsNotOpened() {
        lot.in.wired(Wire.LOOSE);
        SimulatedCar car = lot.in.comes(CAR);
        lot.until("it was told", () -> lot.in.pulses() == 1);
        lot.during(Duration.ofSeconds(5), now -> assertFalse(lot.in.armIs(Arm.Open.class)));
        lot.in.wired(Wire.SOUND);
        passes(lot.in, car);
        assertEquals(2, lot.in.pulses(), "told again after eight seconds");
    }

    @Test
    @DisplayName(
            "F02 the board falls silent while a car waits: alarm, no order; it answers again, and the car is read anew")
    void f02_boardSilent() {
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "未找到入场记录");
        lot.out.board().mute();
        soon("the lane is offline", () -> lot.out.armIs(Arm.Offline.class));
        assertTrue(lot.out.noticed(Notice.INPUTS_LOST));
        assertEquals(0, lot.out.pulses());
        parked(CAR, Duration.ofMinutes(10));
        lot.out.board().heal();
        passes(lot.out, car);
    }

    @Test
    @DisplayName(
            "F02 F12 the board stays silent at the exit: after five seconds the arm is told to rise by policy, listed")
    void f02_opensBlindly() {
        lot.out.board().mute();
        soon("the lane is offline", () -> lot.out.armIs(Arm.Offline.class));
        lot.until("it is told", () -> lot.out.pulses() > 0);
        Opening opening = onlyOpening();
        assertEquals(Grounds.BUS, opening.grounds());
        assertEquals(Optional.empty(), opening.visit());
        assertTrue(Duration.between(began, opening.at()).toMillis() >= 5_999, "five seconds, kept to the microsecond");
    }

    @Test
    @DisplayName(
            "F03 camera dead at the entry: the driver is asked to scan; at the exit: he is let go, and it is listed")
    void f03_cameraDead() {
        ParkingSession stay = parked(OTHER, Duration.ofHours(2));
        cameraDies(lot.in);
        cameraDies(lot.out);
        lot.in.comes(CAR);
        signSays(lot.in, "请扫码");
        assertTrue(lot.in.armIs(Arm.Closed.class));

        SimulatedCar car = lot.out.comes(OTHER);
        passes(lot.out, car);
        Opening opening = onlyOpening();
        assertEquals(Grounds.CAMERA, opening.grounds());
        assertEquals(Opening.POLICY, opening.by());
        assertEquals(Optional.empty(), opening.plate());
        assertTrue(lot.out.noticed(Notice.UNIDENTIFIED));
        assertEquals(State.OPEN, again(stay).state(), "nobody knows that it was this one");

        cameraShowsAgain(lot.out);
        ParkingSession next = parked(CAR, Duration.ofMinutes(10));
        passes(lot.out, lot.out.comes(CAR));
        left(next);
    }

    @Test
    @DisplayName("F03 camera dead at an exit whose policy holds: it waits until the picture is back")
    void f03_held() throws Exception {
        parked(CAR, Duration.ofMinutes(10));
        restart("out", Cause.CAMERA, "HOLD");
        cameraDies(lot.out);
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "请稍候");
        armStaysDown(lot.out, Duration.ofSeconds(10));
        cameraShowsAgain(lot.out);
        passes(lot.out, car);
        assertEquals("", lot.out.trouble("policy"));
    }

    @Test
    @DisplayName("F04 database stopped, then back: both lanes go on by their policy, every passage is posted once")
    void f04_databaseStopped() {
        ParkingSession stay = parked(OTHER, Duration.ofHours(2));
        databaseGoesAway();
        SimulatedCar in = lot.in.comes(CAR);
        SimulatedCar out = lot.out.comes(OTHER);
        lot.until("both pass", () -> lot.in.passed(in) && lot.out.passed(out));
        lot.until("the lanes are quiet", () -> lot.in.quiet() && lot.out.quiet());
        assertTrue(lot.in.trouble("policy").contains("DATABASE"), lot.in.trouble("policy"));
        databaseComesBack();
        assertEquals(Optional.of(Grounds.DATABASE), entered(CAR).entry().grounds());
        ParkingSession closed = left(stay);
        assertEquals(Optional.of(Grounds.DATABASE), closed.exit().orElseThrow().grounds());
        assertTrue(closed.balance().minor() > 0);
        assertEquals(2, parking.recent(9).size());
        soon("both are on the leakage sheet", () -> parking.openings(began).size() == 2);
    }

    @Test
    @DisplayName("F06 disk full: an alarm, then old pictures go, evidence last; without any the cars go on, and pay")
    void f06_diskFull() throws Exception {
        Path pictures = folder.resolve("pictures");
        AtomicLong room = new AtomicLong();
        List<String> alarms = new ArrayList<>();
        DiskWatch disk = new DiskWatch(
                () -> room.get() - sizeOf(pictures),
                2_000,
                1_000,
                new PictureFolder(pictures),
                people::frozenPictures,
                alarms::add);
        passes(lot.in, lot.in.comes(CAR));
        passes(lot.in, lot.in.comes(OTHER));
        ParkingSession disputed = entered(CAR);
        ParkingSession stay = entered(OTHER);
        desk.dispute(disputed.id(), DisputeClaim.LEFT_BETWEEN, "中午出去过", lot.now());
        Path evidence = pictures.resolve(disputed.entry().picture().orElseThrow());
        Path other = pictures.resolve(stay.entry().picture().orElseThrow());

        room.set(sizeOf(pictures) + 1_500);
        disk.look();
        disk.look();
        assertEquals(1, alarms.size());
        assertTrue(Files.exists(other), "alarm before anything goes");
        room.set(sizeOf(pictures) + 999);
        disk.look();
        assertFalse(Files.exists(other));
        assertTrue(Files.exists(evidence));
        room.set(0);
        disk.look();
        assertFalse(Files.exists(evidence));

        picturesCannotBeWritten(pictures);
        lot.pass(Duration.ofMinutes(50));
        SimulatedCar car = lot.out.comes(OTHER);
        driverIsAskedToPay(lot.out);
        lot.pays(lot.out);
        passes(lot.out, car);
        owesNothing(left(stay));
    }

    private static long sizeOf(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the folder was, a file is: nothing can be put into it any more, as on a full disk. */
    private static void picturesCannotBeWritten(Path folder) throws IOException {
        Files.delete(folder);
        Files.createFile(folder);
    }

    @Test
    @DisplayName("F08 sign does not answer: the passage goes on, and the operator is told")
    void f08_signSilent() throws Exception {
        SimulatedLedCard card = new SimulatedLedCard();
        card.breakBy(SimulatedLedCard.Fault.SILENT);
        try (SimulatedLine line = SimulatedLine.open(card);
                LedCard sign = LedCard.open(line.address(), LedPanel.SQUARE, Clock.systemUTC())) {
            lot.in.hang(sign);
            sign.onTrouble(detail -> lot.in.lane().trouble("sign", detail));
            passes(lot.in, lot.in.comes(CAR));
            entered(CAR);
            soon("the operator is told", () -> lot.in.trouble("sign").contains("did not answer"));
            card.breakBy(SimulatedLedCard.Fault.NONE);
            soon("it is well again", () -> lot.in.trouble("sign").isEmpty());
        }
    }

    @Test
    @DisplayName("F09 safety loop stuck: the arm stays up, the operator is told, and the next car is still let in")
    void f09_safetyLoopStuck() {
        passes(lot.in, lot.in.comes(CAR));
        SimulatedCar car = lot.in.comes(OTHER);
        lot.until("the arm is up", () -> lot.in.armIs(Arm.Open.class));
        lot.in.stuck(1);
        lot.until("it has passed", () -> lot.in.passed(car));
        lot.pass(Duration.ofMinutes(2));
        lot.until("the operator is told", () -> lot.in.noticed(Notice.SAFETY_STUCK));
        assertEquals(1, lot.in.count(Notice.SAFETY_STUCK));
        assertTrue(lot.in.status().state().under().isPresent(), "whoever it takes to be there is not forgotten");
        lot.in.well();
        lot.until("the lane is quiet", lot.in::quiet);
        entered(OTHER);
    }

    @Test
    @DisplayName("F09 presence loop flickers: an alarm, no admission out of nothing, and it goes on when it is quiet")
    void f09_presenceLoopFlickers() {
        lot.in.flickers(0);
        lot.until("the operator is told", () -> lot.in.noticed(Notice.PRESENCE_FLICKERS));
        assertEquals(0, lot.in.pulses());
        lot.in.well();
        lot.during(Duration.ofSeconds(11), now -> {});
        passes(lot.in, lot.in.comes(CAR));
        entered(CAR);
        assertEquals(1, lot.in.count(Notice.PRESENCE_FLICKERS));
    }

    @Test
    @DisplayName("F10 fire: the arm goes up and stays up after the contact has opened, until a person releases it")
    void f10_fire() {
        SimulatedCar car = lot.out.comes(CAR);
        lot.until("nobody knows it", () -> lot.out.says("未找到入场记录"));
        lot.out.street().setFire(true);
        lot.until("the arm is up", () -> lot.out.armIs(Arm.Open.class));
        assertTrue(lot.out.noticed(Notice.FIRE));
        lot.out.street().setFire(false);
        lot.until("it is out", () -> lot.out.passed(car));
        lot.during(Duration.ofSeconds(20), now -> {});
        assertTrue(lot.out.status().state().orders().hold().isPresent(), "nobody has released it");
        assertTrue(lot.out.lane().release("王师傅"));
        lot.until("the lane is quiet", lot.out::quiet);
        assertTrue(lot.out.noticed(Notice.RELEASED));
    }

    @Test
    @DisplayName("F10 fire seen by one lane raises the other too")
    void f10_fireRaisesAll() {
        CarPark both = new CarPark();
        for (ScenarioGate gate : List.of(lot.in, lot.out)) {
            both.add(new CarPark.Site(gate.lane(), gate.eye(), new ScenarioGate.NoEyes(), gate.relayBoard()));
        }
        lot.in.street().setFire(true);
        lot.until("the entry is up", () -> lot.in.armIs(Arm.Open.class));
        assertEquals(0, lot.out.pulses());
        new SiteFire(both).start();
        lot.until("the exit is up", () -> lot.out.armIs(Arm.Open.class));
        assertTrue(lot.out.status().state().orders().hold().isPresent());
    }
}
