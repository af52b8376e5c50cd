package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.tariff.CannotPriceException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many stays are priced as each of them alone would be, and in as many questions to the database. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class QuotesTest extends RightsScenario {
    @Inject
    EntityManagerFactory database;

    @Inject
    Vouchers vouchers;

    private Statistics statistics;

    @BeforeEach
    void count() {
        statistics = database.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoMore() {
        statistics.setStatisticsEnabled(false);
    }

    private long comesIn(Plate plate, Instant at) {
        parking.record(in(plate, at));
        return parking.findOpen(plate).orElseThrow().id();
    }

    /** One that costs something, one that pays, two of one space, one always free, a visitor, one with a coupon. */
    private List<Long> carsOfEveryKind(int round) {
        Plate plain = blue("湘A1000" + round);
        Plate paying = blue("湘A2000" + round);
        Plate first = blue("湘A3000" + round);
        Plate second = blue("湘A4000" + round);
        Plate free = blue("湘A5000" + round);
        Plate visitor = blue("湘A6000" + round);
        Plate shopper = blue("湘A7000" + round);
        permit(type(terms -> terms.days(9).swapMinutes(10)), TODAY, first, second);
        lists.exempt(free, "救护车", TODAY, Optional.empty(), act(TEN));
        rights.givePass(Optional.empty(), Optional.of(visitor), TEN, minutes(100), 1, act(TEN));
        parking.record(in(plain, TEN.minus(Duration.ofHours(20))));
        parking.record(out(plain, TEN.minus(Duration.ofHours(3))));
        List<Long> stays = List.of(
                comesIn(plain, TEN),
                comesIn(paying, minutes(1)),
                comesIn(first, minutes(2)),
                comesIn(second, minutes(3)),
                comesIn(free, minutes(4)),
                comesIn(visitor, minutes(5)),
                comesIn(shopper, minutes(6)));
        PaymentOrder unused = parking.order(stays.get(1), minutes(297));
        Coupon given = vouchers.give(
                vouchers.agree("粉店" + round, 3).id(),
                Coupon.Kind.MINUTES,
                60,
                Optional.of(shopper),
                minutes(10),
                minutes(600));
        assertTrue(given.session().isEmpty());
        parking.record(out(first, minutes(200)));
        return stays;
    }

    private Map<Long, Quote> oneByOne(List<Long> stays, Instant at) {
        Map<Long, Quote> quotes = new HashMap<>();
        for (long stay : stays) {
            try {
                quotes.put(stay, parking.quote(stay, at));
            } catch (CannotPriceException e) {
                // It is missing among many, too.
            }
        }
        return quotes;
    }

    private long questions(List<Long> stays, Instant at) {
        statistics.clear();
        assertFalse(parking.quotes(stays, at).isEmpty());
        return statistics.getPrepareStatementCount();
    }

    @Test
    void manyStaysCostWhatEachOfThemDoes() {
        List<Long> stays = carsOfEveryKind(1);
        List.of(10L, 105L, 150L, 205L, 300L, 3000L)
                .forEach(minute -> assertEquals(
                        oneByOne(stays, minutes(minute)), parking.quotes(stays, minutes(minute)), "at " + minute));
        Map<Long, Quote> quotes = parking.quotes(stays, minutes(300));
        assertEquals(
                List.of(false, false, true, false, true, false, false),
                stays.stream()
                        .map(stay -> quotes.get(stay).charge().total().minor() == 0)
                        .toList());
    }

    @Test
    void theOneThatHasNoPriceIsLeftOut() {
        long before = comesIn(CAR, TEN);
        parking.clockJumped(minutes(30), minutes(90));
        long after = comesIn(OTHER, minutes(100));
        Map<Long, Quote> quotes = parking.quotes(List.of(before, after), minutes(200));
        assertEquals(oneByOne(List.of(before, after), minutes(200)), quotes);
        assertEquals(List.of(after), List.copyOf(quotes.keySet()));
    }

    @Test
    void manyStaysAreAsManyQuestionsAsFew() {
        List<Long> few = carsOfEveryKind(0);
        List<Long> many = IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(round -> carsOfEveryKind(round).stream())
                .toList();
        assertEquals(questions(few, minutes(300)), questions(many, minutes(300)));
    }
}
