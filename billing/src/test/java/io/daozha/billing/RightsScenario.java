package io.daozha.billing;

import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.fixtures.EmptyBooks;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Hours;
import io.daozha.billing.right.NotGrantedException;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.PermitType.Overflow;
import io.daozha.billing.right.PermitType.Terms;
import io.daozha.billing.right.Rights;
import io.daozha.billing.right.Segment;
import io.daozha.billing.right.StreetLists;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;

/** A car park of three spaces, an operator, and permits from the first of March on. */
abstract class RightsScenario {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    static final String HOME = "3栋 402";
    static final Hours DAY = new Hours(LocalTime.of(8, 0), LocalTime.of(18, 0));
    static final Hours NIGHT = new Hours(LocalTime.of(18, 0), LocalTime.of(8, 0));

    private static final AtomicInteger TYPES = new AtomicInteger();

    @Inject
    Parking parking;

    @Inject
    Rights rights;

    @Inject
    StreetLists lists;

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

    static Act act(Instant at) {
        return new Act("operator", "he asked for it", at);
    }

    /** A day, one space, not reserved, no grace, overflow as temporary; what a test needs otherwise it says. */
    PermitType type(UnaryOperator<TermsOf> otherwise) {
        return rights.offer(otherwise.apply(new TermsOf()).terms(), act(TEN));
    }

    static final class TermsOf {
        private int days = 1;
        private Hours hours = Hours.ALL_DAY;
        private int spaces = 1;
        private int graceDays;
        private int swapMinutes;
        private Overflow overflow = Overflow.TEMPORARY;
        private boolean reserved;

        TermsOf days(int number) {
            days = number;
            return this;
        }

        TermsOf hours(Hours number) {
            hours = number;
            return this;
        }

        TermsOf spaces(int number) {
            spaces = number;
            return this;
        }

        TermsOf graceDays(int number) {
            graceDays = number;
            return this;
        }

        TermsOf swapMinutes(int number) {
            swapMinutes = number;
            return this;
        }

        TermsOf refused() {
            overflow = Overflow.REFUSED;
            return this;
        }

        TermsOf reserved() {
            reserved = true;
            return this;
        }

        Terms terms() {
            return new Terms(
                    "type " + TYPES.incrementAndGet() + " of " + System.nanoTime(),
                    0,
                    days,
                    Money.fen(15_000),
                    hours,
                    spaces,
                    graceDays,
                    swapMinutes,
                    overflow,
                    reserved);
        }
    }

    Permit permit(PermitType type, LocalDate firstDay, Plate... plates) {
        return rights.grant(type.id(), Optional.empty(), HOME, Arrays.asList(plates), firstDay, act(TEN));
    }

    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(SHANGHAI).toInstant();
    }

    static Instant justBefore(Instant at) {
        return at.minusNanos(1000);
    }

    /** Drives out, having come to the arm at that moment. */
    ParkingSession leaves(Plate plate, Instant arrivedAt) {
        long stay = parking.findOpen(plate).orElseThrow().id();
        parking.record(out(plate, arrivedAt));
        return stay(stay);
    }

    ParkingSession stay(long id) {
        return parking.recent(1000).stream()
                .filter(stay -> stay.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /** Each segment's kind and begin, as day of the month and time. */
    static String told(ParkingSession stay) {
        return stay.segments().stream()
                .map(segment -> segment.kind() + " " + begin(segment))
                .collect(Collectors.joining(", "));
    }

    private static String begin(Segment segment) {
        LocalDateTime begin = LocalDateTime.ofInstant(segment.from(), SHANGHAI);
        return begin.getDayOfMonth() + "T" + begin.toLocalTime();
    }

    static Money worth(ParkingSession stay) {
        return stay.charge().orElseThrow().total();
    }

    static void refused(String because, Executable call) {
        NotGrantedException refused = assertThrows(NotGrantedException.class, call);
        assertTrue(refused.getMessage().contains(because), refused.getMessage());
    }

    void fill() {
        for (int n = 1; n <= parking.capacity(); n++) {
            parking.record(in(blue("湘B0000" + n), TEN.minusSeconds(n)));
        }
    }
}
