package io.daozha.hardware.serial;

import io.daozha.hardware.serial.UnitException.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One request out, one answer in, on an open wire. Belongs to the bus thread. */
final class Exchange {
    private static final int EXCEPTION_BIT = 0x80;
    private static final int EXCEPTION_LENGTH = 5;

    private final SerialLine line;
    private final Wire wire;
    private final Duration answerTimeout;
    private long lastByteAt = System.nanoTime();

    Exchange(SerialLine line, Wire wire, Duration answerTimeout) {
        this.line = line;
        this.wire = wire;
        this.answerTimeout = answerTimeout;
    }

    void send(Request<?> request) throws LineLostException {
        long quietAt = lastByteAt + line.frameGapNanos();
        for (long gap = quietAt - System.nanoTime(); gap > 0; gap = quietAt - System.nanoTime()) {
            LockSupport.parkNanos(gap);
        }
        wire.discard();
        wire.send(new RtuFrame(request.unit(), request.pdu()).bytes());
        lastByteAt = System.nanoTime();
    }

    /**
     * Waits for the answer and takes it wherever it lies among what has come in: before it there may be noise or the
     * late answer to another request.
     */
    <A> A receive(Request<A> request) throws LineLostException, UnitException {
        long deadline = System.nanoTime() + answerTimeout.toNanos();
        byte[] received = new byte[RtuFrame.MAX_LENGTH];
        int count = 0;
        while (count < received.length && deadline - System.nanoTime() > 0) {
            int more = wire.receive(received, count);
            if (more == 0) {
                continue;
            }
            lastByteAt = System.nanoTime();
            count += more;
            Optional<A> answer = find(request, received, count);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw count == 0
                ? new UnitException(
                        Fault.SILENT,
                        unit(request) + " did not answer a " + request + " within " + answerTimeout.toMillis()
                                + " ms; check its power, its address and the wires A and B.")
                : new UnitException(
                        Fault.GARBLED,
                        unit(request) + " was sent a " + request + ", but what came back is no answer to it: "
                                + RtuFrame.hex(received, count)
                                + "; check the baud rate, the termination, and that no two units share an address.");
    }

    private <A> Optional<A> find(Request<A> request, byte[] received, int count) throws UnitException {
        int function = request.pdu()[0] & 0xFF;
        for (int from = 0; from + EXCEPTION_LENGTH <= count; from++) {
            if ((received[from] & 0xFF) != request.unit()) {
                continue;
            }
            boolean refusal = (received[from + 1] & 0xFF) == (function | EXCEPTION_BIT);
            int length = refusal ? EXCEPTION_LENGTH : request.answerLength();
            if (from + length > count) {
                continue;
            }
            Optional<byte[]> pdu = RtuFrame.at(received, from, length).map(RtuFrame::pdu);
            if (refusal && pdu.isPresent()) {
                throw new UnitException(
                        Fault.REFUSED, unit(request) + " refused a " + request + ": " + reason(pdu.get()[1] & 0xFF));
            }
            Optional<A> answer =
                    pdu.filter(bytes -> (bytes[0] & 0xFF) == function).flatMap(request::answer);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private String unit(Request<?> request) {
        return "unit " + request.unit() + " on " + line;
    }

    /** Modbus Application Protocol V1.1b3, section 7. */
    private static String reason(int exception) {
        String meaning = switch (exception) {
            case 1 -> "it does not know this function";
            case 2 -> "it has no such address";
            case 3 -> "it does not accept this value";
            case 4 -> "it failed while doing it";
            case 6 -> "it is busy";
            default -> "see its manual";
        };
        return "exception %02d, %s.".formatted(exception, meaning);
    }
}
