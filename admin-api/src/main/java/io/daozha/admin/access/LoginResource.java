package io.daozha.admin.access;

import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Msg;
import io.daozha.admin.web.OutsideLogin;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** In and out, and a password of one's own. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
class LoginResource {
    private static final int MOST_CHARACTERS = 200;

    private final People people;
    private final Logins logins;
    private final Deed deed;
    private final Shell shell;
    private final Entrance entrance;
    private final OutsideLogin outside;

    LoginResource(People people, Logins logins, Deed deed, Shell shell, Entrance entrance, OutsideLogin outside) {
        this.people = people;
        this.logins = logins;
        this.deed = deed;
        this.shell = shell;
        this.entrance = entrance;
        this.outside = outside;
    }

    /**
     * Where a provider has the login, only those come here who have been there: the permission {@code login} of the
     * configuration sends everybody else.
     *
     * @param to the page to go on to
     */
    @GET
    @Path("login")
    @PermitAll
    public Response ask(@QueryParam("to") @DefaultValue("") String to) {
        if (outside.on()) {
            return Response.seeOther(goal(to)).build();
        }
        return shell.page(AccessPages.login(to, "", null));
    }

    /** Where whoever the provider refused comes back to; straight to the login again, he would go round and round. */
    @GET
    @Path("login/refused")
    @PermitAll
    public Response refused() {
        throw Trouble.of(
                400, "login-failed", language -> language.words(Msg.class).loginFailed());
    }

    @POST
    @Path("login")
    @PermitAll
    @Limited(perMinute = 60)
    public Response login(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("to") @DefaultValue("") String to,
            @Context HttpServerRequest request) {
        requireOwnLogin();
        String address = request.remoteAddress().hostAddress();
        String called = name.strip();
        deed.to(called.length() > MOST_CHARACTERS ? called.substring(0, MOST_CHARACTERS) : called);
        Instant now = Instant.now();
        try {
            Account account = entrance.let(called, password, address, now);
            String token = logins.open(account, now);
            return Response.seeOther(account.mustChange() ? URI.create("/password") : goal(to))
                    .cookie(Doorkeeper.cookie(token, "https".equals(request.scheme()), logins.longest()))
                    .build();
        } catch (Entrance.Shut shut) {
            return Response.fromResponse(shell.page(shut.status(), AccessPages.login(to, called, shut)))
                    .header("Retry-After", shut.seconds())
                    .build();
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), AccessPages.login(to, called, trouble));
        }
    }

    /** Our own passwords are worth nothing where a provider has the login. */
    private void requireOwnLogin() {
        if (outside.on()) {
            throw Trouble.notFound();
        }
    }

    /** Only a path of ours: another site's address would make our login its bait. */
    private static URI goal(String to) {
        boolean ours = to.matches("/[\\w\\-./?=&%]{0,300}") && !to.startsWith("//");
        return URI.create("/").resolve(ours ? safe(to) : URI.create("/"));
    }

    private static URI safe(String to) {
        try {
            return URI.create(to);
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }

    @POST
    @Path("logout")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.RESIDENT, Roles.NEWCOMER})
    public Response logout(
            @CookieParam(Doorkeeper.COOKIE) @DefaultValue("") String token, @Context HttpServerRequest request) {
        logins.close(token);
        return Response.seeOther(URI.create("/login"))
                .cookie(Doorkeeper.cookie("", "https".equals(request.scheme()), Duration.ZERO))
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }

    @GET
    @Path("password")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.RESIDENT, Roles.NEWCOMER})
    public Response askForPassword() {
        requireOwnLogin();
        return shell.page(AccessPages.password(null));
    }

    @POST
    @Path("password")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.RESIDENT, Roles.NEWCOMER})
    @Limited(perMinute = 20)
    public Response choosePassword(
            @FormParam("old") String old,
            @FormParam("fresh") String fresh,
            @FormParam("again") String again,
            @Context HttpServerRequest request) {
        requireOwnLogin();
        Optional<Account> account = people.named(shell.name());
        try {
            people.choose(shell.name(), old, fresh, again);
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), AccessPages.password(trouble));
        }
        String token = logins.open(account.orElseThrow(), Instant.now());
        return Response.seeOther(URI.create("/"))
                .cookie(Doorkeeper.cookie(token, "https".equals(request.scheme()), logins.longest()))
                .build();
    }
}
