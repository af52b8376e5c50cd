package io.daozha.admin.rights;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
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

/** The lists that the lanes obey: cars that never pay, that do not come in, that do not leave. */
@Path("/rights/lists")
@Blocking
@Produces(MediaType.TEXT_HTML)
class StreetResource {
    private static final Given.Free EMPTY = new Given.Free(null, null, null, null, null, null, null);

    private final StreetCounter street;
    private final Shell shell;

    StreetResource(StreetCounter street, Shell shell) {
        this.street = street;
        this.shell = shell;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response lists() {
        return shell.page(page(EMPTY, null));
    }

    private TemplateInstance page(Given.Free typed, Trouble trouble) {
        return RightsPages.lists(street.free(), street.bans(), street.locks(), typed, trouble);
    }

    @POST
    @Path("free")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response exempt(MultivaluedMap<String, String> form) {
        Given.Free typed = Typed.as(Given.Free.class, form);
        return done(typed, () -> street.exempt(typed));
    }

    @POST
    @Path("free/{id}/end")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response endFree(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Day typed = Typed.as(Given.Day.class, form);
        return done(EMPTY, () -> street.endFree(id, typed));
    }

    @POST
    @Path("ban")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response ban(MultivaluedMap<String, String> form) {
        Given.Car typed = Typed.as(Given.Car.class, form);
        return done(EMPTY, () -> street.ban(typed));
    }

    @POST
    @Path("unban")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response unban(MultivaluedMap<String, String> form) {
        Given.Car typed = Typed.as(Given.Car.class, form);
        return done(EMPTY, () -> street.unban(typed));
    }

    @POST
    @Path("lock")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response lock(MultivaluedMap<String, String> form) {
        Given.Car typed = Typed.as(Given.Car.class, form);
        return done(EMPTY, () -> street.lock(typed));
    }

    @POST
    @Path("unlock")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response unlock(MultivaluedMap<String, String> form) {
        Given.Car typed = Typed.as(Given.Car.class, form);
        return done(EMPTY, () -> street.unlock(typed));
    }

    private Response done(Given.Free typed, Runnable work) {
        return shell.form(
                () -> {
                    work.run();
                    return URI.create("/rights/lists");
                },
                trouble -> page(typed, trouble));
    }
}
