package io.daozha.admin.stays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.FakeConsole;
import io.daozha.admin.live.FakeSite;
import io.daozha.admin.live.Refused;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Desk;
import io.daozha.billing.Parking;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.billing.Review;
import io.daozha.billing.Signature;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a driver may say against what he is asked for: of the car in the lane, and of no other. */
@QuarkusTest
@TestProfile(FakeSite.class)
class DisputesTest {
    @Inject
    Disputes disputes;

    @Inject
    Seeds seeds;

    @Inject
    Desk desk;

    @Inject
    Parking parking;

    @Inject
    FakeConsole park;

    private ConsoleView before;

    @BeforeEach
    void remember() {
        before = park.now();
    }

    @AfterEach
    void comesBack() {
        park.becomes(before);
    }

    @Test
    void theCarInTheLaneDisputesAndNoOther() {
        long his = seeds.inside(Seeds.plate(), Duration.ofHours(2));
        long other = seeds.inside(Seeds.plate(), Duration.ofHours(2));
        stands(desk.find(his).orElseThrow().plate(), Optional.of(parking.quote(his, Instant.now())));
        assertThrows(Refused.class, () -> disputes.dispute("exit", other, "OTHER", ""));
        assertThrows(Refused.class, () -> disputes.dispute("nowhere", his, "OTHER", ""));
        assertThrows(Trouble.class, () -> disputes.dispute("exit", his, "SHOUT", ""));
        assertThrows(Trouble.class, () -> disputes.dispute("exit", his, "OTHER", "字".repeat(201)));
        assertEquals(List.of(), desk.trail(his));
        assertTrue(disputes.dispute("exit", his, "wrong_time", "没停那么久").mayLeave());
        assertTrue(desk.find(his).orElseThrow().review().contains(Review.DISPUTED));
        assertFalse(desk.find(other).orElseThrow().review().contains(Review.DISPUTED));
        desk.rejectDispute(his, new Signature("test", "over", Instant.now()));
    }

    @Test
    void nobodyDisputesBeforeHeIsAsked() {
        long his = seeds.inside(Seeds.plate(), Duration.ofHours(2));
        Plate plate = desk.find(his).orElseThrow().plate();
        stands(plate, Optional.empty());
        assertThrows(Refused.class, () -> disputes.dispute("exit", his, "OTHER", ""));
        assertThrows(Refused.class, () -> disputes.lostEntry("exit"), "it is inside");
    }

    @Test
    void aLostEntryCostsNothingWhereNoSumIsSet() {
        Plate plate = Seeds.plate();
        stands(plate, Optional.empty());
        assertThrows(Refused.class, () -> disputes.lostEntry("exit"));
        assertTrue(parking.findOpen(plate).isEmpty());
    }

    private void stands(Plate plate, Optional<Quote> quote) {
        park.becomes(AtTheExit.stands(park.now(), plate, quote));
    }
}
