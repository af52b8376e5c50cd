package io.daozha.hardware.simulated;

import java.io.IOException;

/** The devices' end of a line. */
sealed interface Endpoint extends AutoCloseable permits PseudoTerminal, TcpEndpoint {

    /** @return how many bytes came; 0 if none came in time */
    int read(byte[] into, int timeoutMillis) throws IOException;

    void write(byte[] bytes) throws IOException;

    @Override
    void close();
}
