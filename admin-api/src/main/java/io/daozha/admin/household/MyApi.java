package io.daozha.admin.household;

import io.daozha.admin.rights.PassView;
import io.daozha.admin.rights.RequestView;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Msg;
import io.daozha.admin.web.Once;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A resident's own things, for programs. Another household's numbers are answered 404, like numbers that there are not. */
@Path("/api/v1/my")
@Blocking
@Tag(name = "Resident")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.RESIDENT)
class MyApi {
    private final MyCounter my;
    private final PlatePhoto photos;
    private final Once once;
    private final Shell shell;
    private final Clock clock;

    MyApi(MyCounter my, PlatePhoto photos, Once once, Shell shell, Clock clock) {
        this.my = my;
        this.photos = photos;
        this.once = once;
        this.shell = shell;
        this.clock = clock;
    }

    static <T> T sent(T body) {
        if (body == null) {
            throw Trouble.of(
                    400, "bad-request", language -> language.words(Msg.class).badRequest());
        }
        return body;
    }

    @GET
    @Operation(summary = "Cars, permits, requests and visitor passes of the own household")
    @APIResponse(responseCode = "200", description = "As it is now")
    @APIResponse(responseCode = "409", description = "The account has not shown a household's code yet")
    public MyView my() {
        return my.view();
    }

    @POST
    @Path("plate-requests")
    @Operation(summary = "Asks for a plate on the household's permit; takes an Idempotency-Key")
    @APIResponse(responseCode = "201", description = "It waits for the operator")
    @APIResponse(responseCode = "400", description = "This is no plate; the field says why")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Response askForPlate(Sent.Car car) {
        Sent.Car sent = sent(car);
        return once.answer(sent, () -> created(my.askForPlate(sent)));
    }

    private static Response created(Object made) {
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @POST
    @Path("permit-requests")
    @Operation(summary = "Asks for a permit of a type, or for one more term of a permit; takes an Idempotency-Key")
    @APIResponse(responseCode = "201", description = "It waits for the operator")
    @APIResponse(responseCode = "404", description = "There is no such type, or no such permit of the household")
    @APIResponse(responseCode = "409", description = "It was asked for already")
    public Response askForPermit(Sent.Wish wish) {
        Sent.Wish sent = sent(wish);
        return once.answer(sent, () -> {
            RequestView asked = my.askForPermit(sent);
            return created(asked);
        });
    }

    @POST
    @Path("visitor-passes")
    @Operation(summary = "Gives a visitor pass; takes an Idempotency-Key")
    @APIResponse(responseCode = "201", description = "Its code is for the visitor")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Response givePass(Sent.Pass pass) {
        Sent.Pass sent = sent(pass);
        return once.answer(sent, () -> {
            PassView given = my.givePass(sent);
            return created(given);
        });
    }

    @POST
    @Path("visitor-passes/{id}/withdrawal")
    @Operation(summary = "Nobody comes in on it any more; who is in stays covered")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "There is no such pass of the household")
    public void withdraw(@PathParam("id") long id) {
        my.withdrawPass(id);
    }

    @POST
    @Path("locks")
    @Operation(summary = "Locks a car of the household: it does not leave until the lock is opened")
    @APIResponse(responseCode = "204", description = "Done; the overview tells the code")
    @APIResponse(responseCode = "409", description = "It is locked already, or no car of the household")
    public void lock(Sent.Car car) {
        my.lock(sent(car));
    }

    @POST
    @Path("locks/{id}/opening")
    @Operation(summary = "Opens a lock of the household's own")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "There is no such lock of the household's own")
    public void unlock(@PathParam("id") long id) {
        my.unlock(id);
    }

    @POST
    @Path("photo")
    @Limited(perMinute = 10)
    @Operation(summary = "Reads the plate in a photograph (JPEG or PNG, 5 MB), which is not kept")
    @APIResponse(responseCode = "200", description = "The largest plate in it, and how certain the reading is")
    @APIResponse(responseCode = "415", description = "Not a picture that is read")
    @APIResponse(responseCode = "422", description = "It shows no plate")
    public PlatePhoto.Reading photo(byte[] picture) {
        return photos.read(picture);
    }

    @GET
    @Path("stays")
    @Operation(summary = "Stays of the household's cars while they were on its permits, the newest first")
    @APIResponse(responseCode = "200", description = "A part of them; header Link names the next")
    public Response stays(
            @QueryParam("before") @DefaultValue("0") long before,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return my.stays(before, limit).answer(uri);
    }

    @GET
    @Path("export")
    @Limited(perMinute = 6)
    @Operation(summary = "Everything of the household in one file")
    @APIResponse(responseCode = "200", description = "To be saved")
    public Response export() {
        MyView view = my.view();
        List<StayView> stays = new ArrayList<>();
        Slice<StayView> part = my.stays(0, Slice.MOST);
        stays.addAll(part.items());
        while (part.next().isPresent()) {
            part = my.stays(part.next().getAsLong(), Slice.MOST);
            stays.addAll(part.items());
        }
        return Response.ok(new Export(shell.name(), clock.instant(), view, stays))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"daozha-my-data.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("forgetting")
    @Limited(perMinute = 10)
    @Operation(
            summary =
                    "Takes the household's cars out of stays that are over; what is inside, disputed or owing is kept")
    @APIResponse(responseCode = "200", description = "How many were forgotten and how many kept")
    @APIResponse(responseCode = "400", description = "sure is not true")
    public Gone forget(Sent.Sure sure) {
        var done = my.forget(sent(sure));
        return new Gone(done.stays(), done.kept().size());
    }

    /** @param kept things that are not over */
    public record Gone(int stays, int kept) {}
}
