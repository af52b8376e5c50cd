package io.daozha.admin.payments;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Roles;
import io.daozha.billing.OrderBook;
import io.daozha.billing.PaymentTrack;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;

/** How far payments have come, so that driver and operator see which step is stuck (X11). */
@Path("/payments")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class TrackResource {
    private final OrderBook orders;
    private final ParkingConfig config;
    private final Clock clock;

    TrackResource(OrderBook orders, ParkingConfig config, Clock clock) {
        this.orders = orders;
        this.config = config;
        this.clock = clock;
    }

    /** @param step the last step that is done */
    record TrackView(PaymentTrack.Step step, PaymentTrack track) {}

    /** Of one order; its number is known to who was asked to pay, and cannot be guessed. */
    @GET
    @PermitAll
    @Limited(perMinute = 120)
    @Path("orders/{number}")
    public TrackView track(@PathParam("number") String number) {
        return orders.track(number)
                .map(track -> new TrackView(track.step(), track))
                .orElseThrow(NotFoundException::new);
    }

    /** Paid before an arm that has not risen for longer than it may take, oldest first. */
    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    @Path("stuck")
    public List<PaymentTrack> stuck() {
        return orders.stuck(clock.instant(), config.payment().armPatience());
    }
}
