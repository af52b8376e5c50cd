package io.daozha.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bus behind a serial server that is slow, falls silent, goes away and comes back; the test is that server. */
class TcpWireTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Request.ReadInputs READ = new Request.ReadInputs(1, 8);
    private static final byte[] ANSWER = new RtuFrame(1, new byte[] {2, 1, 0b101}).bytes();
    private static final BitSet INPUTS = BitSet.valueOf(new byte[] {0b101});

    private final BlockingQueue<BusState> states = new LinkedBlockingQueue<>();
    private ServerSocket door;
    private Socket caller;
    private SerialBus bus;

    @BeforeEach
    void connect() throws Exception {
        door = listen(0);
        bus = SerialBus.open(new SerialLine.Tcp("127.0.0.1", door.getLocalPort()), TIMEOUT);
        bus.onState(states::add);
        caller = door.accept();
        for (int i = 0; i < 30 && !bus.state().up(); i++) {
            states.poll(100, TimeUnit.MILLISECONDS); // it may have come up before we listened
        }
        assertTrue(bus.state().up());
    }

    @AfterEach
    void close() throws Exception {
        bus.close();
        caller.close();
        door.close();
    }

    @Test
    void anAnswerThatComesByteByByteIsOne() throws Exception {
        CompletableFuture<BitSet> inputs = ask();
        hear();
        for (byte one : ANSWER) {
            caller.getOutputStream().write(one);
            LockSupport.parkNanos(10_000_000); // slower than the wire, within the timeout
        }
        assertEquals(INPUTS, inputs.get(2, TimeUnit.SECONDS));
    }

    @Test
    void whatComesBeforeAnybodyAskedIsForgotten() throws Exception {
        caller.getOutputStream().write(new RtuFrame(1, new byte[] {2, 1, 0b111}).bytes());
        CompletableFuture<BitSet> asked = ask();
        hear();
        caller.getOutputStream().write(ANSWER);
        assertEquals(INPUTS, asked.get(2, TimeUnit.SECONDS), "a leftover is nobody's answer");
    }

    @Test
    void aServerThatTakesEverythingAndSaysNothingCostsATimeoutEach() throws Exception {
        DeviceException silent = assertThrows(DeviceException.class, () -> bus.ask(READ));
        assertTrue(silent.getMessage().contains("did not answer"), silent::getMessage);
        assertTrue(bus.state().up(), "half open cannot be told from a unit that is off");
        assertTrue(bus.statistics().timeouts() > 0);
    }

    @Test
    void aServerThatCutsTheConnectionFailsThePendingAtOnceAndIsCalledAgain() throws Exception {
        CompletableFuture<BitSet> pending = ask();
        hear();
        long cut = System.nanoTime();
        caller.setSoLinger(true, 0); // as power off and on again does: a reset
        caller.close();
        assertThrows(Exception.class, () -> pending.get(2, TimeUnit.SECONDS));
        assertTrue(System.nanoTime() - cut < Duration.ofMillis(250).toNanos(), "nobody waited for the timeout");
        awaitState(false);
        caller = door.accept();
        awaitState(true);
        CompletableFuture<BitSet> again = ask();
        hear();
        caller.getOutputStream().write(ANSWER);
        assertEquals(INPUTS, again.get(2, TimeUnit.SECONDS));
        assertEquals(1, bus.statistics().reconnects());
    }

    @Test
    void aServerThatIsAwayIsNamedAndIsFoundAgainWithinTwoSeconds() throws Exception {
        int port = door.getLocalPort();
        door.close();
        caller.close();
        assertThrows(DeviceException.class, () -> bus.ask(READ));
        awaitState(false);
        DeviceException away = assertThrows(DeviceException.class, () -> bus.ask(READ));
        assertTrue(away.getMessage().contains("tcp://127.0.0.1:" + port), away::getMessage);
        long back = System.nanoTime();
        door = listen(port);
        door.setSoTimeout(3000);
        caller = door.accept();
        awaitState(true);
        assertTrue(System.nanoTime() - back < Duration.ofSeconds(2).toNanos());
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return opened;
    }

    private CompletableFuture<BitSet> ask() {
        CompletableFuture<BitSet> answer = new CompletableFuture<>();
        Thread asker = new Thread(() -> {
            try {
                answer.complete(bus.ask(READ));
            } catch (DeviceException e) {
                answer.completeExceptionally(e);
            }
        });
        asker.setDaemon(true);
        asker.start();
        return answer;
    }

    private void hear() throws IOException {
        caller.setSoTimeout(2000);
        assertEquals(8, caller.getInputStream().readNBytes(8).length);
    }

    private void awaitState(boolean up) throws InterruptedException {
        BusState state = states.poll(3, TimeUnit.SECONDS);
        while (state != null && state.up() != up) {
            state = states.poll(3, TimeUnit.SECONDS);
        }
        assertTrue(state != null, () -> "still " + bus.state());
    }
}
