package io.daozha.admin.driver;

import io.daozha.admin.lanes.PayDesk;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.Refused;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Pays before driving to the exit, or after having left without paying. What the driver knows of his stay goes with every
 * request, and nothing is kept between them.
 */
@Path("/pay")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
class PayResource {
    private final OwnStay own;
    private final PayDesk desk;
    private final Phone phone;
    private final Shell shell;
    private final Clock clock;
    private final HttpServerRequest request;

    PayResource(OwnStay own, PayDesk desk, Phone phone, Shell shell, Clock clock, @Context HttpServerRequest request) {
        this.own = own;
        this.desk = desk;
        this.phone = phone;
        this.shell = shell;
        this.clock = clock;
        this.request = request;
    }

    @GET
    @Limited(perMinute = 120)
    public Response ask() {
        return shell.page(
                DriverPages.pay(new OwnStay.Told(phone.ticket().orElse(""), ""), List.of(), desk.channels(), null));
    }

    @POST
    @Limited(perMinute = 60)
    public Response find(
            @FormParam("plate") @DefaultValue("") String plate,
            @FormParam("entered") @DefaultValue("") String entered) {
        OwnStay.Told told = new OwnStay.Told(plate, entered);
        try {
            return shell.page(DriverPages.pay(told, stays(told), desk.channels(), null));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), DriverPages.pay(told, List.of(), desk.channels(), trouble));
        }
    }

    /** Sends the phone on to the channel's page; where it has paid already, to its receipt. */
    @POST
    @Path("/now")
    @Limited(perMinute = 60)
    public Response pay(
            @FormParam("plate") @DefaultValue("") String plate,
            @FormParam("entered") @DefaultValue("") String entered,
            @FormParam("session") long session,
            @FormParam("channel") @DefaultValue("") String channel,
            @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("") String browser) {
        return about(new OwnStay.Told(plate, entered), session, () -> {
            Console.Asked asked = desk.ask(session, Optional.empty(), new Console.Payer(address(), browser, channel));
            return Response.seeOther(asked.next().orElse(URI.create("/receipt/" + asked.order())))
                    .cookie(Phone.keepOrder(asked.order()))
                    .build();
        });
    }

    @POST
    @Path("/coupon")
    @Limited(perMinute = 30)
    public Response coupon(
            @FormParam("plate") @DefaultValue("") String plate,
            @FormParam("entered") @DefaultValue("") String entered,
            @FormParam("session") long session,
            @FormParam("code") @DefaultValue("") String code) {
        OwnStay.Told told = new OwnStay.Told(plate, entered);
        return about(told, session, () -> {
            LanePhoneResource.present(desk, code, session);
            return shell.page(DriverPages.pay(told, stays(told), desk.channels(), null));
        });
    }

    /** Does something about a stay that the driver has shown to be his; refused, it shows why beside what is true now. */
    private Response about(OwnStay.Told told, long session, Supplier<Response> work) {
        List<StayView> stays = List.of();
        try {
            stays = stays(told);
            if (stays.stream().noneMatch(stay -> stay.session() == session)) {
                throw new Refused(Cause.OTHER_CAR);
            }
            return work.get();
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), DriverPages.pay(told, stays, desk.channels(), trouble));
        }
    }

    private List<StayView> stays(OwnStay.Told told) {
        return own.find(told, address(), clock.instant());
    }

    private String address() {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }
}
