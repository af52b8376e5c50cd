package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything may be said by several threads at once; it is true once. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ConcurrencyTest {
    private static final int THREADS = 8;

    @Inject
    Parking parking;

    @Inject
    EmptyBooks books;

    private ExecutorService threads;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterEach
    void theBooksAddUp() {
        threads.shutdownNow();
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void onePassagePostedByEightThreadsIsOneStay() throws Exception {
        Passage entry = in(CAR, TEN);
        Passage exit = out(CAR, minutes(90));
        atOnce(() -> {
            parking.record(entry);
            return null;
        });
        atOnce(() -> {
            parking.record(exit);
            return null;
        });
        assertEquals(1, parking.recent(10).size());
        assertEquals(1, parking.ledger().size());
        assertEquals(List.of(), parking.unmatchedExits(10));
    }

    @Test
    void oneNoticeByEightThreadsIsOnePayment() throws Exception {
        parking.record(in(CAR, TEN));
        long stay = parking.findOpen(CAR).orElseThrow().id();
        List<String> numbers = atOnce(() -> parking.order(stay, minutes(60)).number());
        assertEquals(1, numbers.stream().distinct().count());
        PaymentNotice notice = new PaymentNotice(numbers.get(0), "wechat", "w1", Money.fen(300));
        List<Settlement> became = atOnce(() -> parking.settle(notice, minutes(61)));
        assertEquals(
                1, became.stream().filter(Settlement.Posted.class::isInstance).count());
        assertEquals(
                THREADS - 1,
                became.stream()
                        .filter(Settlement.AlreadyTaken.class::isInstance)
                        .count());
        assertEquals(1, parking.ledger().size());
    }

    private <T> List<T> atOnce(Callable<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<T> together = () -> {
            start.await();
            return call.call();
        };
        List<T> results = new ArrayList<>();
        for (Future<T> done : threads.invokeAll(Collections.nCopies(THREADS, together))) {
            results.add(done.get());
        }
        return results;
    }
}
