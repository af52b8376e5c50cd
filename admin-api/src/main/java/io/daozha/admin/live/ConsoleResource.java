package io.daozha.admin.live;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Section;
import io.daozha.admin.web.Shell;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The console itself. */
@Path("/")
@Blocking
class ConsoleResource {
    private final Console console;
    private final Shell shell;

    ConsoleResource(Console console, Shell shell) {
        this.console = console;
        this.shell = shell;
    }

    /** Whoever has no business with the lanes starts elsewhere. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.RESIDENT})
    public Response page() {
        if (!shell.sections().contains(Section.LIVE)) {
            return Response.seeOther(shell.home()).build();
        }
        return shell.page(Pages.console(console.now(), shell.language()));
    }
}
