package io.daozha.hardware.contract;

import io.daozha.hardware.Barrier;
import io.daozha.hardware.isapi.IsapiBarrier;
import io.daozha.hardware.simulated.SimulatedIsapiBarrier;
import io.daozha.hardware.simulated.SimulatedIsapiBarrier.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An arm that is ordered by HTTP. */
class IsapiBarrierContractTest extends BarrierContract {
    private SimulatedIsapiBarrier device;
    private IsapiBarrier barrier;

    @BeforeEach
    void open() throws Exception {
        device = SimulatedIsapiBarrier.start("SHA-256", "gate", "secret");
        barrier = IsapiBarrier.open(new IsapiBarrier.Settings(
                device.address(),
                "gate",
                "secret",
                1,
                Duration.ofMillis(400),
                Duration.ofMillis(100),
                Duration.ofSeconds(3)));
    }

    @AfterEach
    void close() {
        barrier.close();
        device.close();
    }

    @Override
    Barrier barrier() {
        return barrier;
    }

    @Override
    String name() {
        return device.address().toString();
    }

    @Override
    int raised() {
        return (int) device.orders().stream().filter("open"::equals).count();
    }

    @Override
    int lowered() {
        return (int) device.orders().stream().filter("close"::equals).count();
    }

    @Override
    void breakBy(Break how) {
        device.breakBy(
                switch (how) {
                    case NOTHING -> Fault.NONE;
                    case SILENT -> Fault.SILENT;
                    case REFUSING -> Fault.FAILING;
                    case GARBLED -> Fault.GARBLED;
                });
    }
}
