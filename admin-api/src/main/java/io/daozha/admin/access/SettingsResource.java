package io.daozha.admin.access;

import io.daozha.admin.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Settings begin with how things stand. */
@Path("/settings")
@RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
class SettingsResource {

    @GET
    public Response first() {
        return Response.seeOther(URI.create("/settings/overview")).build();
    }
}
