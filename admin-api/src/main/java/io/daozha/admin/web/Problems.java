package io.daozha.admin.web;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource throws into an answer in the caller's language: a page for people, JSON for programs. */
@ApplicationScoped
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private static final String MULTIPART = "org.jboss.resteasy.reactive.server.core.multipart.";

    private final Shell shell;
    private final UriInfo uri;
    private final HttpHeaders headers;
    private final CurrentIdentityAssociation reader;
    private final RoutingContext call;

    Problems(Shell shell, UriInfo uri, HttpHeaders headers, CurrentIdentityAssociation reader, RoutingContext call) {
        this.call = call;
        this.shell = shell;
        this.uri = uri;
        this.headers = headers;
        this.reader = reader;
    }

    @ServerExceptionMapper
    public Response trouble(Trouble trouble) {
        return answer(Problem.of(trouble, shell.language()));
    }

    @ServerExceptionMapper
    public Response away(DatabaseAway trouble) {
        return Response.fromResponse(trouble(trouble))
                .header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER_S)
                .build();
    }

    @ServerExceptionMapper
    public Response tooMany(LimitFilter.TooMany trouble) {
        return Response.fromResponse(trouble(trouble))
                .header(HttpHeaders.RETRY_AFTER, trouble.seconds())
                .build();
    }

    /** Nobody we know: a person goes to the login and comes back afterwards. */
    @ServerExceptionMapper
    public Response unknown(UnauthorizedException e) {
        if (DatabaseAway.hides(call)) {
            return away(new DatabaseAway());
        }
        if (forPeople()) {
            return Response.seeOther(URI.create("/login?to=" + encoded(here()))).build();
        }
        return Response.fromResponse(answer(problem(401, "unauthorized", Msg::unauthorized)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"daozha\"")
                .build();
    }

    @ServerExceptionMapper
    public Response unknown(AuthenticationFailedException e) {
        return unknown(new UnauthorizedException());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        boolean newcomer = reader.getIdentity().hasRole(Roles.NEWCOMER);
        if (newcomer && forPeople()) {
            return Response.seeOther(URI.create("/password")).build();
        }
        if (reader.getIdentity().getRoles().isEmpty()) {
            return answer(problem(403, "no-role", Msg::noRole));
        }
        return answer(
                newcomer
                        ? problem(403, "password-first", Msg::passwordFirst)
                        : problem(403, "forbidden", Msg::forbidden));
    }

    /** What the framework refuses: no such path, method or form of content. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        Response refusal = e.getResponse();
        int status = refusal.getStatus();
        if (status < 400) {
            return refusal;
        }
        if (status >= 500) {
            return fault(e);
        }
        Response.ResponseBuilder answer = Response.fromResponse(answer(
                switch (status) {
                    case 404 -> problem(404, "not-found", Msg::notFound);
                    case 405 -> problem(405, "method-not-allowed", Msg::methodNotAllowed);
                    case 406 -> problem(406, "not-acceptable", Msg::notAcceptable);
                    case 413 -> problem(413, "too-large", Msg::tooLarge);
                    case 415 -> problem(415, "unsupported-media-type", Msg::unsupportedMediaType);
                    default -> problem(status, "bad-request", Msg::badRequest);
                }));
        if (refusal.getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, refusal.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    /** JSON of another shape than the resource takes. */
    @ServerExceptionMapper
    public Response misshapen(MismatchedInputException e) {
        return answer(problem(400, "bad-request", Msg::badRequest));
    }

    /** An upload that breaks off or is no form is its sender's, and the framework says so only by where it failed. */
    @ServerExceptionMapper
    public Response broken(IOException e) {
        StackTraceElement[] where = e.getStackTrace();
        boolean form = where.length > 0 && where[0].getClassName().startsWith(MULTIPART);
        return form ? answer(problem(400, "bad-request", Msg::badRequest)) : fault(e);
    }

    /** Our own fault: the caller gets a number to name, the log the rest. */
    @ServerExceptionMapper
    public Response fault(Throwable fault) {
        if (DatabaseAway.isCauseOf(fault)) {
            LOG.warnf("%s failed: the database does not answer (%s)", uri.getPath(), fault);
            return away(new DatabaseAway());
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(fault, "Error %s: %s failed", id, uri.getPath());
        Problem fresh = problem(500, "fault", words -> words.fault(id));
        return answer(new Problem(fresh.title(), 500, "", fresh.cause(), null, id));
    }

    private Problem problem(int status, String cause, Function<Msg, String> sentence) {
        return new Problem(sentence.apply(shell.language().words(Msg.class)), status, "", cause, null, null);
    }

    private Response answer(Problem problem) {
        if (forPeople()) {
            return shell.page(problem.status(), Frame.problem(problem));
        }
        return Response.status(problem.status())
                .type(Problem.JSON)
                .language(shell.language().tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
    }

    /** A browser that goes somewhere says that it wants HTML; scripts and machines do not. */
    private boolean forPeople() {
        return !uri.getPath().startsWith("/api/")
                && headers.getAcceptableMediaTypes().stream()
                        .anyMatch(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE) && !type.isWildcardType());
    }

    private String here() {
        URI full = uri.getRequestUri();
        return full.getRawPath() + (full.getRawQuery() == null ? "" : "?" + full.getRawQuery());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
