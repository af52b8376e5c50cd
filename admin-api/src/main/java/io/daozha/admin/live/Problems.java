package io.daozha.admin.live;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says in the caller's language why a command was refused (RFC 9457 problem details). */
class Problems {

    /** @param title the sentence for a reader; detail in the lane's own words, may be empty; cause for a program */
    record Problem(String title, int status, String detail, Refused.Cause cause) {}

    @ServerExceptionMapper
    public Response refused(Refused refused, @Context UriInfo uri, @Context HttpHeaders headers) {
        Refused.Cause cause = refused.why();
        return Response.status(cause.status)
                .type("application/problem+json")
                .entity(new Problem(
                        words(Language.of(uri, headers)).refused(cause), cause.status, refused.getMessage(), cause))
                .build();
    }

    static Msg words(Language language) {
        return MessageBundles.get(Msg.class, Localized.Literal.of(language.code()));
    }
}
