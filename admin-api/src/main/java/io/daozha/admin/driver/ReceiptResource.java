package io.daozha.admin.driver;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Charge;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.tariff.CannotPriceException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** How far a payment has come, and the receipt; for whoever has the order's number, which cannot be guessed. */
@Path("/receipt/{number}")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
class ReceiptResource {
    private final Parking parking;
    private final ParkingConfig config;
    private final Shell shell;
    private final Clock clock;

    ReceiptResource(Parking parking, ParkingConfig config, Shell shell, Clock clock) {
        this.parking = parking;
        this.config = config;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    @Limited(perMinute = 120)
    public Response receipt(@PathParam("number") String number) {
        PaymentOrder order = Optional.of(number)
                .filter(Phone.ORDER_NUMBER.asMatchPredicate())
                .flatMap(parking::findOrder)
                .orElseThrow(Trouble::notFound);
        return shell.page(order.stay()
                .map(stay -> DriverPages.receipt(of(order, stay)))
                .orElseGet(() -> DriverPages.feeReceipt(new FeeReceipt(order))));
    }

    private Receipt of(PaymentOrder order, ParkingSession stay) {
        Instant now = clock.instant();
        boolean inside = stay.state() == ParkingSession.State.OPEN;
        return new Receipt(
                order,
                Promise.of(order.track(), config.payment().armPatience(), now),
                charge(stay, now),
                stay.leaveBy().filter(until -> inside));
    }

    private Optional<Charge> charge(ParkingSession stay, Instant now) {
        try {
            return stay.charge()
                    .or(() -> Optional.of(parking.quote(stay.id(), now).charge()));
        } catch (CannotPriceException e) {
            return Optional.empty();
        }
    }
}
