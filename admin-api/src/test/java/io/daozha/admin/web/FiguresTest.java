package io.daozha.admin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void sums() {
        assertEquals("¥0.00", Figures.sum(Money.fen(0)));
        assertEquals("¥0.05", Figures.sum(Money.fen(5)));
        assertEquals("¥12.50", Figures.sum(Money.fen(1250)));
        assertEquals("−¥3.00", Figures.sum(Money.fen(-300)));
        assertEquals("HKD 1.00", Figures.sum(new Money(100, "HKD")));
    }

    @Test
    void certaintyIsNeverRoundedUp() {
        assertEquals("99%", Figures.percent(0.999));
        assertEquals("100%", Figures.percent(1));
    }

    @Test
    void timesAreThoseOfTheCarPark() {
        Instant lateInLondon = Instant.parse("2026-05-18T17:05:09Z");
        assertEquals("01:05:09", Figures.clock(lateInLondon));
        assertEquals("2026-05-19", Figures.date(lateInLondon));
    }

    @Test
    void aPlateHasItsDotAfterTheCityLetter() {
        Plate car = new Plate("湘AD06688", Colour.GREEN);
        assertEquals("湘A", Figures.head(car));
        assertEquals("D06688", Figures.tail(car));
        Plate ticket = new Plate("无7K2M9QX", Colour.TICKET);
        assertEquals("", Figures.head(ticket));
        assertEquals("无7K2M9QX", Figures.tail(ticket));
    }
}
