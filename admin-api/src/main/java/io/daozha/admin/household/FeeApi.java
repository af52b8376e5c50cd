package io.daozha.admin.household;

import io.daozha.admin.live.Console;
import io.daozha.admin.live.ScreenFacts.PayCode;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the own household pays for its permits, for programs. The same may be asked again: it asks for nothing new. */
@Path("/api/v1/my/fees")
@Blocking
@Tag(name = "Resident")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.RESIDENT)
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class FeeApi {
    private final FeeCounter fees;
    private final HttpServerRequest request;

    FeeApi(FeeCounter fees, @Context HttpServerRequest request) {
        this.fees = fees;
        this.request = request;
    }

    @POST
    @Limited(perMinute = 30)
    @Operation(summary = "One more term of a permit: it waits for its money, begins when that comes, and owes nothing")
    @APIResponse(responseCode = "201", description = "To be paid; asked again, it is the same one")
    @APIResponse(responseCode = "409", description = "Not granted, paid already, or not as it was seen")
    public Response renew(Sent.Renewal renewal) {
        FeeView fee = fees.renew(MyApi.sent(renewal));
        return Response.created(URI.create("/api/v1/my/fees/" + fee.id()))
                .entity(fee)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "What one term of a permit costs, and what is due of it")
    public FeeView fee(@PathParam("id") long id) {
        return fees.fee(id);
    }

    @POST
    @Path("{id}/payment")
    @Limited(perMinute = 30)
    @Operation(summary = "Where the caller's own browser pays; without a next address it is paid already")
    @APIResponse(responseCode = "200", description = "GET /payments/orders/{number} tells how far the order has come")
    @APIResponse(responseCode = "409", description = "Paid already, not as it was seen, or no channel takes money now")
    public Console.Asked pay(
            @PathParam("id") long id, Sent.Payment payment, @HeaderParam(HttpHeaders.USER_AGENT) String browser) {
        return fees.pay(id, MyApi.sent(payment), FeeResource.payer(request, browser, payment));
    }

    @POST
    @Path("{id}/code")
    @Limited(perMinute = 30)
    @Operation(summary = "What another phone scans to pay")
    @APIResponse(responseCode = "200", description = "The text of a square code, and of which channel it is")
    @APIResponse(responseCode = "409", description = "Paid already, not as it was seen, or no channel takes money now")
    public PayCode code(
            @PathParam("id") long id, Sent.Payment payment, @HeaderParam(HttpHeaders.USER_AGENT) String browser) {
        return fees.code(id, MyApi.sent(payment), FeeResource.payer(request, browser, payment));
    }
}
