package io.daozha.admin.rights;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Visitor passes. */
@Path("/rights/passes")
@Blocking
@Produces(MediaType.TEXT_HTML)
class PassesResource {
    private static final Given.Pass EMPTY = new Given.Pass(null, null, null, null, null, "1", null);

    private final PassCounter passes;
    private final Shell shell;

    PassesResource(PassCounter passes, Shell shell) {
        this.passes = passes;
        this.shell = shell;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response list(@QueryParam("page") @DefaultValue("0") int page) {
        return shell.page(page(page, EMPTY, null));
    }

    private TemplateInstance page(int page, Given.Pass typed, Trouble trouble) {
        return RightsPages.passes(passes.list(page, RightsPages.ROWS), typed, trouble);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response give(MultivaluedMap<String, String> form) {
        Given.Pass typed = Typed.as(Given.Pass.class, form);
        return shell.form(
                () -> {
                    passes.give(typed);
                    return URI.create("/rights/passes");
                },
                trouble -> page(0, typed, trouble));
    }

    @POST
    @Path("{id}/withdraw")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response withdraw(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Why typed = Typed.as(Given.Why.class, form);
        return shell.form(
                () -> {
                    passes.withdraw(id, typed);
                    return URI.create("/rights/passes");
                },
                trouble -> page(0, EMPTY, trouble));
    }
}
