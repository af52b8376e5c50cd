package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.fixtures.EmptyBooks;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Stays before a person at the desk: three yuan an hour after half an hour, 24 yuan a day. */
abstract class DeskScenario {
    static final Signature WANG = new Signature("王师傅", "看了录像", minutes(10_000));

    @Inject
    Parking parking;

    @Inject
    Desk desk;

    @Inject
    EmptyBooks books;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    @AfterEach
    void theBooksAddUp() {
        assertEquals(List.of(), parking.audit());
    }

    long open(Plate plate, long minute) {
        parking.record(in(plate, minutes(minute)));
        return parking.findOpen(plate).orElseThrow().id();
    }

    long closed(long minute) {
        long stay = open(CAR, 0);
        parking.record(out(CAR, minutes(minute)));
        return stay;
    }

    void pay(long stay, long minute) {
        PaymentOrder order = parking.order(stay, minutes(minute));
        parking.settle(
                new PaymentNotice(order.number(), "wechat", "w" + order.number(), order.amount()), minutes(minute));
    }

    Money due(Plate plate, long minute) {
        return assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(plate, minutes(minute)))
                .quote()
                .due();
    }

    List<Kind> kinds(long stay) {
        return again(stay).ledger().stream().map(LedgerEntry::kind).toList();
    }

    ParkingSession again(long stay) {
        return parking.recent(100).stream()
                .filter(one -> one.id() == stay)
                .findFirst()
                .orElseThrow();
    }
}
