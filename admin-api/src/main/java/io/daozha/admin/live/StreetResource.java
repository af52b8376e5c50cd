package io.daozha.admin.live;

import io.daozha.admin.live.Console.Street.Manner;
import io.daozha.admin.live.Console.Street.Plug;
import io.daozha.admin.live.LiveEvent.Part;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Plays the street of the simulated forecourt. */
@Path("/street")
@Blocking
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
class StreetResource {
    /** Beyond it the reader, who works at the pace of life, sees too little of each car. */
    private static final long FASTEST = 20;

    private final Console console;
    private final LiveFeed feed;

    StreetResource(Console console, LiveFeed feed) {
        this.console = console;
        this.feed = feed;
    }

    /** @param kind a temporary car where none is said */
    record Arrival(String lane, Console.Street.Kind kind, boolean hesitant, boolean tailgating, boolean disputing) {
        Manner manner() {
            if (tailgating) {
                return Manner.TAILGATING;
            }
            return disputing ? Manner.DISPUTING : hesitant ? Manner.HESITANT : Manner.PATIENT;
        }
    }

    @POST
    @Path("/arrive")
    public void arrive(Arrival car) {
        street().arrive(
                        known(car == null ? null : car.lane()),
                        car.kind() == null ? Console.Street.Kind.TEMPORARY : car.kind(),
                        car.manner());
    }

    record InLane(String lane) {}

    @POST
    @Path("/pay")
    public void pay(InLane where) {
        street().pay(known(where == null ? null : where.lane()));
    }

    @POST
    @Path("/dispute")
    public void dispute(InLane where) {
        street().dispute(known(where == null ? null : where.lane()));
    }

    @POST
    @Path("/back-out")
    public void backOut(InLane where) {
        street().backOut(known(where == null ? null : where.lane()));
    }

    record Traffic(boolean on) {}

    @POST
    @Path("/traffic")
    public void traffic(Traffic wish) {
        street().traffic(wish != null && wish.on());
        feed.changed(LiveEvent.of(Part.STREET));
    }

    record Paying(boolean on) {}

    @POST
    @Path("/paying")
    public void paying(Paying wish) {
        street().paying(wish != null && wish.on());
        feed.changed(LiveEvent.of(Part.STREET));
    }

    record Pace(String times) {}

    @POST
    @Path("/pace")
    public void pace(Pace wish) {
        Console.Street street = street();
        Fields form = new Fields();
        long times = form.number("times", wish == null ? null : wish.times(), 1, FASTEST);
        form.check();
        street.pace((double) times);
        feed.changed(LiveEvent.of(Part.STREET));
    }

    record Pull(String plug, boolean out) {}

    @POST
    @Path("/pull")
    public void pull(Pull wish) {
        Fields form = new Fields();
        Plug plug = form.one("plug", wish == null ? null : wish.plug(), Plug.class);
        form.check();
        street().pull(plug, wish.out());
        feed.changed(LiveEvent.of(Part.STREET));
    }

    private static String known(String lane) {
        if (lane == null) {
            throw new Refused(Cause.NO_SUCH_LANE);
        }
        return lane;
    }

    private Console.Street street() {
        return console.street().orElseThrow(() -> new Refused(Cause.NOT_SIMULATED));
    }
}
