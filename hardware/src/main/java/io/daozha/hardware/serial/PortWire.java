package io.daozha.hardware.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;

/** A serial port. Reads block in the driver, so no listener thread is needed and none can spin after an unplug. */
final class PortWire implements Wire {
    /** The driver counts in tenths of a second. */
    private static final int READ_WAIT_MILLIS = 100;

    private final SerialPort port;
    private final String path;

    private PortWire(SerialPort port, String path) {
        this.port = port;
        this.path = path;
    }

    static PortWire open(SerialLine.Port line) throws IOException {
        SerialPort port;
        try {
            // A new object each time: it resolves a by-path link once, and a re-plugged adapter gets another number.
            port = SerialPort.getCommPort(line.path());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(line.path() + " does not exist; is the adapter plugged in?", e);
        } catch (LinkageError e) { // else the line's thread would end and nobody would be told
            throw new IOException(
                    "The library for serial ports cannot be loaded; it unpacks itself into ~/.jSerialComm or the folder for"
                            + " temporary files, one of which this program must be allowed to write and to run code from.",
                    e);
        }
        port.setComPortParameters(line.baud(), 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_WAIT_MILLIS, 0);
        port.disableRs485ModeControl(); // asking a USB adapter for it breaks some of them
        if (!port.openPort()) {
            throw new IOException("Cannot open " + line.path() + " (errno " + port.getLastErrorCode()
                    + "); check the rights on it and that no other program holds it.");
        }
        return new PortWire(port, line.path());
    }

    @Override
    public void send(byte[] bytes) throws LineLostException {
        // An unplugged port answers 0, not -1.
        if (port.writeBytes(bytes, bytes.length) != bytes.length) {
            throw lost();
        }
    }

    @Override
    public int receive(byte[] into, int from) throws LineLostException {
        long asked = System.nanoTime();
        int count = port.readBytes(into, into.length - from, from);
        boolean hungUp = count == 0 && System.nanoTime() - asked < READ_WAIT_MILLIS * 1_000_000L / 2;
        if (count < 0 || hungUp) {
            throw lost();
        }
        return count;
    }

    @Override
    public void discard() throws LineLostException {
        // Both directions: an adapter that takes nothing any more must not fill up until a write spins.
        if (!port.flushIOBuffers()) {
            throw lost();
        }
    }

    @Override
    public void close() {
        port.closePort();
    }

    private LineLostException lost() {
        return new LineLostException(
                path + " is gone (errno " + port.getLastErrorCode() + "); was the adapter unplugged?");
    }
}
