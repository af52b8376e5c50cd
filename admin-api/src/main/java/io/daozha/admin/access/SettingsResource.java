package io.daozha.admin.access;

import io.daozha.admin.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

/** Settings begin with how things stand. */
@Path("/settings")
@RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
class SettingsResource {

    @GET
    public Response first(@Context UriInfo asked) {
        return Response.seeOther(UriBuilder.fromPath("/settings/overview")
                        .replaceQuery(asked.getRequestUri().getRawQuery())
                        .build())
                .build();
    }
}
