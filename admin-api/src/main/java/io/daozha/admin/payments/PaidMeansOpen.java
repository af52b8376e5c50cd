package io.daozha.admin.payments;

import io.daozha.admin.lanes.CarPark;
import io.daozha.billing.Grounds;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.PaymentTrack;
import io.daozha.billing.Plate;
import io.daozha.billing.payment.Checkout;
import io.daozha.gate.Approach;
import io.daozha.gate.Arm;
import io.daozha.gate.Decision;
import io.daozha.gate.LaneStatus;
import io.daozha.gate.Visit;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the promise that who has paid gets out: asks the channels whether money came, notes when the arm was seen up for
 * it, and where it does not rise, has the lane decide once more and tells the operator, who may open or give back.
 */
public final class PaidMeansOpen implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PaidMeansOpen.class);
    private static final String PART = "promise";

    private final Checkout checkout;
    private final Parking parking;
    private final OrderBook orders;
    private final CarPark carPark;
    private final Clock clock;
    private final Duration patience;
    private final Map<String, String> risenFor = new ConcurrentHashMap<>();
    private final Set<String> told = new HashSet<>();
    private String fault = "";
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread one = new Thread(work, "payments");
        one.setDaemon(true);
        return one;
    });

    /** @param patience how long an arm may take */
    public PaidMeansOpen(
            Checkout checkout, Parking parking, OrderBook orders, CarPark carPark, Clock clock, Duration patience) {
        this.checkout = checkout;
        this.parking = parking;
        this.orders = orders;
        this.carPark = carPark;
        this.clock = clock;
        this.patience = patience;
    }

    public PaidMeansOpen start() {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        return this;
    }

    private void look() {
        try {
            checkout.look(clock.instant());
            watch();
            fault = "";
        } catch (RuntimeException e) { // thrown on, it would end all later looks
            // While the database is away it is the same every second.
            if (!fault.equals(e.toString())) {
                LOG.errorf(e, "Fault while following payments; they are followed on");
            }
            fault = e.toString();
        }
    }

    /** Called by the lane's own thread: returns at once. */
    public void seen(LaneStatus status) {
        if (!(status.state().arm() instanceof Arm.Open)) {
            return;
        }
        Optional<Visit> vehicle = status.state().approach() instanceof Approach.Standing standing
                ? Optional.of(standing.vehicle())
                : status.state().under();
        vehicle.filter(visit -> paid(visit).isPresent())
                .filter(visit -> !visit.id().equals(risenFor.put(status.rules().lane(), visit.id())))
                .ifPresent(visit -> thread.execute(() -> rose(paid(visit).orElseThrow())));
    }

    private static Optional<Plate> paid(Visit visit) {
        return visit.decision()
                .filter(said -> said.opensOn().filter(Grounds.PAID::equals).isPresent())
                .flatMap(Decision::car)
                .map(car -> car.plate());
    }

    private void rose(Plate plate) {
        try {
            parking.findOpen(plate).ifPresent(stay -> orders.armRose(stay.id(), clock.instant()));
        } catch (RuntimeException e) { // only a note of when: the passage itself is kept by the lane
            LOG.warnf("It was not noted that the arm rose for %s: %s", plate, e);
        }
    }

    /** Tells lanes of payments for which the arm has not risen. */
    public void watch() {
        List<PaymentTrack> stuck = orders.stuck(clock.instant(), patience);
        told.retainAll(stuck.stream().map(PaymentTrack::order).toList());
        carPark.sites()
                .forEach(site -> site.lane()
                        .trouble(
                                PART,
                                stuck.stream()
                                        .filter(track -> track.lane()
                                                .filter(site.lane()
                                                        .status()
                                                        .rules()
                                                        .lane()::equals)
                                                .isPresent())
                                        .findFirst()
                                        .map(PaymentTrack::order)
                                        .orElse("")));
        for (PaymentTrack track : stuck) {
            if (told.add(track.order())) {
                LOG.warnf(
                        "Order %s is paid since %s, and the arm has not risen",
                        track.order(), track.paid().orElseThrow());
                // The word that it is paid may have been lost on the way to the lane.
                parking.findOrder(track.order())
                        .map(PaymentOrder::session)
                        .ifPresent(stay -> carPark.settled(stay.id()));
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
