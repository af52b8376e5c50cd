package io.daozha.admin.household;

import io.daozha.admin.live.Console;
import io.daozha.admin.live.ScreenFacts.PayCode;
import io.daozha.admin.rights.Typed;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;

/** A resident pays for a permit, or for one more term of it. */
@Path("/my/fees")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.RESIDENT)
class FeeResource {
    private final FeeCounter fees;
    private final MyCounter my;
    private final Shell shell;
    private final HttpServerRequest request;

    FeeResource(FeeCounter fees, MyCounter my, Shell shell, @Context HttpServerRequest request) {
        this.fees = fees;
        this.my = my;
        this.shell = shell;
        this.request = request;
    }

    /** Nothing is paid or owed yet: the page of the fee asks where to pay. */
    @POST
    @Limited(perMinute = 30)
    public Response renew(MultivaluedMap<String, String> form) {
        return shell.form(
                () -> page(fees.renew(Typed.as(Sent.Renewal.class, form)).id()),
                trouble -> MyPages.my(my.view(), MyResource.NO_CAR, MyResource.NO_PASS, null, trouble, null));
    }

    private static URI page(long fee) {
        return URI.create("/my/fees/" + fee);
    }

    @GET
    @Path("{id}")
    public Response fee(@PathParam("id") long id) {
        return shell.page(MyPages.fee(fees.page(id), null));
    }

    /** Sends the browser on to the channel's page; where that has paid already, to the receipt. */
    @POST
    @Path("{id}/payment")
    @Limited(perMinute = 30)
    public Response pay(
            @PathParam("id") long id,
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.USER_AGENT) String browser) {
        Sent.Payment payment = Typed.as(Sent.Payment.class, form);
        return about(id, () -> {
            Console.Asked asked = fees.pay(id, payment, payer(request, browser, payment));
            return asked.next().orElse(URI.create("/receipt/" + asked.order()));
        });
    }

    @POST
    @Path("{id}/code")
    @Limited(perMinute = 30)
    public Response code(
            @PathParam("id") long id,
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.USER_AGENT) String browser) {
        Sent.Payment payment = Typed.as(Sent.Payment.class, form);
        return about(id, () -> {
            PayCode unused = fees.code(id, payment, payer(request, browser, payment));
            return page(id);
        });
    }

    private Response about(long fee, Supplier<URI> work) {
        return shell.form(work, trouble -> MyPages.fee(fees.page(fee), trouble));
    }

    static Console.Payer payer(HttpServerRequest request, String browser, Sent.Payment payment) {
        String address =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        return new Console.Payer(
                address, browser == null ? "" : browser, payment.channel() == null ? "" : payment.channel());
    }
}
