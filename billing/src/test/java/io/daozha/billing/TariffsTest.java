package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.fixtures.EmptyBooks;
import io.daozha.billing.tariff.Rehearsal;
import io.daozha.billing.tariff.Stay;
import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.TariffTextException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of the tariff, and the stays that a draft is held against. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class TariffsTest {
    @Inject
    Tariffs tariffs;

    @Inject
    Parking parking;

    @Inject
    EmptyBooks books;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    @Test
    void aVersionKnowsWhoPublishedItAndWhy() {
        TariffVersion began = tariffs.inForce(TEN);
        assertEquals(Optional.empty(), began.publishedBy());
        TariffVersion next = tariffs.publish(Tariff.defaultText(), minutes(60), began.id(), "王芳", " 涨价 ", TEN);
        assertEquals(Optional.of("王芳"), next.publishedBy());
        assertEquals(Optional.of("涨价"), next.reason());
        assertEquals(Optional.of(TEN), next.publishedAt());
        assertEquals(began.id(), tariffs.inForce(minutes(59)).id());
        assertEquals(next.id(), tariffs.inForce(minutes(60)).id());
        assertEquals(next.id(), tariffs.all().get(0).id());
    }

    @Test
    void whatCannotHoldIsRefusedAndNothingIsChanged() {
        long seen = tariffs.newest();
        String text = Tariff.defaultText();
        assertThrows(DeskException.class, () -> tariffs.publish(text, minutes(-1), seen, "a", "b", TEN));
        assertThrows(DeskException.class, () -> tariffs.publish(text, minutes(1), seen - 1, "a", "b", TEN));
        assertThrows(DeskException.class, () -> tariffs.publish(text, minutes(1), seen, "a", "  ", TEN));
        TariffTextException wrong = assertThrows(
                TariffTextException.class,
                () -> tariffs.publish(text.replace("price: 3.00", "price: -3"), minutes(1), seen, "a", "b", TEN));
        assertEquals(9, wrong.line());
        tariffs.publish(text, minutes(1), seen, "a", "b", TEN);
        assertThrows(DeskException.class, () -> tariffs.publish(text, minutes(1), seen, "a", "b", TEN));
        assertEquals(2, tariffs.all().size());
        DeskException taken = assertThrows(
                DeskException.class, () -> tariffs.publish(text, minutes(1), tariffs.newest(), "a", "b", TEN));
        assertTrue(taken.getMessage().contains("choose another moment"), taken.getMessage());
    }

    @Test
    void pastStaysAreThoseOfTemporaryCarsUpToWhereTheyWerePriced() {
        Plate holder = blue("湘A00001");
        parking.grant(holder, "3栋", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 4, 1));
        for (Plate plate : List.of(CAR, OTHER, holder)) {
            parking.record(in(plate, TEN));
        }
        parking.record(out(CAR, minutes(90)));
        parking.record(out(holder, minutes(91)));
        // Paid after an hour and left within the time to leave: priced to the payment, not to the exit.
        PaymentOrder order = parking.order(parking.findOpen(OTHER).orElseThrow().id(), minutes(60));
        parking.settle(new PaymentNotice(order.number(), "test", "S1", order.amount()), minutes(60));
        parking.record(out(OTHER, minutes(70)));
        assertEquals(
                List.of(
                        new Rehearsal.Past(CAR.text(), Stay.of(TEN, minutes(90)), OptionalLong.of(600)),
                        new Rehearsal.Past(OTHER.text(), Stay.of(TEN, minutes(60)), OptionalLong.of(300))),
                tariffs.past(TEN, 10));
        assertEquals(1, tariffs.past(TEN, 1).size());
        assertEquals(List.of(), tariffs.past(minutes(91), 10));
    }
}
