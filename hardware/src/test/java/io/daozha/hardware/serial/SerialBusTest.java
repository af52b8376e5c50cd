package io.daozha.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.simulated.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bus on a real serial port, with the test itself at the far end of the wire. */
class SerialBusTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final Request.ReadInputs READ = new Request.ReadInputs(1, 8);
    private static final Request.WriteCoil FLASH = new Request.WriteCoil(1, 0x0200, 5);

    @TempDir
    Path folder;

    private final BlockingQueue<BusState> states = new LinkedBlockingQueue<>();
    private Path port;
    private PseudoTerminal far;
    private SerialBus bus;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(PseudoTerminal.available(), "NOT TESTED: this machine has no pseudo-terminals");
        port = folder.resolve("port");
        bus = SerialBus.open(new SerialLine.Port(port.toString(), 9600), TIMEOUT);
        bus.onState(states::add);
        plug();
        assertTrue(nextState().up());
    }

    @AfterEach
    void close() {
        if (bus != null) {
            bus.close();
            far.close();
        }
    }

    @Test
    void anAnswerIsHandedToWhoAsked() throws Exception {
        CompletableFuture<BitSet> inputs = ask(READ);
        assertArrayEquals(CapturedFramesTest.bytes("01 02 00 00 00 08 79 CC"), hear());
        say(new RtuFrame(1, new byte[] {2, 1, 0b101}));
        assertEquals(BitSet.valueOf(new byte[] {0b101}), inputs.get(1, TimeUnit.SECONDS));
        assertEquals(1, bus.statistics().requests());
        assertTrue(bus.statistics().lastRoundTrip().compareTo(Duration.ZERO) > 0);
    }

    @Test
    void aWriteIsNeverRepeated() throws Exception {
        CompletableFuture<?> write = ask(FLASH);
        hear();
        assertTrue(failure(write).contains("did not answer a write of 0005 to coil 0200 within 200 ms"));
        assertSilent(Duration.ofMillis(500));
        assertEquals(1, bus.statistics().timeouts());
    }

    @Test
    void aReadIsRepeatedOnceAndItsLateAnswerIsNotTakenForTheNextOne() throws Exception {
        CompletableFuture<BitSet> inputs = ask(READ);
        hear();
        assertSilent(TIMEOUT.plusMillis(100)); // the time is over, but the unit is left alone for as long again
        say(new RtuFrame(1, new byte[] {2, 1, 0b01})); // the late answer
        hear();
        say(new RtuFrame(1, new byte[] {2, 1, 0b10}));
        assertEquals(BitSet.valueOf(new byte[] {0b10}), inputs.get(1, TimeUnit.SECONDS));

        CompletableFuture<BitSet> unanswered = ask(READ);
        hear();
        hear();
        assertTrue(failure(unanswered).contains("did not answer"));
        assertSilent(Duration.ofMillis(500));
    }

    @Test
    void framesAreThreeAndAHalfCharactersApart() throws Exception {
        CompletableFuture<?> first = ask(FLASH);
        hear();
        long answered = System.nanoTime();
        say(new RtuFrame(1, FLASH.pdu()));
        CompletableFuture<?> second = ask(FLASH);
        hear();
        long gap = System.nanoTime() - answered;
        assertTrue(gap >= 38_500_000_000L / 9600, () -> "only " + gap + " ns");
        say(new RtuFrame(1, FLASH.pdu()));
        first.get(1, TimeUnit.SECONDS);
        second.get(1, TimeUnit.SECONDS);
    }

    @Test
    void oneRequestIsInFlightAndAnOrderGoesBeforeThePolls() throws Exception {
        BlockingQueue<BitSet> seen = new LinkedBlockingQueue<>();
        bus.watch(READ, Duration.ZERO, Duration.ofSeconds(1), new Seen(seen, new LinkedBlockingQueue<>()));
        byte[] poll = hear();
        CompletableFuture<?> write = ask(FLASH);
        assertSilent(Duration.ofMillis(50)); // it waits for the poll in flight
        say(new RtuFrame(1, new byte[] {2, 1, 0}));
        assertArrayEquals(new RtuFrame(1, FLASH.pdu()).bytes(), hear());
        say(new RtuFrame(1, FLASH.pdu()));
        write.get(1, TimeUnit.SECONDS);
        assertEquals(new BitSet(), seen.poll(1, TimeUnit.SECONDS));
        assertArrayEquals(poll, hear());
    }

    @Test
    void aSilentUnitIsGivenUpOnceAndAskedMoreRarely() throws Exception {
        BlockingQueue<BitSet> seen = new LinkedBlockingQueue<>();
        BlockingQueue<String> lost = new LinkedBlockingQueue<>();
        bus.watch(READ, Duration.ZERO, Duration.ofMillis(300), new Seen(seen, lost));
        hear();
        hear();
        assertSilent(Duration.ofMillis(900));
        hear();
        assertTrue(lost.remove().contains("did not answer a read of 8 inputs"));
        say(new RtuFrame(1, new byte[] {2, 1, 1}));
        assertEquals(BitSet.valueOf(new byte[] {1}), seen.poll(1, TimeUnit.SECONDS));
        assertTrue(lost.isEmpty());
    }

    @Test
    void unplugInTheMiddleOfARequestFailsItAtOnceAndReplugHeals() throws Exception {
        CompletableFuture<?> write = ask(FLASH);
        CompletableFuture<?> waiting = ask(new Request.WriteCoil(1, 0x0201, 5));
        hear();
        long pulled = System.nanoTime();
        Files.delete(port);
        far.close();
        assertTrue(failure(write).contains("was the adapter unplugged?"));
        assertTrue(failure(waiting).contains("was the adapter unplugged?"));
        assertTrue(System.nanoTime() - pulled < TIMEOUT.toNanos(), "before the timeout");
        BusState down = nextState();
        assertFalse(down.up());
        assertTrue(failure(ask(FLASH)).contains(port.toString()), "and so does the next one");

        long plugged = System.nanoTime();
        plug(); // as another device under the same name
        assertTrue(nextState().up());
        assertTrue(System.nanoTime() - plugged < Duration.ofSeconds(2).toNanos());
        assertSilent(Duration.ofMillis(100)); // nothing from before is sent late
        CompletableFuture<?> again = ask(FLASH);
        hear();
        say(new RtuFrame(1, FLASH.pdu()));
        again.get(1, TimeUnit.SECONDS);
        assertEquals(1, bus.statistics().reconnects());
    }

    @Test
    void aClosedBusRefuses() {
        bus.close();
        DeviceException refused = assertThrows(DeviceException.class, () -> bus.ask(FLASH));
        assertEquals(port + " was closed.", refused.getMessage());
    }

    @Test
    void whoListensMayNotWaitForTheBus() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        bus.onState(state -> thrown.complete(assertThrows(IllegalStateException.class, () -> bus.ask(FLASH))));
        far.close();
        assertTrue(failure(ask(FLASH)).contains(port.toString()));
        assertTrue(thrown.get(1, TimeUnit.SECONDS).getMessage().contains("waits for"));
    }

    private void plug() throws IOException {
        far = PseudoTerminal.open();
        Files.createSymbolicLink(port, Path.of(far.path()));
    }

    private BusState nextState() throws InterruptedException {
        BusState state = states.poll(3, TimeUnit.SECONDS);
        assertTrue(state != null, () -> "still " + bus.state());
        return state;
    }

    private <A> CompletableFuture<A> ask(Request<A> request) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        Thread asker = new Thread(() -> {
            try {
                answer.complete(bus.ask(request));
            } catch (DeviceException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        asker.setDaemon(true);
        asker.start();
        return answer;
    }

    private static String failure(CompletableFuture<?> answer) {
        return assertThrows(ExecutionException.class, () -> answer.get(2, TimeUnit.SECONDS))
                .getCause()
                .getMessage();
    }

    /** The next request: all that we send is eight bytes long. */
    private byte[] hear() throws IOException {
        byte[] heard = new byte[8];
        int count = 0;
        for (int i = 0; i < 20 && count < heard.length; i++) {
            byte[] more = new byte[heard.length - count];
            int got = far.read(more, 100);
            System.arraycopy(more, 0, heard, count, got);
            count += got;
        }
        assertEquals(heard.length, count, () -> "heard only " + Arrays.toString(heard));
        return heard;
    }

    private void say(RtuFrame frame) throws IOException {
        far.write(frame.bytes());
    }

    private void assertSilent(Duration time) throws IOException {
        assertEquals(0, far.read(new byte[8], (int) time.toMillis()));
    }

    private record Seen(BlockingQueue<BitSet> answers, BlockingQueue<String> losses) implements Watch<BitSet> {
        @Override
        public void read(BitSet on, long nanoTime) {
            answers.add(on);
        }

        @Override
        public void lost(DeviceException why) {
            losses.add(why.getMessage());
        }
    }
}
