package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Ledger;
import io.daozha.billing.Money;
import io.daozha.billing.Refund;
import io.daozha.billing.Sums;
import io.daozha.billing.Till;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Money → Refunds: asked for by one person, above a limit approved by another. */
@Path("/money/refunds")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class RefundsResource {
    private static final int ROWS = 50;

    private final Till till;
    private final Ledger ledger;
    private final Clock clock;
    private final Deed deed;
    private final Shell shell;

    RefundsResource(Till till, Ledger ledger, Clock clock, Deed deed, Shell shell) {
        this.till = till;
        this.ledger = ledger;
        this.clock = clock;
        this.deed = deed;
        this.shell = shell;
    }

    @GET
    public Response list(
            @QueryParam("state") @DefaultValue("") String state, @QueryParam("before") @DefaultValue("0") long before) {
        Set<Refund.State> states = states(state);
        Slice<RefundView> refunds = Slice.of(
                RefundView.of(till.refunds(states, before == 0 ? Long.MAX_VALUE : before, ROWS + 1), ledger),
                ROWS,
                RefundView::serial);
        return shell.page(Pages.refunds(refunds, state));
    }

    /** All for an empty name. */
    static Set<Refund.State> states(String name) {
        if (name.isEmpty()) {
            return EnumSet.allOf(Refund.State.class);
        }
        Fields form = new Fields();
        Refund.State state = form.one("state", name, Refund.State.class);
        form.check();
        return Set.of(state);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.WILDCARD)
    public Response export(@QueryParam("as") @DefaultValue("csv") String as) {
        return MoneyFiles.refunds(till, ledger, shell.language()).answer(MoneyFiles.format(as));
    }

    @GET
    @Path("/new")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response form(@QueryParam("entry") @DefaultValue("0") long entry) {
        return shell.page(form(entry, Optional.empty(), "", null));
    }

    private TemplateInstance form(long entry, Optional<String> amount, String reason, Trouble trouble) {
        Money left = till.refundable(entry).orElseThrow(Trouble::notFound);
        EntryView payment = ledger.line(entry).map(EntryView::of).orElseThrow(Trouble::notFound);
        return Pages.askRefund(payment, left, amount.orElse(Sums.major(left)), reason, trouble);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response ask(
            @FormParam("entry") @DefaultValue("0") long entry,
            @FormParam("amount") @DefaultValue("") String amount,
            @FormParam("reason") @DefaultValue("") String reason) {
        deed.to("#" + entry + ", " + amount);
        deed.because(reason);
        return shell.form(
                () -> {
                    Fields form = new Fields();
                    Money sum = Given.yuan(form, "amount", amount, 1);
                    String why = Given.reason(form, "reason", reason);
                    form.check();
                    return page(Refusals.heard(() -> till.askRefund(entry, sum, shell.name(), why, clock.instant())));
                },
                trouble -> form(entry, Optional.of(amount), reason, trouble));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String number) {
        return shell.page(Pages.refund(view(number), null));
    }

    private RefundView view(String number) {
        Refund refund = till.findRefund(number).orElseThrow(Trouble::notFound);
        return RefundView.of(refund, ledger);
    }

    private static URI page(Refund refund) {
        return URI.create("/money/refunds/" + refund.number());
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response approve(@PathParam("id") String number) {
        return decide(number, () -> till.approveRefund(number, shell.name(), clock.instant()));
    }

    @POST
    @Path("/{id}/refuse")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response refuse(@PathParam("id") String number, @FormParam("reason") @DefaultValue("") String reason) {
        return decide(number, () -> {
            Fields form = new Fields();
            String why = Given.reason(form, "reason", reason);
            form.check();
            deed.because(why);
            return till.refuseRefund(number, shell.name(), why, clock.instant());
        });
    }

    private Response decide(String number, Supplier<Refund> decision) {
        RefundView refund = view(number);
        deed.to(number);
        deed.because(refund.reason());
        return shell.form(() -> page(Refusals.heard(decision)), trouble -> Pages.refund(view(number), trouble));
    }
}
