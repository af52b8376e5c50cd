package io.daozha.hardware.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.Barrier;
import io.daozha.hardware.DeviceException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every barrier keeps to, whatever moves it. */
abstract class BarrierContract {
    /** A lane's thread waits no longer for an order. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    abstract Barrier barrier();

    /** How its messages call it. */
    abstract String name();

    /** How many orders to rise the device has carried out. */
    abstract int raised();

    /** How many orders to come down the device has carried out. */
    abstract int lowered();

    abstract void breakBy(Break how);

    /** What every device's line can do to an order. */
    enum Break {
        NOTHING,
        SILENT,
        REFUSING,
        GARBLED
    }

    @Test
    void anOrderIsCarriedOutOnceAndIsTheOneThatWasGiven() throws Exception {
        barrier().raise();
        assertTrue(raised() == 1 && lowered() == 0, () -> raised() + " up, " + lowered() + " down");
        barrier().lower();
        assertTrue(raised() == 1 && lowered() == 1, () -> raised() + " up, " + lowered() + " down");
    }

    @Test
    void silenceIsToldInTimeByNameAndNotRepeated() throws Exception {
        breakBy(Break.SILENT);
        long before = System.nanoTime();
        DeviceException silent = assertThrows(DeviceException.class, barrier()::raise);
        Duration waited = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(waited.compareTo(PATIENCE) < 0, waited::toString);
        assertTrue(silent.getMessage().contains(name()), silent::getMessage);
        assertTrue(silent.getMessage().contains("did not answer"), silent::getMessage);
        int heard = raised(); // silence does not tell whether the order was heard
        breakBy(Break.NOTHING);
        barrier().lower();
        assertTrue(raised() == heard && lowered() == 1, "what was not confirmed is not sent later");
    }

    @Test
    void aRefusalMovesNothingAndIsToldAsOne() {
        breakBy(Break.REFUSING);
        DeviceException refused = assertThrows(DeviceException.class, barrier()::raise);
        assertTrue(refused.getMessage().contains(name()), refused::getMessage);
        assertTrue(raised() == 0 && lowered() == 0);
    }

    @Test
    void anAnswerThatIsNoneIsNotTakenForOne() {
        breakBy(Break.GARBLED);
        DeviceException garbled = assertThrows(DeviceException.class, barrier()::raise);
        assertFalse(garbled.getMessage().isBlank());
        assertTrue(lowered() == 0);
    }
}
