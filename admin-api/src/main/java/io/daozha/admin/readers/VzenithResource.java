package io.daozha.admin.readers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.daozha.admin.ParkingConfig.Reader;
import io.daozha.admin.readers.OutsideReaders.Answer;
import io.daozha.admin.readers.OutsideReaders.Known;
import io.daozha.admin.readers.OutsideReaders.Outcome;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/**
 * Where Vzenith (臻识) cameras push. Whatever they push, the answer tells them to leave the barrier alone ({@code info} is
 * never {@code ok}): the lane raises the arm, through its board, or nobody does.
 */
@Path("/readers/vzenith")
@PermitAll
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class VzenithResource {
    private final OutsideReaders readers;
    private final SignPipes pipes;

    VzenithResource(OutsideReaders readers, SignPipes pipes) {
        this.readers = readers;
        this.pipes = pipes;
    }

    /** @param said for whoever looks at the exchange; cameras do not read it */
    record Reply(@JsonProperty("Response_AlarmInfoPlate") Order order, String said) {}

    /**
     * @param serial what the camera is to pass on to the sign behind its RS485
     * @param kept asks for the next of the results that the camera kept while it could not reach us
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Order(
            String info,
            String content,
            @JsonProperty("is_pay") String paid,
            long plateid,
            @JsonProperty("serialData") List<Serial> serial,
            @JsonProperty("ContinuePushOffline") Kept kept) {

        static Order doNothing(long plateid) {
            return tell(plateid, List.of());
        }

        static Order tell(long plateid, List<byte[]> frames) {
            return new Order(
                    "no",
                    "retransfer_stop",
                    "false",
                    plateid,
                    frames.stream().map(Serial::of).toList(),
                    null);
        }

        Order askingForMore() {
            return new Order(info, content, paid, plateid, serial, new Kept(plateid, 1));
        }
    }

    /**
     * @param channel of the camera's RS485 ports the first
     * @param data one frame in Base64
     * @param length of the frame in bytes
     */
    record Serial(
            @JsonProperty("serialChannel") int channel,
            String data,
            @JsonProperty("dataLen") int length) {

        static Serial of(byte[] frame) {
            return new Serial(0, Base64.getEncoder().encodeToString(frame), frame.length);
        }
    }

    record Kept(long plateid, @JsonProperty("continue") int further) {}

    /** A result sent again is answered as the first time, so that the camera stops. */
    @POST
    @Path("/plate")
    @Consumes(MediaType.WILDCARD)
    public Response plate(byte[] body, @Context HttpServerRequest request) {
        VzenithPush push;
        try {
            push = VzenithPush.parse(body);
        } catch (NoClaimException e) {
            return reply(400, Order.doNothing(0), readers.without("vzenith", e));
        }
        Optional<Known> from = known(push.serial(), request);
        if (from.isEmpty()) {
            return reply(403, Order.doNothing(0), unknown(push.serial(), request));
        }
        Answer answer;
        try {
            answer = readers.hear(from.get(), push.claim());
        } catch (NoClaimException e) {
            answer = readers.without(from.get().name(), e);
        }
        if (answer.outcome() == Outcome.UNUSABLE) {
            return reply(400, Order.doNothing(push.plateId()), answer);
        }
        Order order = Order.tell(push.plateId(), pipes.take(from.get().name()));
        return reply(200, push.offline() ? order.askingForMore() : order, answer);
    }

    /** The camera says that it lives, in a form that also holds its login, which is left unread. */
    @POST
    @Path("/heartbeat")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response heartbeat(@RestForm("serialno") String serial, @Context HttpServerRequest request) {
        String said = serial == null ? "" : serial;
        return known(said, request)
                .map(from -> reply(200, Order.tell(0, pipes.take(from.name())), new Answer(Outcome.NOTHING, "")))
                .orElseGet(() -> reply(403, Order.doNothing(0), unknown(said, request)));
    }

    private Optional<Known> known(String serial, HttpServerRequest request) {
        String address = address(request);
        return readers.known(
                Reader.Form.VZENITH,
                reader -> reader.camera().equals(serial) || reader.camera().equals(address));
    }

    private Answer unknown(String serial, HttpServerRequest request) {
        return readers.unknown(Reader.Form.VZENITH, serial.isEmpty() ? address(request) : serial);
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    private static Response reply(int status, Order order, Answer answer) {
        return Response.status(status).entity(new Reply(order, answer.why())).build();
    }
}
