package io.daozha.admin.rights;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.RegistrationRequest.State;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What households ask for, with one key each to grant or to refuse it. */
@Path("/rights/requests")
@Blocking
@Produces(MediaType.TEXT_HTML)
class RequestsResource {
    private final RequestCounter requests;
    private final Shell shell;

    RequestsResource(RequestCounter requests, Shell shell) {
        this.requests = requests;
        this.shell = shell;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response list() {
        return shell.page(page(null));
    }

    /** The oldest of each sort; the rest comes up as these are decided. */
    private TemplateInstance page(Trouble trouble) {
        return RightsPages.requests(
                requests.plates(State.REQUESTED, 0, RightsPages.ROWS),
                requests.permits(State.REQUESTED, 0, RightsPages.ROWS),
                trouble);
    }

    @POST
    @Path("plates/{id}/approve")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response approvePlate(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Why typed = Typed.as(Given.Why.class, form);
        return done(() -> requests.approvePlate(id, typed));
    }

    @POST
    @Path("plates/{id}/refuse")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response refusePlate(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Why typed = Typed.as(Given.Why.class, form);
        return done(() -> requests.refusePlate(id, typed));
    }

    @POST
    @Path("permits/{id}/approve")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response approvePermit(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Why typed = Typed.as(Given.Why.class, form);
        return done(() -> requests.approvePermit(id, typed));
    }

    @POST
    @Path("permits/{id}/refuse")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response refusePermit(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Why typed = Typed.as(Given.Why.class, form);
        return done(() -> requests.refusePermit(id, typed));
    }

    private Response done(Runnable work) {
        return shell.form(
                () -> {
                    work.run();
                    return URI.create("/rights/requests");
                },
                this::page);
    }
}
