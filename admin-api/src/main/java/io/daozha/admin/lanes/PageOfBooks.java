package io.daozha.admin.lanes;

import io.daozha.admin.live.ConsoleView.Lot;
import io.daozha.admin.live.PassageView;
import io.daozha.admin.live.PassageView.Payment;
import io.daozha.billing.Charge;
import io.daozha.billing.Charge.Line;
import io.daozha.billing.Grounds;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import io.daozha.billing.right.Permit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Joins stays, permits and payments into what the console lists. */
final class PageOfBooks {
    private final Parking parking;
    private final List<Permit> permits;

    PageOfBooks(Parking parking) {
        this.parking = parking;
        this.permits = parking.permits();
    }

    Books.Page read(int passages, Instant now) {
        int permit = (int) parking.inside().stream().filter(this::underPermit).count();
        Lot lot = new Lot(parking.capacity(), permit, parking.occupied() - permit);
        Stream<PassageView> ofStays = parking.recent(passages).stream()
                .flatMap(stay ->
                        Stream.concat(stay.exit().map(exit -> left(stay, exit)).stream(), Stream.of(entered(stay))));
        Stream<PassageView> ofNone = parking.unmatchedExits(passages).stream().map(PageOfBooks::unmatched);
        List<PassageView> newest = Stream.concat(ofStays, ofNone)
                .sorted(Comparator.comparing(PassageView::at).reversed())
                .limit(passages)
                .toList();
        return new Books.Page(lot, parking.spacesLeft(now), newest);
    }

    private boolean underPermit(ParkingSession stay) {
        ZoneId zone = stay.tariffVersion().tariff().zone();
        return permits.stream().anyMatch(permit -> permit.holds(stay.plate(), stay.enteredAt(), zone));
    }

    private PassageView entered(ParkingSession stay) {
        Passage entry = stay.entry();
        return new PassageView(
                entry.id(),
                entry.passedAt(),
                entry.direction(),
                stay.plate(),
                entry.reading().map(Passage.Reading::confidence),
                entry.grounds().orElse(underPermit(stay) ? Grounds.PERMIT : Grounds.TEMPORARY),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                stay.state() == ParkingSession.State.EXIT_UNSEEN || !entry.certain(),
                entry.picture(),
                Optional.empty());
    }

    private static PassageView left(ParkingSession stay, Passage exit) {
        return new PassageView(
                exit.id(),
                exit.passedAt(),
                exit.direction(),
                exit.plate(),
                exit.reading().map(Passage.Reading::confidence),
                exit.grounds().orElseGet(() -> grounds(stay)),
                Optional.of(Duration.between(stay.enteredAt(), exit.arrivedAt())),
                stay.charge(),
                payments(stay),
                !stay.review().isEmpty(),
                stay.entry().picture(),
                exit.picture());
    }

    private static PassageView unmatched(Passage exit) {
        return new PassageView(
                exit.id(),
                exit.passedAt(),
                exit.direction(),
                exit.plate(),
                exit.reading().map(Passage.Reading::confidence),
                exit.grounds().orElse(Grounds.NONE),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                Optional.empty(),
                exit.picture());
    }

    private static Grounds grounds(ParkingSession stay) {
        if (stay.charge().map(Charge::lines).stream()
                .flatMap(List::stream)
                .anyMatch(line -> line.kind() == Line.Kind.PERMIT)) {
            return Grounds.PERMIT;
        }
        if (stay.paid().minor() > 0) {
            return Grounds.PAID;
        }
        boolean free =
                stay.charge().filter(charge -> charge.total().minor() == 0).isPresent();
        return free ? Grounds.NOTHING_DUE : Grounds.NONE;
    }

    private static List<Payment> payments(ParkingSession stay) {
        return stay.ledger().stream()
                .filter(entry -> entry.channel().isPresent())
                .map(PageOfBooks::payment)
                .toList();
    }

    /** In the ledger money that came in is negative: it takes from what the stay owes. */
    private static Payment payment(LedgerEntry entry) {
        return new Payment(
                entry.at(),
                entry.channel().orElse(""),
                entry.channelSerial().orElse(""),
                entry.amount().times(-1));
    }
}
