package io.daozha.hardware.simulated;

import io.daozha.hardware.serial.RtuFrame;
import io.daozha.hardware.serial.SerialLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Boards, or a sign's card, on one line, as real bytes: on a pseudo-terminal that any program can open, or on a loopback TCP port where
 * there are none. Noise, and frames for units that are not there, go unanswered, as on a real line.
 */
public final class SimulatedLine implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SimulatedLine.class);
    private static final int BAUD = 115200;
    /** Bounds how long an unplug takes: a far end hangs up only once nobody waits at the near one. */
    private static final int IDLE_MILLIS = 20;
    /** Longer than a frame is ever interrupted inside one machine, shorter than a client's timeout. */
    private static final int SILENCE_MILLIS = 20;

    /** What hangs on the line: answers what it has heard. */
    interface Talk {
        /** @return what is left behind the last frame that was understood */
        byte[] answer(byte[] heard, Endpoint wire) throws IOException;
    }

    private final Talk talk;
    /** Stays the same when the device behind it changes, like /dev/serial/by-path; null on TCP. */
    private final Path link;

    private int tcpPort;
    private Endpoint endpoint;
    private Thread listener;
    private volatile boolean plugged;

    private SimulatedLine(Talk talk, Path link) {
        this.talk = talk;
        this.link = link;
    }

    /** A line on a pseudo-terminal, or on TCP where this machine has none. */
    public static SimulatedLine open(SimulatedBoard... boards) throws IOException {
        return PseudoTerminal.available() ? onPseudoTerminal(boards) : onTcp(boards);
    }

    static SimulatedLine onPseudoTerminal(SimulatedBoard... boards) throws IOException {
        return onPseudoTerminal(talk(boards));
    }

    /** A line with nothing but a sign's card on it, on a pseudo-terminal, or on TCP where this machine has none. */
    public static SimulatedLine open(SimulatedLedCard card) throws IOException {
        return PseudoTerminal.available() ? onPseudoTerminal(card::answer) : onTcp(card);
    }

    /** A line with nothing but a sign's card on it, on a free loopback TCP port. */
    public static SimulatedLine onTcp(SimulatedLedCard card) throws IOException {
        return plugged(card::answer, null);
    }

    private static SimulatedLine onPseudoTerminal(Talk talk) throws IOException {
        return plugged(talk, Files.createTempDirectory("daozha-line").resolve("port"));
    }

    private static SimulatedLine plugged(Talk talk, Path link) throws IOException {
        SimulatedLine line = new SimulatedLine(talk, link);
        line.replug();
        return line;
    }

    private static Talk talk(SimulatedBoard... boards) {
        List<SimulatedBoard> all = List.of(boards);
        return (heard, wire) -> answerFrames(all, heard, wire);
    }

    /** A line on a free loopback TCP port. */
    public static SimulatedLine onTcp(SimulatedBoard... boards) throws IOException {
        return plugged(talk(boards), null);
    }

    /** Where a client reaches the boards; the same after a re-plug. */
    public synchronized SerialLine address() {
        return link == null ? new SerialLine.Tcp("127.0.0.1", tcpPort) : new SerialLine.Port(link.toString(), BAUD);
    }

    /** Pulls the adapter out. Whatever is on the wire is lost. */
    public synchronized void unplug() throws IOException {
        if (!plugged) {
            return;
        }
        plugged = false;
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (link != null) {
            Files.deleteIfExists(link);
        }
        endpoint.close();
    }

    /** Puts the adapter back. Its device gets a new name, as a real one may. */
    public synchronized void replug() throws IOException {
        if (plugged) {
            return;
        }
        if (link == null) {
            TcpEndpoint tcp = TcpEndpoint.open(tcpPort);
            tcpPort = tcp.port();
            endpoint = tcp;
        } else {
            PseudoTerminal terminal = PseudoTerminal.open();
            Files.createSymbolicLink(link, Path.of(terminal.path()));
            endpoint = terminal;
        }
        plugged = true;
        Endpoint wire = endpoint;
        listener = new Thread(() -> listen(wire), "simulated line");
        listener.setDaemon(true);
        listener.start();
    }

    @Override
    public void close() throws IOException {
        unplug();
        if (link != null) {
            Files.deleteIfExists(link.getParent());
        }
    }

    private void listen(Endpoint wire) {
        byte[] chunk = new byte[RtuFrame.MAX_LENGTH];
        byte[] heard = new byte[0];
        try {
            while (plugged) {
                int count = wire.read(chunk, heard.length == 0 ? IDLE_MILLIS : SILENCE_MILLIS);
                if (count == 0) {
                    heard = new byte[0]; // silence ends a frame, whole or not
                    continue;
                }
                int before = heard.length;
                heard = Arrays.copyOf(heard, before + count);
                System.arraycopy(chunk, 0, heard, before, count);
                heard = talk.answer(heard, wire);
            }
        } catch (IOException e) {
            LOG.error("A simulated line stopped", e);
        }
    }

    private static byte[] answerFrames(List<SimulatedBoard> boards, byte[] heard, Endpoint wire) throws IOException {
        int done = 0;
        for (int from = 0; from < heard.length; from++) {
            int length = requestLength(heard, from);
            Optional<RtuFrame> request = RtuFrame.at(heard, from, length);
            if (request.isPresent()) {
                answer(boards, request.get(), wire);
                done = from + length;
                from = done - 1;
            }
        }
        return Arrays.copyOfRange(heard, Math.max(done, heard.length - RtuFrame.MAX_LENGTH), heard.length);
    }

    private static void answer(List<SimulatedBoard> boards, RtuFrame request, Endpoint wire) throws IOException {
        for (SimulatedBoard board : boards) {
            if (board.unit() == request.unit()) {
                Optional<byte[]> answer = board.answer(request);
                if (answer.isPresent()) {
                    wire.write(answer.get());
                }
            }
        }
    }

    /** How long a request that begins here would be; 0 if none can be told. */
    private static int requestLength(byte[] heard, int from) {
        if (from + 7 > heard.length) {
            return 0;
        }
        return switch (heard[from + 1]) {
            case 0x01, 0x02, 0x03, 0x04, 0x05, 0x06 -> 8;
            case 0x0F, 0x10 -> 9 + (heard[from + 6] & 0xFF);
            default -> 0;
        };
    }
}
