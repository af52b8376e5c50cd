package io.daozha.admin.tariff;

import io.daozha.admin.lanes.Books;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Shell;
import io.daozha.billing.Tariffs;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/** The notice board of the tariff in force, from the text that bills, for a screen, a phone, or paper at the entrance. */
@Path("/board")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
class BoardResource {
    private final Tariffs tariffs;
    private final Books books;
    private final Shell shell;
    private final Clock clock;

    BoardResource(Tariffs tariffs, Books books, Shell shell, Clock clock) {
        this.books = books;
        this.tariffs = tariffs;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    @Limited(perMinute = 240)
    public Response board() {
        return shell.page(TariffPages.board(
                tariffs.inForce(clock.instant()).tariff(), books.page().spacesLeft()));
    }
}
