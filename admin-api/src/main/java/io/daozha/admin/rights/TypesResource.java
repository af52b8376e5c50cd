package io.daozha.admin.rights;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
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

/** What kinds of permits are on offer. */
@Path("/rights/types")
@Blocking
@Produces(MediaType.TEXT_HTML)
class TypesResource {
    private static final Given.Type EMPTY =
            new Given.Type(null, "1", "0", null, "00:00", "00:00", "1", "3", "15", "TEMPORARY", "true", null);

    private final PermitCounter permits;
    private final Shell shell;

    TypesResource(PermitCounter permits, Shell shell) {
        this.permits = permits;
        this.shell = shell;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response list() {
        return shell.page(RightsPages.types(permits.types(), EMPTY, null));
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response offer(MultivaluedMap<String, String> form) {
        Given.Type typed = Typed.as(Given.Type.class, form);
        return done(typed, () -> permits.offer(typed));
    }

    @POST
    @Path("{id}/retire")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response retire(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Why typed = Typed.as(Given.Why.class, form);
        return done(EMPTY, () -> permits.retire(id, typed));
    }

    private Response done(Given.Type typed, Runnable work) {
        return shell.form(
                () -> {
                    work.run();
                    return URI.create("/rights/types");
                },
                trouble -> RightsPages.types(permits.types(), typed, trouble));
    }
}
