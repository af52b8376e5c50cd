package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Reconciliation;
import io.daozha.billing.StatementRow;
import io.daozha.billing.Statements;
import io.daozha.billing.payment.WechatProvider;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Money → Reconciliation: a channel's bill of a day against the ledger. */
@Path("/money/reconciliation")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class ReconciliationResource {
    private static final int LONGEST_SERIAL = 64;

    private final Statements statements;
    private final Clock clock;
    private final Deed deed;
    private final Shell shell;

    ReconciliationResource(Statements statements, Clock clock, Deed deed, Shell shell) {
        this.statements = statements;
        this.clock = clock;
        this.deed = deed;
        this.shell = shell;
    }

    /** Whose bill of which day; a bill is there from the next day on. */
    private record Asked(String channel, LocalDate day) {}

    private Asked asked(String channel, String day) {
        Fields form = new Fields();
        String of = BillFile.channel(form, channel);
        Optional<LocalDate> on = Given.day(form, "day", day);
        form.check();
        return new Asked(of, on.orElseGet(this::yesterday));
    }

    private LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), Given.ZONE).minusDays(1);
    }

    @GET
    public Response lists(
            @QueryParam("channel") @DefaultValue(WechatProvider.CHANNEL) String channel,
            @QueryParam("day") @DefaultValue("") String day) {
        return shell.page(page(asked(channel, day), null));
    }

    private TemplateInstance page(Asked asked, Trouble trouble) {
        Reconciliation lists = statements.compare(asked.channel(), asked.day(), asked.day());
        return Pages.reconciliation(lists, asked.channel(), asked.day().toString(), trouble);
    }

    private static URI address(Asked asked) {
        return URI.create("/money/reconciliation?channel=" + asked.channel() + "&day=" + asked.day());
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response takeIn(
            @RestForm("channel") String channel, @RestForm("day") String day, @RestForm("file") FileUpload file) {
        Asked asked = asked(channel, day);
        deed.to(asked.channel() + " " + asked.day());
        return shell.form(
                () -> {
                    List<StatementRow> rows = BillFile.read(asked.channel(), bytes(file));
                    deed.because("× " + rows.size());
                    Reconciliation unused = Refusals.heard(
                            () -> statements.take(asked.channel(), asked.day(), rows, shell.name(), clock.instant()));
                    return address(asked);
                },
                trouble -> page(asked, trouble));
    }

    private static byte[] bytes(FileUpload file) {
        if (file == null || file.size() > BillFile.MOST_BYTES) {
            BillFile.look(file == null ? null : new byte[BillFile.MOST_BYTES + 1]);
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The upload cannot be read where the server put it", e);
        }
    }

    /** A person has found out what a difference is. */
    @POST
    @Path("/note")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response note(
            @FormParam("channel") String channel,
            @FormParam("day") String day,
            @FormParam("serial") @DefaultValue("") String serial,
            @FormParam("note") @DefaultValue("") String note) {
        Asked asked = asked(channel, day);
        deed.to(serial);
        deed.because(note);
        return shell.form(
                () -> {
                    Fields form = new Fields();
                    String of = form.text("serial", serial, 1, LONGEST_SERIAL);
                    String why = Given.reason(form, "note", note);
                    form.check();
                    return Refusals.heard(() -> {
                        statements.note(asked.channel(), of, shell.name(), why, clock.instant());
                        return address(asked);
                    });
                },
                trouble -> page(asked, trouble));
    }
}
