package io.daozha.admin.lanes;

import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.ScreenFacts;
import io.daozha.billing.Money;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.PaymentOffer;
import io.daozha.billing.Quote;
import io.daozha.billing.Tariffs;
import io.daozha.billing.Words;
import io.daozha.billing.payment.ChannelException;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.billing.tariff.NoticeBoard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks channel and database on a thread of its own what the lanes' screens show. Safe from any thread. */
@ApplicationScoped
class LaneScreens implements ScreenFacts {
    private static final long IDLE_SECONDS = 10;
    private static final Logger LOG = Logger.getLogger(LaneScreens.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);
    private static final Duration READ_AGAIN = Duration.ofMinutes(1);

    private final Checkout checkout;
    private final Tariffs tariffs;
    private final Clock clock;
    private final Map<String, Shown> codes = new ConcurrentHashMap<>();
    private volatile Prices prices = new Prices(List.of(), Instant.EPOCH);
    private final Executor worker;

    /** @param until when it has to be asked for anew, by the car park's clock */
    private record Shown(long session, Money due, Optional<PayCode> code, Instant until) {
        boolean is(Quote quote, Instant now) {
            return session == quote.session() && due.equals(quote.due()) && now.isBefore(until);
        }
    }

    private record Prices(List<Words> lines, Instant until) {}

    @Inject
    LaneScreens(Checkout checkout, Tariffs tariffs, Clock clock) {
        this(
                checkout,
                tariffs,
                clock,
                new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "screens");
                    thread.setDaemon(true);
                    return thread;
                }));
    }

    /** @param worker asks channels and billing, which may take long, while the screens go on */
    LaneScreens(Checkout checkout, Tariffs tariffs, Clock clock, Executor worker) {
        this.checkout = checkout;
        this.tariffs = tariffs;
        this.clock = clock;
        this.worker = worker;
    }

    @Override
    public Optional<PayCode> payCode(LaneView lane) {
        List<String> channels = checkout.channels();
        if (channels.size() != 1
                || channels.get(0).equals(SimulatedProvider.CHANNEL)
                || lane.quote().isEmpty()) {
            return Optional.empty();
        }
        Quote quote = lane.quote().get();
        Instant now = clock.instant();
        Shown before = codes.get(lane.id());
        if (before != null && before.is(quote, now)) {
            return before.code();
        }
        Shown asking = new Shown(quote.session(), quote.due(), Optional.empty(), now.plus(ASK_AGAIN));
        boolean first = before == null
                ? codes.putIfAbsent(lane.id(), asking) == null
                : codes.replace(lane.id(), before, asking);
        if (first) {
            worker.execute(() -> codes.replace(lane.id(), asking, ask(lane.id(), asking, channels.get(0))));
        }
        return Optional.empty();
    }

    private Shown ask(String lane, Shown asking, String channel) {
        try {
            PaymentOffer offer = checkout.ask(
                    asking.session(), Optional.of(lane), channel, PaymentOffer.Way.CODE, "", clock.instant());
            // Another sum than the sign names would be a surprise: then the driver sees our page.
            return offer.order().amount().equals(asking.due())
                    ? new Shown(
                            asking.session(),
                            asking.due(),
                            Optional.of(new PayCode(channel, offer.code())),
                            offer.order().validUntil())
                    : asking;
        } catch (NothingDueException e) {
            return asking;
        } catch (ChannelException e) {
            LOG.warnf("The screen of lane %s shows our page, for %s gives no code: %s", lane, channel, e.getMessage());
            return asking;
        } catch (RuntimeException e) {
            LOG.warnf(e, "The screen of lane %s shows our page, for no code can be asked for", lane);
            return asking;
        }
    }

    @Override
    public List<Words> prices(Instant now) {
        Prices before = prices;
        if (!now.isBefore(before.until())) {
            prices = new Prices(before.lines(), now.plus(READ_AGAIN));
            worker.execute(() -> read(now));
        }
        return before.lines();
    }

    private void read(Instant now) {
        try {
            prices = new Prices(NoticeBoard.prices(tariffs.inForce(now).tariff()), now.plus(READ_AGAIN));
        } catch (RuntimeException e) {
            LOG.warnf("The screens of the lanes show the prices as they were, for billing cannot be asked: %s", e);
        }
    }
}
