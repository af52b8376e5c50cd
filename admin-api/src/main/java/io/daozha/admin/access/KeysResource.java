package io.daozha.admin.access;

import io.daozha.admin.access.Keys.Made;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.List;

/** Settings → API keys. */
@Path("/settings/keys")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.MANAGER)
class KeysResource {
    private static final int ROWS = 50;

    private final Keys keys;
    private final Deed deed;
    private final Shell shell;

    KeysResource(Keys keys, Deed deed, Shell shell) {
        this.keys = keys;
        this.deed = deed;
        this.shell = shell;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
    public Response list(@QueryParam("before") @DefaultValue("0") long before) {
        return shell.page(AccessPages.keys(keys.list(before, ROWS), Instant.now()));
    }

    @GET
    @Path("/new")
    public Response ask() {
        return shell.page(AccessPages.key("", List.of(), "365", null));
    }

    /** The key is in the answer and nowhere else, so this one does not go on to another page. */
    @POST
    public Response make(
            @FormParam("label") @DefaultValue("") String label,
            @FormParam("scopes") List<String> scopes,
            @FormParam("days") @DefaultValue("") String days) {
        deed.to(label);
        deed.because(String.join(" ", scopes));
        try {
            Made made = QuarkusTransaction.requiringNew()
                    .call(() -> keys.make(label, scopes, days, shell.name(), Instant.now()));
            return shell.page(201, AccessPages.madeKey(made));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), AccessPages.key(label, scopes, days, trouble));
        }
    }

    @POST
    @Path("/{id}/revoke")
    public Response revoke(@PathParam("id") long id) {
        keys.revoke(id, Instant.now());
        return Response.seeOther(URI.create("/settings/keys")).build();
    }
}
