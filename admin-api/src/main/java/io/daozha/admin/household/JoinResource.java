package io.daozha.admin.household;

import io.daozha.admin.access.Deed;
import io.daozha.admin.access.Residents;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.Household;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;

/** A resident signs up with the code of his household. Open to the street, so slow for who tries many codes. */
@Path("/join")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
class JoinResource {
    private final Residents residents;
    private final Shell shell;
    private final Deed deed;

    JoinResource(Residents residents, Shell shell, Deed deed) {
        this.residents = residents;
        this.shell = shell;
        this.deed = deed;
    }

    /** @param code from the committee's note, as a link or a square code has it */
    @GET
    @Limited(perMinute = 60)
    public Response ask(@QueryParam("code") @DefaultValue("") String code) {
        return shell.page(MyPages.join(code, "", null));
    }

    @POST
    @Limited(perMinute = 60)
    public Response join(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("again") @DefaultValue("") String again,
            @Context HttpServerRequest request) {
        Instant now = Instant.now();
        deed.to(name.strip());
        try {
            Household home = residents.shows(code, request.remoteAddress().hostAddress(), now);
            deed.because(home.name());
            NewCookie login = residents.signUp(name, password, again, home.id(), "https".equals(request.scheme()), now);
            return Response.seeOther(URI.create("/my")).cookie(login).build();
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), MyPages.join(code, name, trouble));
        }
    }
}
