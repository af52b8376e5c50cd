package io.daozha.admin.access;

import io.daozha.admin.export.Export;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Settings → Audit log. */
@Path("/settings/audit")
@Blocking
@RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
class AuditResource {
    private static final int ROWS = 100;

    private final AuditLog log;
    private final Shell shell;

    AuditResource(AuditLog log, Shell shell) {
        this.log = log;
        this.shell = shell;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(@QueryParam("before") @DefaultValue("0") long before) {
        return shell.page(AccessPages.audit(log.list(before, ROWS)));
    }

    /** All of it, newest first. */
    @GET
    @Path("/audit.csv")
    @Produces(MediaType.WILDCARD)
    public Response csv() {
        return file().answer(Export.Format.CSV);
    }

    @GET
    @Path("/audit.xlsx")
    @Produces(MediaType.WILDCARD)
    public Response xlsx() {
        return file().answer(Export.Format.XLSX);
    }

    private Export file() {
        return Export.of(
                "audit",
                shell.language().words(PeopleMsg.class).auditHeads().lines().toList(),
                Export.keyset((before, limit) -> log.list(before, limit).items(), AuditEntry::id)
                        .map(entry -> List.of(
                                entry.id(),
                                entry.at(),
                                entry.who(),
                                entry.what(),
                                entry.onWhat(),
                                entry.detail(),
                                entry.address(),
                                entry.status())));
    }
}
