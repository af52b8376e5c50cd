package io.daozha.admin.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** There is nothing at an address with a NUL in it: PostgreSQL keeps none, and would break over the question. */
@Provider
class AddressFilter implements ContainerRequestFilter {
    private static final String NUL = "%00";

    @Override
    public void filter(ContainerRequestContext call) {
        if (call.getUriInfo().getRequestUri().toString().contains(NUL)) {
            throw Trouble.notFound();
        }
    }
}
