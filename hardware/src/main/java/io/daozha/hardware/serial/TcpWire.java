package io.daozha.hardware.serial;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A serial server that hands bytes on unchanged. */
final class TcpWire implements Wire {
    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_WAIT_MILLIS = 100;

    private final Socket socket;
    private final SerialLine.Tcp line;

    private TcpWire(Socket socket, SerialLine.Tcp line) {
        this.socket = socket;
        this.line = line;
    }

    static TcpWire open(SerialLine.Tcp line) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_WAIT_MILLIS);
            socket.connect(new InetSocketAddress(line.host(), line.port()), CONNECT_MILLIS);
            return new TcpWire(socket, line);
        } catch (IOException e) {
            socket.close();
            throw new IOException(line + " cannot be reached (" + e.getMessage() + "); is the serial server on?", e);
        }
    }

    @Override
    public void send(byte[] bytes) throws LineLostException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public int receive(byte[] into, int from) throws LineLostException {
        try {
            int count = socket.getInputStream().read(into, from, into.length - from);
            if (count < 0) {
                throw new LineLostException(line + " closed the connection.");
            }
            return count;
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (LineLostException e) {
            throw e;
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public void discard() throws LineLostException {
        try {
            var in = socket.getInputStream();
            in.readNBytes(in.available());
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to do for a connection that cannot even be closed.
        }
    }

    private LineLostException lost(IOException cause) {
        return new LineLostException(line + " broke off: " + cause.getMessage(), cause);
    }
}
