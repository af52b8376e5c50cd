package io.daozha.admin.stays;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Passage;
import io.daozha.billing.Review;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The queue of what a person has to look at: one case a page, one key a decision, and the next case by itself. */
@Path("/review")
@Blocking
@Produces(MediaType.TEXT_HTML)
class ReviewResource {
    private final Inbox inbox;
    private final StayDesk desk;
    private final ExitDesk exits;
    private final Shell shell;
    private final Clock clock;

    ReviewResource(Inbox inbox, StayDesk desk, ExitDesk exits, Shell shell, Clock clock) {
        this.inbox = inbox;
        this.desk = desk;
        this.exits = exits;
        this.shell = shell;
        this.clock = clock;
    }

    /** The first case. */
    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response first() {
        List<String> cases = inbox.cases();
        return cases.isEmpty()
                ? shell.page(ReviewPages.empty())
                : Response.seeOther(URI.create("/review" + cases.get(0))).build();
    }

    @GET
    @Path("stays/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response stay(@PathParam("id") long id) {
        StayView stay = desk.show(id, clock.instant());
        return Inbox.reason(reasons(stay)).isEmpty()
                ? Response.seeOther(URI.create("/stays/" + id)).build()
                : shell.page(page(stay, null));
    }

    private static Set<Review> reasons(StayView stay) {
        Set<Review> reasons = EnumSet.noneOf(Review.class);
        reasons.addAll(stay.review());
        return reasons;
    }

    private TemplateInstance page(StayView stay, Trouble trouble) {
        Review why = Inbox.reason(reasons(stay)).orElse(Review.HELD);
        List<Choice> choices = stay.review().contains(why) ? Choice.of(why, shell.language()) : List.of();
        return ReviewPages.stay(
                stay, why, choices, ReviewPages.Place.of("/stays/" + stay.id(), inbox.cases()), trouble);
    }

    /** A {@link Wish} as the page of the stay sends it; without a reason, the case was looked at. */
    @POST
    @Path("stays/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response decide(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        desk.show(id, clock.instant());
        sayWhy(form);
        int before = inbox.cases().indexOf("/stays/" + id);
        return shell.form(
                () -> {
                    desk.carryOut(id, StaysResource.seen(form), Wish.of(form), shell.name(), clock.instant());
                    return next("/stays/" + id, before);
                },
                trouble -> page(desk.show(id, clock.instant()), trouble));
    }

    private void sayWhy(MultivaluedMap<String, String> form) {
        String note = form.getFirst("reason");
        if (note == null || note.isBlank()) {
            form.putSingle("reason", lookedWhy());
        }
    }

    private String lookedWhy() {
        return shell.language().words(StaysMsg.class).lookedWhy();
    }

    /** A case that is held for another reason too comes again; else the one that has moved up into its place. */
    private URI next(String address, int before) {
        List<String> cases = inbox.cases();
        if (cases.isEmpty() || cases.contains(address)) {
            return URI.create("/review" + (cases.isEmpty() ? "" : address));
        }
        return URI.create("/review" + cases.get(Math.max(0, before) % cases.size()));
    }

    @GET
    @Path("exits/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response exit(@PathParam("id") String id) {
        return shell.page(page(inbox.exit(id).orElseThrow(ExitDesk::unknown), null));
    }

    private TemplateInstance page(Passage exit, Trouble trouble) {
        return ReviewPages.exit(
                exit, inbox.candidates(exit), ReviewPages.Place.of("/exits/" + exit.id(), inbox.cases()), trouble);
    }

    /** An {@code act} of {@link ExitDesk.ExitMeasure} with what it needs. */
    @POST
    @Path("exits/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response decideExit(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        Passage exit = inbox.exit(id).orElseThrow(ExitDesk::unknown);
        int before = inbox.cases().indexOf("/exits/" + id);
        return shell.form(
                () -> {
                    exits.carryOut(id, ExitDesk.ExitWish.of(form, lookedWhy()), shell.name(), clock.instant());
                    return next("/exits/" + id, before);
                },
                trouble -> page(exit, trouble));
    }

    /** Cars that stand for too long, with the steps that were taken. */
    @GET
    @Path("long")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response longStays() {
        return shell.page(longPage(null));
    }

    private TemplateInstance longPage(Trouble trouble) {
        return ReviewPages.longStays(desk.longStays(inbox.longStays(), clock.instant()), trouble);
    }

    @POST
    @Path("long/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response step(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        desk.show(id, clock.instant());
        form.putSingle("act", Measure.TAKE_STEP.name());
        return shell.form(
                () -> {
                    desk.carryOut(id, OptionalInt.empty(), Wish.of(form), shell.name(), clock.instant());
                    return URI.create("/review/long");
                },
                this::longPage);
    }
}
