package io.daozha.hardware.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.Barrier;
import io.daozha.hardware.relay.RelayBarrier;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedLine;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An arm on two relays of a Modbus board. */
class RelayBarrierContractTest extends BarrierContract {
    private static final int OPEN = 0;
    private static final int CLOSE = 1;

    private final SimulatedBoard device = new SimulatedBoard(1, () -> 0);
    private SimulatedLine line;
    private SerialBus bus;
    private Barrier barrier;

    @BeforeEach
    void open() throws Exception {
        line = SimulatedLine.open(device);
        bus = SerialBus.open(line.address());
        RelayBoard board = RelayBoard.on(bus, 1);
        barrier = new RelayBarrier(board, OPEN, OptionalInt.of(CLOSE), Duration.ofMillis(500));
        CountDownLatch read = new CountDownLatch(1);
        board.onPoll(() -> {
            if (board.healthy()) {
                read.countDown();
            }
        });
        assertTrue(read.await(3, TimeUnit.SECONDS), board::trouble);
    }

    @AfterEach
    void close() throws Exception {
        bus.close();
        line.close();
    }

    @Override
    Barrier barrier() {
        return barrier;
    }

    @Override
    String name() {
        return "unit 1 on " + line.address();
    }

    @Override
    int raised() {
        return device.relayClosed(OPEN) ? 1 : 0;
    }

    @Override
    int lowered() {
        return device.relayClosed(CLOSE) ? 1 : 0;
    }

    @Override
    void breakBy(Break how) {
        device.heal();
        switch (how) {
            case NOTHING -> {}
            case SILENT -> device.mute();
            case REFUSING -> device.answerException(4);
            case GARBLED -> device.tear();
        }
    }
}
