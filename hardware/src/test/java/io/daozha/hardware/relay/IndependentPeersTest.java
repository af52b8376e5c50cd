package io.daozha.hardware.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daozha.hardware.Level;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.simulated.PseudoTerminal;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends of our wire against somebody else's: Debian's python3-pymodbus and mbpoll. */
class IndependentPeersTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path MBPOLL = Path.of("/usr/bin/mbpoll");

    @TempDir
    Path folder;

    @Test
    void ourDriverSpeaksWithPymodbus() throws Exception {
        assumeTrue(
                Files.isExecutable(PYTHON) && run(PYTHON.toString(), "-c", "import pymodbus").exit == 0,
                "NOT TESTED: the driver against pymodbus; install python3-pymodbus");
        Path script = folder.resolve("board.py");
        try (InputStream source = getClass().getResourceAsStream("pymodbus_board.py")) {
            Files.copy(source, script);
        }
        Process peer = new ProcessBuilder(PYTHON.toString(), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = peer.inputReader(StandardCharsets.UTF_8);
                SerialBus bus = SerialBus.open(new SerialLine.Port(out.readLine(), 9600))) {
            RelayBoard board = RelayBoard.on(bus, 1);
            CountDownLatch polled = new CountDownLatch(20);
            board.onPoll(polled::countDown);
            assertTrue(polled.await(10, TimeUnit.SECONDS), board::trouble);
            assertEquals(Level.ON, board.input(0).level());
            assertEquals(Level.OFF, board.input(1).level());
            assertEquals(Level.ON, board.input(2).level());

            new RelayBarrier(board, 3, OptionalInt.empty(), Duration.ofMillis(700)).raise();
            assertEquals("write 0203 0007", out.readLine());
            assertEquals(0, bus.statistics().crcErrors());
        } finally {
            peer.destroyForcibly().waitFor();
        }
    }

    @Test
    void mbpollSpeaksWithOurBoard() throws Exception {
        assumeTrue(
                Files.isExecutable(MBPOLL) && PseudoTerminal.available(),
                "NOT TESTED: the simulated board against mbpoll; install mbpoll");
        SimulatedBoard board = new SimulatedBoard(1, System::nanoTime);
        board.setInput(1, true);
        try (SimulatedLine line = SimulatedLine.open(board)) {
            String port = line.address().toString();
            Outcome inputs = mbpoll(port, "-t", "1", "-c", "8");
            assertEquals(0, inputs.exit, inputs.text);
            assertTrue(inputs.text.matches("(?s).*\\[1]:\\s+0\\s+\\[2]:\\s+1\\s+\\[3]:\\s+0.*"), inputs.text);

            Outcome write = mbpoll(port, "-t", "0", "-r", "4", "1");
            assertEquals(0, write.exit, write.text);
            assertTrue(board.relayClosed(3));
            Outcome relays = mbpoll(port, "-t", "0", "-c", "8");
            assertTrue(relays.text.matches("(?s).*\\[3]:\\s+0\\s+\\[4]:\\s+1\\s+\\[5]:\\s+0.*"), relays.text);

            Outcome beyond = mbpoll(port, "-t", "0", "-r", "9", "-c", "1");
            assertTrue(beyond.text.contains("Illegal data address"), beyond.text);
            Outcome modes = mbpoll(port, "-t", "4", "-r", "4097", "-c", "8");
            assertTrue(modes.text.matches("(?s).*\\[4097]:\\s+0.*\\[4104]:\\s+0.*"), modes.text);
            Outcome unknown = mbpoll(port, "-t", "3", "-c", "1");
            assertTrue(unknown.text.contains("Illegal function"), unknown.text);
        }
    }

    private record Outcome(int exit, String text) {}

    /** Options first, then the port, then the value to write if the last option is none. */
    private static Outcome mbpoll(String port, String... options) throws IOException, InterruptedException {
        boolean writes = options.length % 2 == 1;
        List<String> command = new ArrayList<>(
                List.of(MBPOLL.toString(), "-m", "rtu", "-a", "1", "-b", "9600", "-P", "none", "-1", "-o", "1"));
        command.addAll(List.of(options).subList(0, writes ? options.length - 1 : options.length));
        command.add(port);
        if (writes) {
            command.add(options[options.length - 1]);
        }
        return run(command.toArray(String[]::new));
    }

    private static Outcome run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return new Outcome(process.exitValue(), text);
    }
}
