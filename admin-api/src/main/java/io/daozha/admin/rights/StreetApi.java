package io.daozha.admin.rights;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.RightChange;
import io.daozha.billing.right.RightChange.Kind;
import io.daozha.billing.right.Rights;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lists that the lanes obey, and what was done to any right, for programs. */
@Path("/api/v1")
@Blocking
@Tag(name = "Rights")
@Produces(MediaType.APPLICATION_JSON)
class StreetApi {
    private final StreetCounter street;
    private final Rights rights;

    StreetApi(StreetCounter street, Rights rights) {
        this.street = street;
        this.rights = rights;
    }

    @GET
    @Path("free-cars")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Cars that never pay")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    public List<StreetCounter.FreeView> free() {
        return street.free();
    }

    @POST
    @Path("free-cars")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "A car, or all whose plates have a form, never pays")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public StreetCounter.FreeView exempt(Given.Free given) {
        return street.exempt(Hand.sent(given));
    }

    @POST
    @Path("free-cars/{id}/end")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "It pays again after a day")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    public void endFree(@PathParam("id") long id, Given.Day given) {
        street.endFree(id, Hand.sent(given));
    }

    @GET
    @Path("banned-cars")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Cars that do not come in")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    public List<StreetCounter.BanView> bans() {
        return street.bans();
    }

    @POST
    @Path("banned-cars")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "It does not come in any more; the lane tells the reason")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public StreetCounter.BanView ban(Given.Car given) {
        return street.ban(Hand.sent(given));
    }

    @POST
    @Path("banned-cars/removal")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "It may come in again")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public void unban(Given.Car given) {
        street.unban(Hand.sent(given));
    }

    @GET
    @Path("locks")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Cars that are kept inside")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    public List<StreetCounter.LockView> locks() {
        return street.locks();
    }

    @POST
    @Path("locks")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "It does not leave any more")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public StreetCounter.LockView lock(Given.Car given) {
        return street.lock(Hand.sent(given));
    }

    @POST
    @Path("locks/removal")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "It may leave again, without the code of the lock")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public void unlock(Given.Car given) {
        street.unlock(Hand.sent(given));
    }

    /** @param by an operator's name, or a household's */
    public record Step(Instant at, String by, String change, String detail, String reason) {
        static Step of(RightChange change) {
            return new Step(change.at(), change.by(), change.change().name(), change.detail(), change.reason());
        }
    }

    @GET
    @Path("rights/{kind}/{number}/trail")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(
            summary =
                    "What was done to a right, the oldest first; kind is permit, household, request, permit_request, visitor_pass, exemption, ban, lock or permit_type")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "404", description = "There is no such number")
    public List<Step> trail(@PathParam("kind") String kind, @PathParam("number") long number) {
        Kind of = Stream.of(Kind.values())
                .filter(one -> one.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(Trouble::notFound);
        return rights.trail(of, number).stream().map(Step::of).toList();
    }
}
