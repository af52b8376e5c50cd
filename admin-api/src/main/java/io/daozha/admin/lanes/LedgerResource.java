package io.daozha.admin.lanes;

import io.daozha.admin.web.Roles;
import io.daozha.billing.Parking;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The books, for whoever wants them outside the console. */
@Path("/books")
@Blocking
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
class LedgerResource {
    private static final int MOST = 10_000;

    private final Parking parking;
    private final Clock clock;

    LedgerResource(Parking parking, Clock clock) {
        this.parking = parking;
        this.clock = clock;
    }

    /**
     * The latest stays, see {@link LedgerCsv}.
     *
     * @param stays how many, at most 10,000
     */
    @GET
    @Path("ledger.csv")
    @Produces("text/csv;charset=UTF-8")
    public String ledger(@QueryParam("stays") @DefaultValue("1000") int stays) throws IOException {
        StringWriter csv = new StringWriter();
        LedgerCsv.write(parking, Math.max(1, Math.min(stays, MOST)), csv);
        return csv.toString();
    }

    /** Every entry of the ledger in order: what was charged, what came in, by which channel. */
    @GET
    @Path("entries.csv")
    @Produces("text/csv;charset=UTF-8")
    public String entries() throws IOException {
        StringWriter csv = new StringWriter();
        LedgerCsv.writeEntries(parking, csv);
        return csv.toString();
    }

    /**
     * The leakage sheet, see {@link LeakageCsv}.
     *
     * @param days how far back, at most 366
     */
    @GET
    @Path("leakage.csv")
    @Produces("text/csv;charset=UTF-8")
    public String leakage(@QueryParam("days") @DefaultValue("31") int days) throws IOException {
        StringWriter csv = new StringWriter();
        Duration back = Duration.ofDays(Math.max(1, Math.min(days, 366)));
        LeakageCsv.write(parking, clock.instant().minus(back), csv);
        return csv.toString();
    }

    /** What in the books does not add up, a sentence each; an empty list when all is well. */
    @GET
    @Path("audit")
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> audit() {
        return parking.audit();
    }
}
