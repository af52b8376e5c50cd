package io.daozha.hardware.isapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Level;
import io.daozha.hardware.isapi.IsapiBarrier.Settings;
import io.daozha.hardware.simulated.SimulatedIsapiBarrier;
import io.daozha.hardware.simulated.SimulatedIsapiBarrier.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver against a board that checks its logins by its own reckoning. */
@ParameterizedClass
@ValueSource(strings = {"MD5", "SHA-256"})
class IsapiBarrierTest {
    private static final String PASSWORD = "秘密 \"7\"";

    @Parameter
    String algorithm;

    private final BlockingQueue<Integer> polls = new LinkedBlockingQueue<>();
    private SimulatedIsapiBarrier board;
    private IsapiBarrier barrier;

    @BeforeEach
    void start() throws Exception {
        board = SimulatedIsapiBarrier.start(algorithm, "gate", PASSWORD);
        barrier = open(PASSWORD);
        await(() -> barrier.closedLimit().level() == Level.ON);
    }

    @AfterEach
    void close() {
        barrier.close();
        board.close();
    }

    @Test
    void theArmIsOrderedAndItsLimitsFollow() throws Exception {
        assertEquals(Level.OFF, barrier.openLimit().level());
        barrier.raise();
        assertEquals("open", board.orders().poll());
        await(() -> barrier.openLimit().level() == Level.ON);
        assertEquals(Level.OFF, barrier.closedLimit().level());
        barrier.lower();
        assertEquals("close", board.orders().poll());
        await(() -> barrier.closedLimit().level() == Level.ON);
        assertEquals(0, board.refusedLogins());
    }

    @Test
    void acceptedIsNotOpened() throws Exception {
        board.breakBy(Fault.STUCK);
        barrier.raise();
        polls.clear();
        assertNotNull(polls.poll(5, TimeUnit.SECONDS));
        assertNotNull(polls.poll(5, TimeUnit.SECONDS));
        assertEquals(Level.OFF, barrier.openLimit().level());
        assertEquals(Level.ON, barrier.closedLimit().level());
    }

    @Test
    void withoutSignalNoLimitIsKnown() throws Exception {
        board.breakBy(Fault.NO_SIGNAL);
        await(() -> barrier.closedLimit().level() == Level.INVALID);
        assertEquals(Level.INVALID, barrier.openLimit().level());
    }

    @Test
    void anOldNonceIsNoRefusal() throws Exception {
        for (int i = 0; i < 5; i++) {
            board.renewNonce();
            barrier.raise();
        }
        assertEquals(0, board.refusedLogins());
        assertEquals(5, board.orders().size());
    }

    @Test
    void afterTwoRefusedLoginsNothingMoreIsAsked() throws Exception {
        barrier.close();
        int requests = board.requests();
        barrier = open("wrong");
        await(() -> barrier.trouble()
                .filter(why -> why.contains("is not asked any more"))
                .isPresent());
        assertEquals(2, board.refusedLogins());
        assertEquals(3, board.requests() - requests, "one to be asked for the login, two with it");
        DeviceException refused = assertThrows(DeviceException.class, barrier::raise);
        assertTrue(refused.getMessage().contains("it would lock the account"), refused::getMessage);
        assertFalse(refused.getMessage().contains("wrong"), "the password is not told");
        assertEquals(2, board.refusedLogins());
        assertEquals(Level.INVALID, barrier.closedLimit().level());
    }

    @Test
    void whatItCannotDoAndWhatCannotBeReadIsNamed() throws Exception {
        board.breakBy(Fault.UNSUPPORTED);
        String unsupported = assertThrows(DeviceException.class, barrier::raise).getMessage();
        assertEquals(
                "barrier " + board.address() + ", channel 1 cannot open by order (statusCode 4, not supported).",
                unsupported);
        board.breakBy(Fault.GARBLED);
        String garbled = assertThrows(DeviceException.class, barrier::raise).getMessage();
        assertTrue(garbled.contains("it is no XML"), garbled);
        await(() -> barrier.closedLimit().level() == Level.INVALID);
        assertFalse(board.isOpen());
    }

    @Test
    void aSilentDeviceCostsNoMoreThanItsTimeAndHeals() throws Exception {
        board.breakBy(Fault.SILENT);
        await(() -> barrier.closedLimit().level() == Level.INVALID);
        String silent = assertThrows(DeviceException.class, barrier::raise).getMessage();
        assertEquals(board.address() + " did not answer within 500 ms.", silent);
        board.breakBy(Fault.NONE);
        await(() -> barrier.closedLimit().level() == Level.ON);
    }

    @Test
    void aDeviceThatIsGoneIsNamed() throws Exception {
        board.close();
        await(() -> barrier.closedLimit().level() == Level.INVALID);
        String gone = assertThrows(DeviceException.class, barrier::raise).getMessage();
        assertTrue(gone.startsWith(board.address() + " cannot be reached ("), gone);
    }

    @Test
    void addressesThatNameNoDeviceAreRefused() {
        for (String address : new String[] {"ftp://10.0.0.1", "10.0.0.1", "http:///x", "http://a:b@10.0.0.1"}) {
            assertThrows(
                    IllegalArgumentException.class, () -> Settings.of(URI.create(address), "gate", PASSWORD), address);
        }
        assertFalse(Settings.of(URI.create("http://10.0.0.1"), "gate", PASSWORD)
                .toString()
                .contains(PASSWORD));
    }

    private IsapiBarrier open(String password) {
        IsapiBarrier opened = IsapiBarrier.open(new Settings(
                board.address(),
                "gate",
                password,
                1,
                Duration.ofMillis(500),
                Duration.ofMillis(20),
                Duration.ofSeconds(2)));
        opened.onPoll(() -> polls.add(0));
        return opened;
    }

    /** Waits, poll by poll, until it is so. */
    private void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited in vain; trouble: " + barrier.trouble());
            polls.poll(1, TimeUnit.SECONDS);
        }
    }
}
