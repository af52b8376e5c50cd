package io.daozha.admin.lanes;

import io.daozha.admin.web.Roles;
import io.daozha.billing.search.Search;
import io.daozha.billing.search.StayFilter;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** All stays of some days, for whoever wants them outside the console. */
@Path("/books/stays.csv")
@Blocking
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
class StaysResource {
    private final Search search;
    private final Clock clock;

    StaysResource(Search search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /**
     * See {@link StaysCsv}.
     *
     * @param days how far back, at most 3660
     * @param plates {@code plain} for whole plates
     */
    @GET
    @Produces("text/csv;charset=UTF-8")
    public StreamingOutput stays(
            @QueryParam("days") @DefaultValue("31") int days,
            @QueryParam("plates") @DefaultValue("masked") String plates) {
        Instant now = clock.instant();
        Duration back = Duration.ofDays(Math.max(1, Math.min(days, 3660)));
        StayFilter filter = StayFilter.ALL.between(now.minus(back), now);
        return out -> {
            Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            StaysCsv.write(search, filter, plates.equals("plain"), csv);
            csv.flush();
        };
    }
}
