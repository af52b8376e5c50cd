package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.OutboxRow.Fact;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.CarLock;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Household.Quota;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.RegistrationRequest;
import io.daozha.billing.right.RegistrationRequest.State;
import io.daozha.billing.right.RightChange;
import io.daozha.billing.right.RightChange.Change;
import io.daozha.billing.right.RightChange.Kind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What households may ask for, and that whoever changes a right is kept with it. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class HouseholdsTest extends RightsScenario {
    private static final Plate THIRD = blue("湘A33333");

    @Inject
    DataSource database;

    private Household home(int plates, int spaces, int passes) {
        return rights.openHousehold(HOME, new Quota(plates, spaces, passes), Optional.empty(), act(TEN));
    }

    private Permit permitOf(Household home, PermitType type, Plate... plates) {
        return rights.grant(type.id(), Optional.of(home.id()), HOME, List.of(plates), TODAY, act(TEN));
    }

    @Test
    void aRequestThatIsApprovedPutsThePlateOnThePermit() {
        Household home = home(2, 1, 0);
        Permit permit = permitOf(home, type(terms -> terms.days(9)), CAR);
        RegistrationRequest request = rights.request(home.code(), OTHER, TEN);
        assertInstanceOf(EntryVerdict.Temporary.class, parking.mayEnter(OTHER, minutes(1)));
        rights.approve(request.id(), act(minutes(2)));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(OTHER, minutes(3)));
        assertEquals(List.of(CAR, OTHER), rights.permit(permit.id()).plates());
        RegistrationRequest approved = rights.requests(State.APPROVED, 0, 500).rows().stream()
                .filter(one -> one.id() == request.id())
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of("operator"), approved.decidedBy());
        refused("decided before", () -> rights.refuse(request.id(), act(minutes(4))));
    }

    @Test
    void aRequestIsRefusedWithAReason() {
        Household home = home(2, 1, 0);
        RegistrationRequest request = rights.request(home.code(), CAR, TEN);
        refused("A reason is missing", () -> rights.refuse(request.id(), new Act("operator", " ", minutes(1))));
        rights.refuse(request.id(), act(minutes(1)));
        assertEquals(
                List.of(Change.REQUESTED, Change.REFUSED),
                rights.trail(Kind.REQUEST, request.id()).stream()
                        .map(RightChange::change)
                        .toList());
        // It may be asked for again.
        rights.request(home.code(), CAR, minutes(2));
        assertEquals(1, rights.requests(State.REQUESTED, 0, 10).total());
    }

    @Test
    void requestsHaveLimits() {
        Household home = home(2, 1, 0);
        permitOf(home, type(terms -> terms.days(9)), CAR);
        refused("No household has this code", () -> rights.request("XXXXXXXX", OTHER, TEN));
        refused("on a permit already", () -> rights.request(home.code(), CAR, TEN));
        refused("lane ticket", () -> rights.request(home.code(), parking.issueTicket(), TEN));
        rights.request(home.code(), OTHER, TEN);
        refused("asked for already", () -> rights.request(home.code(), OTHER, TEN));
        refused("may have 2 plates", () -> rights.request(home.code(), THIRD, TEN));
        rights.request(home.code(), new Plate(CAR.text(), Plate.Colour.YELLOW), at("2026-03-10T00:00"));
    }

    @Test
    void aRequestOfAHouseholdWithoutAPermitWaitsForOne() {
        Household home = home(2, 1, 0);
        RegistrationRequest request = rights.request(home.code(), CAR, TEN);
        refused("one is granted first", () -> rights.approve(request.id(), act(minutes(1))));
        Permit permit = permitOf(home, type(terms -> terms.days(9)));
        rights.approve(request.id(), act(minutes(2)));
        assertEquals(List.of(CAR), rights.permit(permit.id()).plates());
    }

    @Test
    void aHouseholdHasNoMoreSpacesAndPlatesThanItsQuota() {
        Household home = home(2, 2, 0);
        PermitType two = type(terms -> terms.days(9).spaces(2));
        Permit permit = permitOf(home, two, CAR, OTHER);
        refused("may have 2: there is no room for 1", () -> permitOf(home, type(terms -> terms.days(9)), THIRD));
        refused("may have 2 plates", () -> rights.addPlate(permit.id(), THIRD, act(TEN)));
        rights.limit(home.id(), new Quota(3, 2, 0), act(TEN));
        rights.addPlate(permit.id(), THIRD, act(TEN));
    }

    @Test
    void aCarIsUnderOnePermitAtATime() {
        permit(type(terms -> terms.days(9).hours(DAY)), TODAY, CAR);
        refused("at the same time", () -> permit(type(terms -> terms.days(9)), TODAY.plusDays(8), CAR));
        refused("at the same time", () -> permit(type(terms -> terms.days(9).hours(DAY)), TODAY.plusDays(8), CAR));
        permit(type(terms -> terms.days(9).hours(NIGHT)), TODAY, CAR);
        permit(type(terms -> terms.days(9)), TODAY.plusDays(9), CAR);
        assertEquals(3, rights.permitsOf(CAR).size());
        assertEquals(3, rights.permits("12345", 0, 10).total());
        assertEquals(3, rights.permits("402", 0, 2).total());
        assertEquals(2, rights.permits("402", 0, 2).rows().size());
        assertEquals(0, rights.permits("403", 0, 2).total());
    }

    @Test
    void aCancelledPermitEndsWithADayAndTellsWhatIsUnused() {
        Permit permit = permit(type(terms -> terms.days(9).graceDays(5)), TODAY, CAR);
        refused(
                "today at the earliest",
                () -> rights.cancel(permit.id(), TODAY.minusDays(1), act(at("2026-03-03T12:00"))));
        assertEquals(
                6,
                rights.cancel(permit.id(), TODAY.plusDays(2), act(at("2026-03-03T12:00")))
                        .unusedDays());
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(CAR, at("2026-03-03T23:59")));
        assertInstanceOf(EntryVerdict.Temporary.class, parking.mayEnter(CAR, at("2026-03-04T00:00")));
        refused("was ended", () -> rights.renew(permit.id(), act(at("2026-03-03T12:00"))));
        Permit later = permit(type(terms -> terms.days(9)), TODAY.plusDays(20), CAR);
        assertEquals(9, rights.cancel(later.id(), TODAY, act(TEN)).unusedDays());
        assertInstanceOf(EntryVerdict.Temporary.class, parking.mayEnter(CAR, at("2026-03-25T12:00")));
        // One that never began is in nobody's way.
        permit(type(terms -> terms.days(30)), TODAY.plusDays(3), CAR);
    }

    @Test
    void freezingHasLimits() {
        Permit permit = permit(type(terms -> terms.days(9)), TODAY, CAR);
        refused("tomorrow on at the earliest", () -> rights.freeze(permit.id(), TODAY, act(TEN)));
        refused("cannot rest from", () -> rights.freeze(permit.id(), TODAY.plusDays(9), act(TEN)));
        refused("not frozen", () -> rights.unfreeze(permit.id(), TODAY, act(TEN)));
        rights.freeze(permit.id(), TODAY.plusDays(8), act(TEN));
        refused("frozen already", () -> rights.freeze(permit.id(), TODAY.plusDays(8), act(TEN)));
        refused("not before", () -> rights.unfreeze(permit.id(), TODAY.plusDays(7), act(TEN)));
        // Long after its end it still has its last day.
        rights.unfreeze(permit.id(), TODAY.plusDays(30), act(at("2026-03-31T12:00")));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(CAR, at("2026-03-31T23:59")));
        assertInstanceOf(EntryVerdict.Temporary.class, parking.mayEnter(CAR, at("2026-04-01T00:00")));
    }

    @Test
    void visitorPassesHaveLimits() {
        Household home = home(1, 1, 1);
        refused(
                "may last",
                () -> rights.givePass(
                        home.code(),
                        Optional.empty(),
                        TEN,
                        TEN.plus(Duration.ofDays(7)).plusNanos(1000),
                        1,
                        TEN));
        refused("not in the past", () -> rights.givePass(home.code(), Optional.empty(), minutes(-9), TEN, 1, TEN));
        refused("1 to 100 times", () -> rights.givePass(home.code(), Optional.empty(), TEN, minutes(9), 0, TEN));
        rights.givePass(home.code(), Optional.of(CAR), TEN, TEN.plus(Duration.ofDays(7)), 1, TEN);
        refused(
                "at a time, and has them",
                () -> rights.givePass(home.code(), Optional.empty(), TEN, minutes(9), 1, minutes(1)));
        assertEquals(1, rights.passesOf(home.id()).size());
        assertEquals(new EntryVerdict.Visitor(HOME, TEN.plus(Duration.ofDays(7)), 2), parking.mayEnter(CAR, TEN));
    }

    @Test
    void aResidentLocksHisOwnCar() {
        Household home = home(1, 1, 0);
        permitOf(home, type(terms -> terms.days(9)), CAR);
        parking.record(in(CAR, TEN));
        refused("on no permit", () -> lists.lock(home.code(), OTHER, TEN));
        CarLock lock = lists.lock(home.code(), CAR, TEN);
        assertInstanceOf(ExitVerdict.Locked.class, parking.mayLeave(CAR, minutes(1)));
        assertTrue(lists.unlock(CAR, lock.code(), minutes(2)));
        assertInstanceOf(ExitVerdict.Covered.class, parking.mayLeave(CAR, minutes(3)));
    }

    @Test
    void everyChangeIsKeptWithWhoWhenAndWhyAndToldOnce() throws SQLException {
        Permit permit = permit(type(terms -> terms.days(9)), TODAY, CAR);
        long told = rightsTold().size();
        rights.addPlate(permit.id(), OTHER, new Act("王", "second car", minutes(1)));
        rights.cancel(permit.id(), TODAY, new Act("李", "moves away", minutes(2)));
        List<RightChange> trail = rights.trail(Kind.PERMIT, permit.id());
        assertEquals(
                List.of(Change.GRANTED, Change.PLATE_ADDED, Change.PLATE_ADDED, Change.ENDED),
                trail.stream().map(RightChange::change).toList());
        assertEquals("王", trail.get(2).by());
        assertEquals("second car", trail.get(2).reason());
        assertEquals(minutes(1), trail.get(2).at());
        assertEquals(OTHER.toString(), trail.get(2).detail());
        List<OutboxRow> facts = rightsTold();
        assertEquals(told + 2, facts.size());
        assertEquals(Fact.RIGHT_CHANGED, facts.get(facts.size() - 2).fact());
        assertEquals(Fact.RIGHT_ENDED, facts.get(facts.size() - 1).fact());
        // What is refused leaves no trace.
        refused("is over", () -> rights.addPlate(permit.id(), THIRD, act(at("2026-03-02T00:00"))));
        assertEquals(4, rights.trail(Kind.PERMIT, permit.id()).size());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            SQLException kept = assertThrows(SQLException.class, () -> statement.execute("delete from right_change"));
            assertTrue(kept.getMessage().contains("right_change only grows"), kept.getMessage());
        }
    }

    @Test
    void aRetiredTypeIsNoLongerGranted() {
        PermitType type = type(terms -> terms.days(9));
        permit(type, TODAY, CAR);
        rights.retire(type.id(), act(TEN));
        refused("no longer on offer", () -> permit(type, TODAY, OTHER));
        assertTrue(rights.typesOnOffer().stream().noneMatch(one -> one.id() == type.id()));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(CAR, TEN));
    }

    private static List<OutboxRow> rightsTold() {
        return QuarkusTransaction.requiringNew()
                .call(() -> OutboxRow.<OutboxRow>listAll(Sort.by("id")).stream()
                        .filter(row -> row.fact().name().startsWith("RIGHT_"))
                        .toList());
    }
}
