package io.daozha.hardware.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Level;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedLine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Two boards on one line, spoken to by the real driver, on each kind of line. */
@ParameterizedClass
@ValueSource(strings = {"serial port", "tcp"})
class RelayBoardTest {
    private static final Duration HALF_SECOND = Duration.ofMillis(500);

    private final AtomicLong boardTime = new AtomicLong();
    private final SimulatedBoard entry = new SimulatedBoard(1, boardTime::get);
    private final SimulatedBoard exit = new SimulatedBoard(2, boardTime::get);

    @Parameter
    String kind;

    private SimulatedLine line;
    private SerialBus bus;
    private RelayBoard entryBoard;
    private RelayBoard exitBoard;

    @BeforeEach
    void open() throws Exception {
        line = kind.equals("tcp") ? SimulatedLine.onTcp(entry, exit) : SimulatedLine.open(entry, exit);
        bus = SerialBus.open(line.address());
        entryBoard = RelayBoard.on(bus, 1);
        exitBoard = RelayBoard.on(bus, 2);
        await(entryBoard, entryBoard::healthy);
        await(exitBoard, exitBoard::healthy);
    }

    @AfterEach
    void close() throws Exception {
        bus.close();
        line.close();
    }

    @Test
    void inputsFollowTheContacts() throws Exception {
        assertEquals(Level.OFF, entryBoard.input(0).level());
        entry.setInput(0, true);
        await(entryBoard, () -> entryBoard.input(0).level() == Level.ON);
        assertEquals(Level.OFF, entryBoard.input(1).level());
        assertEquals(Level.OFF, exitBoard.input(0).level(), "the neighbour's contact is another one");
    }

    @Test
    void aPulseIsTimedByTheBoard() throws Exception {
        entryBoard.pulse(0, HALF_SECOND);
        assertTrue(entry.relayClosed(0));
        assertFalse(exit.relayClosed(0));

        bus.close(); // the client dies in the middle of the pulse

        boardTime.addAndGet(HALF_SECOND.toNanos() - 1);
        assertTrue(entry.relayClosed(0));
        boardTime.addAndGet(1);
        assertFalse(entry.relayClosed(0));
    }

    @Test
    void whatDoesNotExistIsRefusedBeforeAnythingIsSent() {
        DeviceException noRelay = assertThrows(DeviceException.class, () -> entryBoard.pulse(8, HALF_SECOND));
        assertEquals(
                "board 1 on " + line.address() + " has relays 0 to 7, no relay 8; nothing was sent.",
                noRelay.getMessage());
        assertThrows(DeviceException.class, () -> entryBoard.pulse(0, Duration.ofMillis(250)));
        assertThrows(DeviceException.class, () -> entryBoard.pulse(0, Duration.ofMillis(5100)));
        assertThrows(DeviceException.class, () -> entryBoard.pulse(0, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> entryBoard.input(8));
        for (int relay = 0; relay < SimulatedBoard.CHANNELS; relay++) {
            assertFalse(entry.relayClosed(relay));
        }
    }

    @Test
    void aSilentBoardLosesItsInputsAndNotItsNeighboursOnes() throws Exception {
        AtomicLong neighbourInvalid = new AtomicLong();
        exitBoard.onPoll(() -> {
            if (exitBoard.input(0).level() == Level.INVALID) {
                neighbourInvalid.incrementAndGet();
            }
        });
        entry.mute();
        await(entryBoard, () -> entryBoard.input(0).level() == Level.INVALID);
        assertFalse(entryBoard.healthy());
        assertTrue(
                entryBoard.trouble().contains("unit 1 on " + line.address() + " did not answer"), entryBoard::trouble);
        DeviceException failed = assertThrows(DeviceException.class, () -> entryBoard.pulse(0, HALF_SECOND));
        assertTrue(failed.getMessage().contains("did not answer"), failed::getMessage);

        entry.heal();
        await(entryBoard, entryBoard::healthy);
        assertEquals("", entryBoard.trouble());
        assertEquals(0, neighbourInvalid.get(), "the neighbour stayed readable throughout");
    }

    @Test
    void aRefusalIsToldAsOne() throws Exception {
        entry.answerException(4);
        DeviceException refused = assertThrows(DeviceException.class, () -> entryBoard.pulse(0, HALF_SECOND));
        assertTrue(refused.getMessage().endsWith("exception 04, it failed while doing it."), refused::getMessage);
        assertFalse(entry.relayClosed(0));
        await(entryBoard, () -> !entryBoard.healthy());
    }

    @Test
    void aTornAnswerIsNone() throws Exception {
        entry.tear();
        DeviceException torn = assertThrows(DeviceException.class, () -> entryBoard.pulse(0, HALF_SECOND));
        assertTrue(torn.getMessage().contains("what came back is no answer to it: 01 05 02 00;"), torn::getMessage);
        assertTrue(bus.statistics().crcErrors() > 0);
    }

    @Test
    void unplugFailsAtOnceAndReplugHealsWithinTwoSeconds() throws Exception {
        CountDownLatch invalid = new CountDownLatch(1);
        entryBoard.onPoll(() -> {
            if (entryBoard.input(0).level() == Level.INVALID) {
                invalid.countDown();
            }
        });
        line.unplug();
        assertTrue(invalid.await(2, TimeUnit.SECONDS));
        assertFalse(bus.state().up());
        long asked = System.nanoTime();
        assertThrows(DeviceException.class, () -> entryBoard.pulse(0, HALF_SECOND));
        assertTrue(System.nanoTime() - asked < Duration.ofMillis(100).toNanos(), "refused without waiting");

        long replugged = System.nanoTime();
        line.replug();
        await(entryBoard, entryBoard::healthy);
        await(exitBoard, exitBoard::healthy);
        Duration healing = Duration.ofNanos(System.nanoTime() - replugged);
        assertTrue(healing.compareTo(Duration.ofSeconds(2)) < 0, () -> "healed after " + healing);
        entryBoard.pulse(0, HALF_SECOND);
        assertTrue(entry.relayClosed(0));
        assertEquals(1, bus.statistics().reconnects());
    }

    /** Waits, poll by poll, until the board sees it so. */
    private static void await(RelayBoard board, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        board.onPoll(() -> {
            if (condition.getAsBoolean()) {
                seen.countDown();
            }
        });
        assertTrue(condition.getAsBoolean() || seen.await(5, TimeUnit.SECONDS), board::trouble);
    }
}
