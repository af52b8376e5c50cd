package io.daozha.hardware.serial;

import java.io.IOException;

/** An open line: moves bytes, knows no frames. Used by one thread. */
public interface Wire extends AutoCloseable {

    /** @throws IOException if there is no such port, or nobody answers at that address; the message says what to look at */
    static Wire open(SerialLine line) throws IOException {
        return line instanceof SerialLine.Port port ? PortWire.open(port) : TcpWire.open((SerialLine.Tcp) line);
    }

    /** Returns when the bytes are on their way, not when they have been sent. */
    void send(byte[] bytes) throws LineLostException;

    /**
     * Waits for bytes, at most about 100 ms.
     *
     * @return how many now lie in {@code into} from {@code from} on; 0 if none came
     */
    int receive(byte[] into, int from) throws LineLostException;

    /** Forgets whatever has come in unasked. */
    void discard() throws LineLostException;

    @Override
    void close();
}
