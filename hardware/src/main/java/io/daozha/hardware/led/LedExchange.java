package io.daozha.hardware.led;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.serial.LineLostException;
import io.daozha.hardware.serial.RtuFrame;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.serial.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One frame to the card, one acknowledgement back. Belongs to the sign's thread. */
final class LedExchange {
    private static final int MOST_HEARD = 2 * LedFrame.MAX_LENGTH;

    private final SerialLine line;
    private final Wire wire;
    private final boolean answers;
    private final Duration answerTimeout;

    LedExchange(SerialLine line, Wire wire, boolean answers, Duration answerTimeout) {
        this.line = line;
        this.wire = wire;
        this.answers = answers;
        this.answerTimeout = answerTimeout;
    }

    /**
     * @throws LineLostException when the line is gone
     * @throws DeviceException when the card did not confirm; whether it did it is then unknown, except where it refused
     */
    void tell(LedFrame frame) throws DeviceException {
        wire.discard();
        wire.send(frame.bytes());
        if (answers) {
            confirm(frame);
        } else {
            pause(frame);
        }
    }

    private void confirm(LedFrame frame) throws DeviceException {
        long deadline = System.nanoTime() + answerTimeout.toNanos();
        byte[] heard = new byte[MOST_HEARD];
        int count = 0;
        while (count < heard.length && deadline - System.nanoTime() > 0) {
            int more = wire.receive(heard, count);
            count += more;
            if (more > 0 && isConfirmed(frame, heard, count)) {
                return;
            }
        }
        if (count == 0) {
            throw new DeviceException(card(frame) + " did not answer within " + answerTimeout.toMillis()
                    + " ms; check its power, the wires A and B, the baud rate, and that it is not set mute.");
        }
        throw new DeviceException(card(frame) + " sent back what is no answer to it: " + RtuFrame.hex(heard, count)
                + "; check the baud rate, and that nothing else is on this line.");
    }

    private boolean isConfirmed(LedFrame asked, byte[] heard, int count) throws DeviceException {
        for (int from = 0; from < count; from++) {
            Optional<LedFrame> frame = LedFrame.at(heard, from, count);
            if (frame.isEmpty()) {
                continue;
            }
            LedFrame answer = frame.get();
            // An adapter may hear what it sends.
            if (answer.command() == asked.command() && answer.data().length > 0 && !answer.sameAs(asked)) {
                int code = answer.data()[0] & 0xFF;
                if (code != 0) {
                    throw new DeviceException(card(asked) + " refused with code " + code
                            + (asked.command() == LedPanel.CONNECT ? "; its password is another one." : "."));
                }
                return true;
            }
            from += answer.length() - 1;
        }
        return false;
    }

    /** A mute card cannot say when it is done; it is given the time of the bytes on the wire and of one frame gap. */
    private void pause(LedFrame frame) {
        long wireTime = line instanceof SerialLine.Port port ? frame.length() * 10_000_000_000L / port.baud() : 0;
        LockSupport.parkNanos(wireTime + line.frameGapNanos());
    }

    private String card(LedFrame frame) {
        return "The sign on %s, told 0x%02X,".formatted(line, frame.command());
    }
}
