package io.daozha.hardware.simulated;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A serial server for one caller at a time, for machines without pseudo-terminals. Loopback only. */
final class TcpEndpoint implements Endpoint {
    private final ServerSocket door;
    private Socket caller;

    private TcpEndpoint(ServerSocket door) {
        this.door = door;
    }

    /** @param port 0 for any free one */
    static TcpEndpoint open(int port) throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        return new TcpEndpoint(door);
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public int read(byte[] into, int timeoutMillis) throws IOException {
        if (caller == null) {
            door.setSoTimeout(timeoutMillis);
            try {
                caller = door.accept();
            } catch (SocketTimeoutException e) {
                return 0;
            }
        }
        try {
            caller.setSoTimeout(timeoutMillis);
            int count = caller.getInputStream().read(into);
            if (count < 0) {
                hangUp();
            }
            return Math.max(0, count);
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (SocketException e) {
            hangUp(); // the caller broke off; the next one is welcome
            return 0;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (caller == null) {
            return; // hung up since it asked
        }
        try {
            caller.getOutputStream().write(bytes);
        } catch (SocketException e) {
            hangUp();
        }
    }

    @Override
    public void close() {
        try {
            hangUp();
            door.close();
        } catch (IOException e) {
            // A socket that cannot be closed is gone all the same.
        }
    }

    private void hangUp() throws IOException {
        if (caller != null) {
            caller.close();
            caller = null;
        }
    }
}
