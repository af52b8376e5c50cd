package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.billing.Facts.Fact;
import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happened is told to others in order, at least once, whatever becomes of them or of us. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class FactsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Parking parking;

    @Inject
    Facts facts;

    @Inject
    EmptyBooks books;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    @Test
    void everythingIsToldInTheWordsOfApds() throws IOException {
        parking.grant(Street.OTHER, "3栋 402", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        parking.record(in(CAR, TEN));
        PaymentOrder order = parking.order(parking.findOpen(CAR).orElseThrow().id(), minutes(90));
        parking.settle(new PaymentNotice(order.number(), "wechat", "w1", order.amount()), minutes(91));
        parking.record(out(CAR, minutes(95)));
        parking.clockJumped(minutes(100), minutes(200));
        List<Fact> told = sent(minutes(300));
        assertEquals(
                List.of(
                        "RIGHT_GRANTED",
                        "RIGHT_CHANGED",
                        "PASSAGE",
                        "STAY_OPENED",
                        "MONEY_RECEIVED",
                        "PASSAGE",
                        "STAY_CLOSED",
                        "ALARM"),
                told.stream().map(Fact::kind).toList());
        List<String> types = new ArrayList<>();
        for (Fact fact : told) {
            JsonNode body = JSON.readTree(fact.body());
            assertEquals("daozha-facts/1", body.get("schema").asText());
            assertEquals(fact.id().toString(), body.get("id").asText());
            types.add(body.at("/subject/type").asText());
        }
        assertEquals(
                List.of(
                        "AssignedRight",
                        "AssignedRight",
                        "Observation",
                        "Session",
                        "Payment",
                        "Observation",
                        "Session",
                        "Alarm"),
                types);
        JsonNode closed = JSON.readTree(told.get(6).body()).get("subject");
        assertEquals(CAR.text(), closed.at("/credentials/0/identifier").asText());
        assertEquals(600, closed.at("/charge/value").asLong());
        assertEquals("UNITS", closed.at("/charge/lines/0/kind").asText());
        assertEquals(0, closed.at("/balance/value").asLong());
        assertEquals(600, JSON.readTree(told.get(4).body()).at("/subject/value").asLong());
    }

    @Test
    @DisplayName("F07 a receiver that fails at any moment gets everything, in order, and knows by the id what it had")
    void f07_nothingIsLost() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            parking.record(in(Street.blue("湘A000%02d".formatted(i)), minutes(i)));
        }
        List<Fact> heard = new ArrayList<>();
        Instant now = minutes(100);
        int rounds = 0;
        while (facts.waiting() > 0) {
            assertTrue(rounds++ < 1_000, () -> "seed " + seed + ": " + facts.waiting() + " wait for ever");
            facts.send(7, now, fact -> {
                if (random.nextInt(3) == 0) {
                    throw new IOException("away");
                }
                heard.add(fact);
                if (random.nextInt(3) == 0) {
                    throw new IOException("it has it, but we do not know");
                }
            });
            now = now.plusSeconds(random.nextInt(600));
        }
        List<Fact> once = new ArrayList<>();
        HashSet<Object> known = new HashSet<>();
        heard.stream().filter(fact -> known.add(fact.id())).forEach(once::add);
        assertEquals(40, once.size(), "seed " + seed);
        assertTrue(heard.size() > 40, "seed " + seed);
        for (int i = 0; i < 40; i += 2) {
            assertTrue(once.get(i).body().contains("湘A000%02d".formatted(i / 2)), "seed " + seed + " at " + i);
        }
    }

    @Test
    void whatIsNotTakenWaitsTwiceAsLongEachTimeAndTheOthersBehindIt() {
        parking.record(in(CAR, TEN));
        List<Instant> tries = new ArrayList<>();
        for (Instant now = TEN; now.isBefore(TEN.plusSeconds(20)); now = now.plusSeconds(1)) {
            Instant at = now;
            facts.send(10, at, fact -> {
                tries.add(at);
                throw new IOException("away");
            });
        }
        assertEquals(
                List.of(0L, 1L, 3L, 7L, 15L),
                tries.stream()
                        .map(at -> at.getEpochSecond() - TEN.getEpochSecond())
                        .toList());
        assertEquals(2, facts.waiting());
    }

    @Test
    void aSecondSenderLeavesWhatTheFirstHasInHand() throws Exception {
        parking.record(in(CAR, TEN));
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch may = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Facts.Delivery> first = other.submit(() -> facts.send(10, TEN, fact -> {
            holds.countDown();
            may.await();
        }));
        holds.await();
        assertEquals(new Facts.Delivery(0, Optional.empty()), facts.send(10, TEN, fact -> {}));
        may.countDown();
        assertEquals(2, first.get().sent());
        other.shutdownNow();
        assertEquals(2, facts.forgetSent(TEN.plusSeconds(1)));
    }

    private List<Fact> sent(Instant at) {
        List<Fact> told = new ArrayList<>();
        facts.send(100, at, told::add);
        return told;
    }
}
