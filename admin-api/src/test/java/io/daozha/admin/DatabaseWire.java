package io.daozha.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between the application and its database, which can be cut and joined again. */
final class DatabaseWire implements AutoCloseable {
    private final int database;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket server;

    /** @param database port on this machine */
    DatabaseWire(int database) throws IOException {
        this.database = database;
        server = listen(0);
        port = server.getLocalPort();
    }

    int port() {
        return port;
    }

    /** From now on nobody is there. */
    synchronized void cut() {
        try {
            server.close();
            for (Socket end : ends) {
                end.close();
            }
            ends.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void join() {
        try {
            if (server.isClosed()) {
                server = listen(port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        start(() -> {
            while (!listening.isClosed()) {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), database);
                ends.add(near);
                ends.add(far);
                start(() -> pass(near, far));
                start(() -> pass(far, near));
            }
        });
        return listening;
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                out.write(some, 0, count);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        return; // cut, as wires are
                    }
                },
                "database wire");
        thread.setDaemon(true);
        thread.start();
    }
}
