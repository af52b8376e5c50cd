package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Grounds;
import io.daozha.billing.Money;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.CarLock;
import io.daozha.billing.right.Hours;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.Rights;
import io.daozha.billing.right.StreetLists;
import io.daozha.billing.right.VisitorPass;
import io.daozha.gate.Arm;
import io.daozha.gate.Decision;
import io.daozha.hardware.simulated.SimulatedCar;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rights at the arm: what is decided, said and done. */
@QuarkusTest
@WithTestResource(ScenarioSite.class)
class RightsScenariosTest extends Scenario {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Inject
    Rights rights;

    @Inject
    StreetLists lists;

    private Act act() {
        return new Act("operator", "it is so", lot.now());
    }

    @Test
    @DisplayName("E03 the household's other car stands on its space: in as a temporary car, with that said")
    void e03_overflow() {
        permit(OTHER, 20);
        Permit permit = rights.permitsOf(OTHER).get(0);
        rights.addPlate(permit.id(), CAR, act());
        parked(OTHER, AN_HOUR);
        SimulatedCar car = lot.in.comes(CAR);
        lot.until("it is told", () -> lot.in.says("3栋 402 车位已占用 按临时车计费 剩余车位 28"));
        passes(lot.in, car);
        assertEquals(Optional.of(Grounds.TEMPORARY), entered(CAR).entry().grounds());
    }

    @Test
    @DisplayName("E04 ended yesterday, a day of grace: welcomed home and told so; out again today, it owes nothing")
    void e04_inItsGrace() {
        itBecomes(LocalTime.NOON);
        permitEndedYesterday(CAR, 1);
        SimulatedCar car = lot.in.comes(CAR);
        signSays(lot.in, "3栋 402 欢迎回家 已过期 1 天 请续期");
        passes(lot.in, car);
        ParkingSession stay = entered(CAR);
        assertEquals(Optional.of(Grounds.PERMIT), stay.entry().grounds());
        lot.pass(Duration.ofHours(3));
        passes(lot.out, lot.out.comes(CAR));
        owesNothing(left(stay));
        assertEquals(
                Optional.of(Grounds.PERMIT), again(stay).exit().orElseThrow().grounds());
    }

    @Test
    @DisplayName("E04 ended yesterday, no grace: in as a temporary car; who was inside is one from midnight on")
    void e04_temporaryFromTheMomentOfExpiry() {
        itBecomes(LocalTime.of(2, 30));
        permitEndedYesterday(CAR, 0);
        permitEndedYesterday(OTHER, 0);
        ParkingSession inside = parked(CAR, Duration.ofMinutes(270));
        SimulatedCar car = lot.in.comes(OTHER);
        signSays(lot.in, "湘B67890 欢迎光临 剩余车位 28");
        passes(lot.in, car);
        assertEquals(Optional.of(Grounds.TEMPORARY), entered(OTHER).entry().grounds());
        SimulatedCar leaves = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out, 900);
        lot.pays(lot.out);
        passes(lot.out, leaves);
        owesNothing(left(inside));
    }

    /** Of a type that has so many days of grace. */
    private void permitEndedYesterday(Plate plate, int grace) {
        String name = "月卡，宽限 " + grace + " 天";
        PermitType type = rights.typesOnOffer().stream()
                .filter(one -> one.terms().name().equals(name))
                .findFirst()
                .orElseGet(() -> rights.offer(
                        new PermitType.Terms(
                                name,
                                0,
                                30,
                                Money.fen(30_000),
                                Hours.ALL_DAY,
                                1,
                                grace,
                                0,
                                PermitType.Overflow.TEMPORARY,
                                true),
                        act()));
        rights.grant(type.id(), Optional.empty(), "3栋 402", List.of(plate), today().minusDays(30), act());
    }

    @Test
    @DisplayName("E05 a visitor in his window: arm up, one entry used when he has passed")
    void e05_visitor() {
        VisitorPass pass = rights.givePass(
                Optional.empty(),
                Optional.of(CAR),
                lot.now().minus(AN_HOUR),
                lot.now().plus(AN_HOUR),
                3,
                act());
        SimulatedCar car = lot.in.comes(CAR);
        lot.until("he is welcomed", () -> lot.in.says("访客 的访客 欢迎光临"));
        lot.until("the arm is up", () -> lot.in.armIs(Arm.Open.class));
        assertEquals(3, left(pass), "it has not passed yet");
        passes(lot.in, car);
        assertEquals(Optional.of(Grounds.VISITOR), entered(CAR).entry().grounds());
        assertEquals(2, left(pass));
    }

    private int left(VisitorPass pass) {
        return rights.passes(0, 100).rows().stream()
                .filter(one -> one.id() == pass.id())
                .findFirst()
                .orElseThrow()
                .left();
    }

    @Test
    @DisplayName("E07 on the black list: the arm stays down and the attendant is called, with a picture")
    void e07_banned() {
        lists.ban(CAR, act());
        SimulatedCar car = lot.in.comes(CAR);
        lot.until("it is told", () -> lot.in.says("禁止入场 请联系管理员"));
        Decision.CallAttendant called =
                (Decision.CallAttendant) lot.in.decision().orElseThrow();
        assertTrue(called.car().orElseThrow().picture().isPresent());
        lot.during(Duration.ofSeconds(5), now -> assertTrue(lot.in.armIs(Arm.Closed.class)));
        lists.unban(CAR, act());
        passes(lot.in, car);
        entered(CAR);
    }

    @Test
    @DisplayName("E07 locked by its owner: the arm stays down until the lock is opened")
    void e07_locked() {
        ParkingSession stay = parked(CAR, Duration.ofMinutes(20));
        CarLock lock = lists.lock(CAR, act());
        SimulatedCar car = lot.out.comes(CAR);
        lot.until("it is told", () -> lot.out.says("车辆已锁"));
        lot.during(Duration.ofSeconds(5), now -> assertTrue(lot.out.armIs(Arm.Closed.class)));
        assertTrue(lists.unlock(CAR, lock.code(), lot.now()));
        passes(lot.out, car);
        left(stay);
    }

    @Test
    @DisplayName("E08 a police car comes in at once though every space is taken, and leaves free, with the reason")
    void e08_police() {
        for (int n = 0; n < parking.capacity(); n++) {
            parked(blue("湘A%05d".formatted(n)), AN_HOUR);
        }
        Plate police = new Plate("湘A1234警", Plate.Colour.WHITE);
        SimulatedCar car = lot.in.comes(police);
        lot.until("it is let through", () -> lot.in.says("警车 免费 请通行"));
        passes(lot.in, car);
        ParkingSession stay = entered(police);
        assertEquals(Optional.of(Grounds.EXEMPT), stay.entry().grounds());
        passes(lot.out, lot.out.comes(police));
        assertEquals("警车", left(stay).charge().orElseThrow().tariff());
    }

    @Test
    @DisplayName("E09 owing for an earlier stay: reminded, and let in")
    void e09_reminded() {
        parked(CAR, Duration.ofHours(5));
        parking.record(new Passage(
                "out-unpaid",
                "out",
                Direction.OUT,
                CAR,
                Optional.empty(),
                lot.now().minus(AN_HOUR).minusSeconds(5),
                lot.now().minus(AN_HOUR),
                true,
                Optional.of(Grounds.PAYMENT),
                Optional.empty()));
        assertEquals(Money.fen(1200), parking.recent(1).get(0).balance());
        SimulatedCar car = lot.in.comes(CAR);
        lot.until("it is reminded", () -> lot.in.says("欢迎光临 欠费 12.00 元 请补缴"));
        passes(lot.in, car);
        assertEquals(Optional.of(Grounds.TEMPORARY), entered(CAR).entry().grounds());
    }
}
