package io.daozha.admin.rights;

import io.daozha.admin.access.Residents;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.RightChange.Kind;
import io.daozha.billing.right.Rights;
import io.quarkus.qute.TemplateInstance;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/** Households: their codes, quotas and accounts. */
@Path("/rights/households")
@Blocking
@Produces(MediaType.TEXT_HTML)
class HouseholdsResource {
    private static final Given.Home EMPTY = new Given.Home(null, "2", "1", "3", null, null);

    private final Homes homes;
    private final PermitCounter permits;
    private final Rights rights;
    private final Shell shell;

    HouseholdsResource(Homes homes, PermitCounter permits, Rights rights, Shell shell) {
        this.homes = homes;
        this.permits = permits;
        this.rights = rights;
        this.shell = shell;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response list(
            @QueryParam("q") @DefaultValue("") String part, @QueryParam("page") @DefaultValue("0") int page) {
        return shell.page(listPage(part.strip(), page, EMPTY, null));
    }

    private TemplateInstance listPage(String part, int page, Given.Home typed, Trouble trouble) {
        return RightsPages.households(homes.list(part, page, RightsPages.ROWS), part, typed, trouble);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response open(MultivaluedMap<String, String> form) {
        Given.Home typed = Typed.as(Given.Home.class, form);
        return shell.form(() -> at(homes.open(typed).id()), trouble -> listPage("", 0, typed, trouble));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response household(@PathParam("id") long id) {
        return shell.page(page(id, null, null));
    }

    private TemplateInstance page(long id, Residents.Made made, Trouble trouble) {
        return RightsPages.household(
                homes.get(id),
                permits.views(homes.permits(id)),
                homes.accounts(id),
                rights.trail(Kind.HOUSEHOLD, id),
                made,
                trouble);
    }

    @POST
    @Path("{id}/quota")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response limit(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Home typed = Typed.as(Given.Home.class, form);
        return shell.form(() -> at(homes.limit(id, typed).id()), trouble -> page(id, null, trouble));
    }

    /** The password is on this one answer only. */
    @POST
    @Path("{id}/accounts")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response account(@PathParam("id") long id, @FormParam("name") String name) {
        try {
            return shell.page(page(id, homes.account(id, name), null));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), page(id, null, trouble));
        }
    }

    @POST
    @Path("{id}/accounts/{account}/remove")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response removeAccount(
            @PathParam("id") long id, @PathParam("account") long account, MultivaluedMap<String, String> form) {
        Given.Why typed = Typed.as(Given.Why.class, form);
        return shell.form(
                () -> {
                    homes.removeAccount(id, account, typed);
                    return at(id);
                },
                trouble -> page(id, null, trouble));
    }

    private static URI at(long id) {
        return UriBuilder.fromPath("/rights/households/{id}").build(id);
    }
}
