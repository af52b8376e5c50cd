package io.daozha.admin.driver;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.lanes.PayDesk;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.Refused;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.admin.stays.Disputes;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.DeskException;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a driver's phone shows when it has scanned the code on a lane's sign. */
@Path("/lane/{id}")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
class LanePhoneResource {
    private static final int LONGEST_CODE = 24;

    private final Console console;
    private final PayDesk desk;
    private final OrderBook orders;
    private final Parking parking;
    private final ParkingConfig config;
    private final Phone phone;
    private final Shell shell;
    private final Disputes disputes;
    private final Clock clock;

    LanePhoneResource(
            Console console,
            PayDesk desk,
            OrderBook orders,
            Parking parking,
            ParkingConfig config,
            Phone phone,
            Shell shell,
            Disputes disputes,
            Clock clock) {
        this.console = console;
        this.desk = desk;
        this.orders = orders;
        this.parking = parking;
        this.config = config;
        this.phone = phone;
        this.shell = shell;
        this.disputes = disputes;
        this.clock = clock;
    }

    @GET
    @Limited(perMinute = 240)
    public Response page(@PathParam("id") String id) {
        return page(id, null);
    }

    /** A picture that the driver in this lane is shown at the moment, and no other. */
    @GET
    @Path("/pictures/{name:.+}")
    @Produces("image/jpeg")
    @Limited(perMinute = 120)
    public Response picture(@PathParam("id") String id, @PathParam("name") String name) {
        boolean shown = console.now().lane(id).flatMap(LaneView::visit).stream()
                .flatMap(visit -> visit.possible().stream())
                .anyMatch(car -> car.picture().equals(Optional.of(name)));
        return Optional.of(name)
                .filter(known -> shown)
                .flatMap(console::picture)
                .map(jpeg -> Response.ok(jpeg)
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=600")
                        .build())
                .orElseThrow(Trouble::notFound);
    }

    /**
     * Sends the phone on to the channel's page; where it has paid already, back to the lane's.
     *
     * @param session the stay whose sum the driver has seen
     * @param channel where he pays; without one, it is chosen for him
     */
    @POST
    @Path("/pay")
    @Limited(perMinute = 30)
    public Response pay(
            @PathParam("id") String id,
            @FormParam("session") long session,
            @FormParam("channel") @DefaultValue("") String channel,
            @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("") String browser,
            @Context HttpServerRequest request) {
        Console.Payer payer = new Console.Payer(request.remoteAddress().hostAddress(), browser, channel);
        try {
            Console.Asked asked = console.pay(id, session, payer);
            return Response.seeOther(asked.next().orElseGet(() -> here(id)))
                    .cookie(Phone.keepOrder(asked.order()))
                    .build();
        } catch (Refused refused) {
            return page(id, refused);
        }
    }

    /** The driver knows his own car. */
    @POST
    @Path("/choose")
    @Limited(perMinute = 30)
    public Response choose(
            @PathParam("id") String id, @FormParam("plate") String plate, @FormParam("colour") Plate.Colour colour) {
        if (plate == null || plate.isBlank() || plate.length() > 12 || colour == null) {
            throw new BadRequestException("plate and colour name the car that was chosen");
        }
        return carryOut(id, () -> console.choose(id, new Plate(plate, colour)));
    }

    /** The phone keeps the number, for the exit. */
    @POST
    @Path("/ticket")
    @Limited(perMinute = 30)
    public Response ticket(@PathParam("id") String id) {
        try {
            NewCookie number = Phone.keepTicket(console.ticket(id));
            return Response.seeOther(here(id)).cookie(number).build();
        } catch (Refused refused) {
            return page(id, refused);
        }
    }

    /** The driver of a car without a plate shows the number he was given at the entry. */
    @POST
    @Path("/mine")
    @Limited(perMinute = 10)
    public Response mine(@PathParam("id") String id, @FormParam("plate") @DefaultValue("") String given) {
        return carryOut(id, () -> {
            Fields form = new Fields();
            String text = OwnStay.plate(form, given);
            form.check();
            LaneView lane = lane(id);
            if (lane.entry() || !lane.unread()) {
                throw new Refused(Cause.NOBODY_WAITING);
            }
            Plate ticket = new Plate(text, Plate.Colour.TICKET);
            if (!text.startsWith(Phone.TICKET_SIGN) || parking.findOpen(ticket).isEmpty()) {
                throw new OwnStay.NotFound();
            }
            console.identify(id, ticket);
        });
    }

    /** The driver says that the fee is wrong; under the site's limit he leaves, and owes it until a person has decided. */
    @POST
    @Path("/dispute")
    @Limited(perMinute = 10)
    public Response dispute(
            @PathParam("id") String id,
            @FormParam("session") long session,
            @FormParam("claim") @DefaultValue("") String claim,
            @FormParam("words") @DefaultValue("") String words) {
        return carryOut(id, () -> {
            if (!disputes.dispute(id, session, claim, words).mayLeave()) {
                throw Trouble.of(
                        409,
                        "disputed",
                        language -> language.words(DriverMsg.class).disputeNoted());
            }
        });
    }

    /** None of the cars he was shown is his: he is asked for the sum that is set for a lost entry (X08). */
    @POST
    @Path("/lost")
    @Limited(perMinute = 10)
    public Response lost(@PathParam("id") String id) {
        return carryOut(id, () -> {
            Quote unused = disputes.lostEntry(id);
        });
    }

    /** What a merchant gave him is taken off the sum. */
    @POST
    @Path("/coupon")
    @Limited(perMinute = 10)
    public Response coupon(
            @PathParam("id") String id,
            @FormParam("session") long session,
            @FormParam("code") @DefaultValue("") String code) {
        return carryOut(id, () -> {
            boolean his =
                    lane(id).quote().filter(quote -> quote.session() == session).isPresent();
            if (!his) {
                throw new Refused(Cause.OTHER_CAR);
            }
            present(desk, code, session);
        });
    }

    /** What is wrong with a code is not said, for codes are money. */
    static void present(PayDesk desk, String code, long session) {
        Fields form = new Fields();
        String clean = form.text("code", code, 1, LONGEST_CODE);
        form.check();
        try {
            desk.present(clean.toUpperCase(Locale.ROOT), session);
        } catch (DeskException e) {
            throw Trouble.of(
                            409,
                            "coupon",
                            language -> language.words(DriverMsg.class).couponRefused())
                    .at("code");
        }
    }

    /** Done, the phone looks at the lane again; refused, it shows why beside what is true now. */
    private Response carryOut(String id, Runnable command) {
        try {
            command.run();
            return Response.seeOther(here(id)).build();
        } catch (Trouble trouble) {
            return page(id, trouble);
        }
    }

    private LaneView lane(String id) {
        return console.now().lane(id).orElseThrow(() -> new Refused(Cause.NO_SUCH_LANE));
    }

    private Response page(String id, Trouble trouble) {
        LaneView lane = lane(id);
        Instant now = clock.instant();
        Optional<Promise> promise = phone.order()
                .flatMap(orders::track)
                .map(track -> Promise.of(track, config.payment().armPatience(), now))
                .filter(one -> one.at(id, now));
        return shell.page(
                trouble == null ? 200 : trouble.status(),
                DriverPages.lane(lane, desk.channels(), promise, phone.ticket(), config.lostEntryFee() > 0, trouble));
    }

    private static URI here(String id) {
        return UriBuilder.fromPath("/lane/{id}").build(id);
    }
}
