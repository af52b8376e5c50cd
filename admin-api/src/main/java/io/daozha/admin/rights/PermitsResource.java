package io.daozha.admin.rights;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.RightChange.Kind;
import io.daozha.billing.right.Rights;
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
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.stream.Stream;

/** The permits: list, one permit with its trail, and what is done to it. */
@Path("/rights")
@Blocking
@Produces(MediaType.TEXT_HTML)
class PermitsResource {
    private final PermitCounter permits;
    private final Rights rights;
    private final Hand hand;
    private final Shell shell;

    PermitsResource(PermitCounter permits, Rights rights, Hand hand, Shell shell) {
        this.permits = permits;
        this.rights = rights;
        this.hand = hand;
        this.shell = shell;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response list(
            @QueryParam("q") @DefaultValue("") String part, @QueryParam("page") @DefaultValue("0") int page) {
        String asked = part.strip();
        return shell.page(RightsPages.permits(permits.list(asked, page, RightsPages.ROWS), asked));
    }

    @GET
    @Path("grant")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response ask(@QueryParam("household") String household) {
        return shell.page(grantPage(
                new Given.Grant(null, household, null, null, null, hand.today().toString(), null), null));
    }

    private TemplateInstance grantPage(Given.Grant typed, Trouble trouble) {
        return RightsPages.grant(permits.types(), typed, trouble);
    }

    @POST
    @Path("grant")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response grant(MultivaluedMap<String, String> form) {
        Given.Grant typed = Typed.as(Given.Grant.class, form);
        return shell.form(() -> at(permits.grant(typed).id()), trouble -> grantPage(typed, trouble));
    }

    @GET
    @Path("permits/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response permit(@PathParam("id") long id) {
        return shell.page(permitPage(id, null));
    }

    private TemplateInstance permitPage(long id, Trouble trouble) {
        return RightsPages.permit(permits.get(id), rights.trail(Kind.PERMIT, id), hand.today(), trouble);
    }

    @POST
    @Path("permits/{id}/renew")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response renew(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Why typed = Typed.as(Given.Why.class, form);
        return done(id, () -> permits.renew(id, typed));
    }

    @POST
    @Path("permits/{id}/freeze")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response freeze(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Day typed = Typed.as(Given.Day.class, form);
        return done(id, () -> permits.freeze(id, typed));
    }

    @POST
    @Path("permits/{id}/thaw")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response thaw(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Day typed = Typed.as(Given.Day.class, form);
        return done(id, () -> permits.thaw(id, typed));
    }

    @POST
    @Path("permits/{id}/cancel")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response cancel(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Day typed = Typed.as(Given.Day.class, form);
        return done(id, () -> permits.cancel(id, typed));
    }

    @POST
    @Path("permits/{id}/add")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response add(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Car typed = Typed.as(Given.Car.class, form);
        return done(id, () -> permits.addPlate(id, typed));
    }

    @POST
    @Path("permits/{id}/remove")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response remove(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Given.Car typed = Typed.as(Given.Car.class, form);
        return done(id, () -> permits.removePlate(id, typed));
    }

    private Response done(long id, Runnable work) {
        return shell.form(
                () -> {
                    work.run();
                    return at(id);
                },
                trouble -> permitPage(id, trouble));
    }

    private static URI at(long id) {
        return UriBuilder.fromPath("/rights/permits/{id}").build(id);
    }

    /** What was done to any right. */
    @GET
    @Path("trail/{kind}/{number}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response trail(@PathParam("kind") String kind, @PathParam("number") long number) {
        Kind of = Stream.of(Kind.values())
                .filter(one -> one.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(Trouble::notFound);
        return shell.page(RightsPages.trail(of, number, rights.trail(of, number)));
    }
}
