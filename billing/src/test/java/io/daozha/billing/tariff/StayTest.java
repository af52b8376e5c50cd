package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Charge;
import io.daozha.billing.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stay brings with it besides its time: discounts, visits before, seconds, its place in a visit. */
class StayTest {
    private static final String HEAD = """
            schema: daozha-tariff/1
            name: test
            zone: Asia/Shanghai
            currency: CNY
            """;
    private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void capsReachAcrossTheVisitsOfADay() {
        Tariff tariff = Tariff.parse(HEAD + """
                rates: {per: 60 min, price: 4.00}
                caps: {plate: {per: day, amount: 10.00, acrossVisits: yes}}
                """);
        Charge morning = tariff.price(Stay.of(NINE, hours(2)));
        assertEquals(800, morning.total().minor());
        Stay noon = Stay.of(hours(3), hours(5)).after(Stay.Earlier.of(morning));
        assertEquals(200, tariff.price(noon).total().minor());
        assertEquals(
                "同一车牌每日最高10.00元，减免 6.00元", tariff.price(noon).lines().get(1).sentence(Locale.CHINESE));
        Stay tomorrow = Stay.of(hours(24), hours(26)).after(Stay.Earlier.of(morning));
        assertEquals(800, tariff.price(tomorrow).total().minor());
    }

    @Test
    void onceADayIsAPricePerEntryWithSuchACap() {
        Tariff tariff = Tariff.parse(HEAD + """
                rates: {price: 10.00}
                restart: {every: day, what: first}
                caps: {plate: {per: day, amount: 10.00, acrossVisits: yes}}
                """);
        Charge first = tariff.price(Stay.of(NINE, hours(1)));
        assertEquals(1000, first.total().minor());
        Stay again = Stay.of(hours(2), hours(3)).after(Stay.Earlier.of(first));
        assertEquals(0, tariff.price(again).total().minor());
        assertEquals(2000, tariff.price(Stay.of(NINE, hours(16))).total().minor());
    }

    @Test
    void whatGoesOnAfterAPermitHasNoFreeMinutesAndNoFirstPeriod() {
        Tariff tariff = Tariff.parse(HEAD + """
                free: {minutes: 30 min, as: deduction}
                rates:
                  - {upTo: 60 min, price: 10.00}
                  - {per: 60 min, price: 3.00}
                """);
        assertEquals(
                0, tariff.price(Stay.of(NINE, NINE.plusSeconds(1800))).total().minor());
        assertEquals(
                1000,
                tariff.price(Stay.of(NINE, NINE.plusSeconds(1860))).total().minor());
        Stay goesOn = new Stay(NINE, NINE.plusSeconds(1800), VehicleClass.SMALL, true, List.of());
        assertEquals(300, tariff.price(goesOn).total().minor());
    }

    @ParameterizedTest(name = "{1} off the {0}")
    @CsvSource({
        "end,   'minutes 60',              1200",
        "start, 'minutes 60',              1200",
        "end,   'amount 500',              1000",
        "end,   'amount 9900',             0",
        "end,   'percent 50',              750",
        "end,   'percent 33',              1005",
        "end,   'everything',              0",
        "end,   'percent 50;minutes 60',   600",
        "end,   'amount 500;percent 50',   250",
        "end,   'minutes 60;minutes 300',  0"
    })
    void discountsCountInTheOrderOfTheTariff(String from, String given, long total) {
        // 4 h by day: a first hour of 6, then 3 an hour.
        Tariff tariff = Tariff.parse(HEAD + """
                rates:
                  - {upTo: 60 min, price: 6.00}
                  - {per: 60 min, price: 3.00}
                discounts: {order: [minutes, percent, amount], minutesFrom: %s}
                """.formatted(from));
        Stay stay = new Stay(NINE, hours(4), VehicleClass.SMALL, false, discounts(given));
        Charge charge = tariff.price(stay);
        // percent before amount: 1500 × 50 % − 500
        assertEquals(total, charge.total().minor());
        assertEquals(1500, tariff.price(Stay.of(NINE, hours(4))).total().minor());
    }

    @Test
    void minutesOffTheStartMoveTheStayIntoTheNight() {
        String text = HEAD + """
                periods:
                  day: {hours: 07:00-22:00, rates: {per: 60 min, price: 5.00}}
                  night: {hours: 22:00-07:00, rates: {per: 60 min, price: 1.00}}
                discounts: {minutesFrom: %s}
                """;
        Stay stay = new Stay(hours(12), hours(14), VehicleClass.SMALL, false, discounts("minutes 60"));
        assertEquals(
                100, Tariff.parse(text.formatted("start")).price(stay).total().minor());
        assertEquals(
                500, Tariff.parse(text.formatted("end")).price(stay).total().minor());
    }

    @ParameterizedTest(name = "seconds {0}: {1} – {2} costs {3}")
    @CsvSource({
        "drop,  09:00:30, 09:02:29, 100",
        "drop,  09:00:30, 09:02:30, 200",
        "count, 09:00:30, 09:02:30, 200",
        "count, 09:00:30, 09:02:31, 300",
        "clock, 09:00:59, 09:02:00, 200",
        "clock, 09:00:59, 09:01:59, 100"
    })
    void secondsAreDroppedCountedOrReadFromAClockWithout(String seconds, String from, String to, long fen) {
        Tariff tariff = Tariff.parse(HEAD + "rates: {per: 1 min, price: 1.00}\nseconds: " + seconds + "\n");
        Stay stay = Stay.of(
                tariff.at(LocalDateTime.parse("2026-03-02T" + from)),
                tariff.at(LocalDateTime.parse("2026-03-02T" + to)));
        assertEquals(fen, tariff.price(stay).total().minor());
    }

    @Test
    void aClassThatMayNotStandHereHasNoPrice() {
        Stay stay = TariffFiles.stay(
                TariffFiles.read("forms/new-energy"), "2026-03-02 09:00", "2026-03-02 10:00", "motorcycle");
        CannotPriceException refused = assertThrows(
                CannotPriceException.class,
                () -> TariffFiles.read("forms/new-energy").price(stay));
        assertEquals("摩托车请到对面停放", refused.getMessage());
    }

    @Test
    void aChargeBeyondTheLargestGoesToAPerson() {
        Tariff tariff = Tariff.parse(HEAD + "rates: {per: 60 min, price: 9.00}\nlargestCharge: 500.00\n");
        assertEquals(49500, tariff.price(Stay.of(NINE, hours(55))).total().minor());
        CannotPriceException refused =
                assertThrows(CannotPriceException.class, () -> tariff.price(Stay.of(NINE, hours(56))));
        assertEquals("A charge of CNY 504.00 is more than the tariff's largest, CNY 500.00", refused.getMessage());
    }

    @Test
    void tenYearsArePricedWhereTheTariffAllowsThem() {
        Tariff tariff = Tariff.parse(TariffFiles.text("published/hn-1") + "longestStay: 3660 d\n");
        Charge charge = tariff.price(Stay.of(NINE, NINE.plus(Duration.ofDays(3650))));
        assertEquals(3650 * 2000, charge.total().minor());
        assertTrue(charge.lines().size() < 16, () -> charge.lines().size() + " lines");
        assertThrows(
                CannotPriceException.class,
                () -> TariffFiles.read("published/hn-1").price(Stay.of(NINE, NINE.plus(Duration.ofDays(3650)))));
    }

    private static List<Discount> discounts(String given) {
        return List.of(given.split(";", -1)).stream().map(StayTest::discount).toList();
    }

    private static Discount discount(String given) {
        String[] words = given.split(" ", -1);
        return switch (words[0]) {
            case "minutes" -> new Discount.Minutes("购物", Duration.ofMinutes(Long.parseLong(words[1])));
            case "amount" -> new Discount.Amount("代金券", Money.fen(Long.parseLong(words[1])));
            case "percent" -> new Discount.Percent("折扣", Integer.parseInt(words[1]));
            default -> new Discount.Everything("免单");
        };
    }

    private static Instant hours(long hours) {
        return NINE.plus(Duration.ofHours(hours));
    }
}
