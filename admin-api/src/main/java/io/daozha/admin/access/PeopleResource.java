package io.daozha.admin.access;

import io.daozha.admin.access.People.Made;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Settings → People. The example of how pages are built here: a table, a form that comes again with what was wrong, a page
 * for one thing, all of it without scripts.
 */
@Path("/settings/people")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.MANAGER)
class PeopleResource {
    private static final int ROWS = 50;

    private final People people;
    private final Deed deed;
    private final Shell shell;

    PeopleResource(People people, Deed deed, Shell shell) {
        this.people = people;
        this.deed = deed;
        this.shell = shell;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
    public Response list(@QueryParam("before") @DefaultValue("0") long before) {
        return shell.page(AccessPages.people(people.list(before, ROWS)));
    }

    @GET
    @Path("/new")
    public Response ask() {
        return shell.page(AccessPages.person("", "OPERATOR", null));
    }

    /** The password is in the answer and nowhere else, so this one does not go on to another page. */
    @POST
    public Response make(
            @FormParam("name") @DefaultValue("") String name, @FormParam("role") @DefaultValue("") String role) {
        deed.to(name);
        try {
            Made made = people.make(name, role, Instant.now());
            deed.because(made.account().role().name());
            return shell.page(201, AccessPages.made(made));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), AccessPages.person(name, role, trouble));
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
    public Response one(@PathParam("id") long id) {
        return shell.page(AccessPages.account(people.get(id), null));
    }

    /** @param version that the form was made from */
    @POST
    @Path("/{id}")
    public Response change(
            @PathParam("id") long id,
            @FormParam("version") @DefaultValue("-1") int version,
            @FormParam("role") Optional<String> role,
            @FormParam("disabled") Optional<Boolean> disabled) {
        Account account = people.get(id);
        deed.to(account.name());
        deed.because(role.orElse("")
                + disabled.map(off -> off ? "disabled" : "enabled").orElse(""));
        return shell.form(
                () -> {
                    people.change(id, version, role, disabled, shell.name());
                    return URI.create("/settings/people");
                },
                trouble -> AccessPages.account(people.get(id), trouble));
    }

    @POST
    @Path("/{id}/password")
    public Response reset(@PathParam("id") long id, @FormParam("version") @DefaultValue("-1") int version) {
        deed.to(people.get(id).name());
        try {
            return shell.page(AccessPages.made(people.reset(id, version)));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), AccessPages.account(people.get(id), trouble));
        }
    }
}
