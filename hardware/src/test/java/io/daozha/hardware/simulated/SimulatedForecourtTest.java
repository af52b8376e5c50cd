package io.daozha.hardware.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Level;
import io.daozha.hardware.relay.RelayBarrier;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.simulated.SimulatedCar.Departure;
import io.daozha.hardware.simulated.SimulatedCar.Driver;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A car through each lane, by wire: the loop is read, the arm raised, nothing else is known. */
class SimulatedForecourtTest {

    @Test
    void carsPassThroughBothLanesAtTwentyTimesThePaceOfLife() throws Exception {
        BlockingQueue<String> gone = new LinkedBlockingQueue<>();
        try (SimulatedForecourt forecourt = SimulatedForecourt.start(20);
                SerialBus bus = SerialBus.open(forecourt.address())) {
            attend(bus, SimulatedForecourt.ENTRY_UNIT);
            attend(bus, SimulatedForecourt.EXIT_UNIT);
            forecourt.entry().onGone((car, how) -> gone.add(car.occupant() + " in " + how));
            forecourt.exit().onGone((car, how) -> gone.add(car.occupant() + " out " + how));

            forecourt.entry().arrive(new SimulatedCar("a", Driver.PATIENT));
            assertEquals("a in " + Departure.PASSED, gone.poll(10, TimeUnit.SECONDS));
            forecourt.exit().arrive(new SimulatedCar("a", Driver.PATIENT));
            assertEquals("a out " + Departure.PASSED, gone.poll(10, TimeUnit.SECONDS));
            assertTrue(forecourt.entry().cars().isEmpty()
                    && forecourt.exit().cars().isEmpty());
        }
    }

    @Test
    void aPaceThatIsNoneIsRefused() {
        for (double pace : new double[] {0, -1, 101, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> SimulatedForecourt.start(pace));
        }
    }

    /** Raises the arm for whoever stands before it; a thread of its own, as a poll must not wait for its bus. */
    private static void attend(SerialBus bus, int unit) {
        RelayBoard board = RelayBoard.on(bus, unit);
        RelayBarrier barrier = new RelayBarrier(board, 0, OptionalInt.empty(), Duration.ofMillis(500));
        BlockingQueue<Level> presence = new LinkedBlockingQueue<>();
        board.onPoll(() -> presence.add(board.input(0).level()));
        Thread attendant = new Thread(() -> {
            Level before = Level.INVALID;
            try {
                while (true) {
                    Level now = presence.take();
                    if (now == Level.ON && before != Level.ON) {
                        barrier.raise();
                    }
                    before = now;
                }
            } catch (InterruptedException | DeviceException e) {
                // The test is over.
            }
        });
        attendant.setDaemon(true);
        attendant.start();
    }
}
