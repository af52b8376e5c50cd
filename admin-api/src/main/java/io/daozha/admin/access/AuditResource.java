package io.daozha.admin.access;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings → Audit log. */
@Path("/settings/audit")
@Blocking
@RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
class AuditResource {
    private static final int ROWS = 100;
    private static final int CSV_ROWS = 10_000;

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

    /** The newest 10,000 below an id, newest first. */
    @GET
    @Path("/audit.csv")
    @Produces("text/csv;charset=UTF-8")
    public String csv(@QueryParam("before") @DefaultValue("0") long before) {
        Slice<AuditEntry> entries = log.list(before, CSV_ROWS);
        return entries.items().stream()
                .map(AuditResource::line)
                .collect(Collectors.joining("\r\n", "id,at,who,what,on,detail,address,status\r\n", "\r\n"));
    }

    private static String line(AuditEntry entry) {
        return Stream.of(
                        entry.id(),
                        entry.at(),
                        entry.who(),
                        entry.what(),
                        entry.onWhat(),
                        entry.detail(),
                        entry.address(),
                        entry.status())
                .map(Object::toString)
                .map(AuditResource::field)
                .collect(Collectors.joining(","));
    }

    /** A spreadsheet takes what begins with these for a formula, and people choose the text. */
    private static String field(String text) {
        String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
