package io.daozha.admin.payments;

import io.daozha.billing.payment.AlipayProvider;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.ForgedNoticeException;
import io.daozha.billing.payment.Incoming;
import io.daozha.billing.payment.WechatProvider;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Where the channels call. Acknowledged is what is on disk: anything else that goes wrong is answered with an error, and
 * the channel calls again by its schedule.
 */
@Path(PaymentChannels.PATH)
@Blocking
@PermitAll
class NoticeResource {
    private static final Logger LOG = Logger.getLogger(NoticeResource.class);

    /** No notice is nearly as long. */
    private static final int LONGEST = 64 << 10;

    private final Checkout checkout;
    private final Clock clock;

    NoticeResource(Checkout checkout, Clock clock) {
        this.checkout = checkout;
        this.clock = clock;
    }

    /** WeChat Pay wants 200 or 204 within five seconds. */
    @POST
    @Path(WechatProvider.CHANNEL)
    public Response wechat(byte[] body, @Context HttpHeaders headers) {
        return take(WechatProvider.CHANNEL, body, headers)
                ? Response.noContent().build()
                : Response.status(Response.Status.UNAUTHORIZED)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity("{\"code\":\"FAIL\",\"message\":\"not believed\"}")
                        .build();
    }

    /** Alipay wants the one word, and nothing beside it. */
    @POST
    @Path(AlipayProvider.CHANNEL)
    public Response alipay(byte[] body, @Context HttpHeaders headers) {
        boolean taken = take(AlipayProvider.CHANNEL, body, headers);
        return Response.status(taken ? Response.Status.OK : Response.Status.UNAUTHORIZED)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(taken ? "success" : "fail")
                .build();
    }

    private boolean take(String channel, byte[] body, HttpHeaders headers) {
        if (!checkout.channels().contains(channel) || body.length > LONGEST) {
            return false;
        }
        Map<String, String> first = new HashMap<>();
        headers.getRequestHeaders().forEach((name, values) -> first.put(name, values.get(0)));
        try {
            checkout.called(channel, new Incoming(first, new String(body, StandardCharsets.UTF_8)), clock.instant());
            return true;
        } catch (ForgedNoticeException e) {
            LOG.warnf("A notice that came as one of %s is not believed: %s", channel, e.getMessage());
            return false;
        }
    }
}
