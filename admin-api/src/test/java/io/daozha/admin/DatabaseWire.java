package io.daozha.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wire between the application and its database, which can be cut and joined again. It goes on listening while it is
 * cut, and hangs up: a port that is let go may be somebody else's by the time it is wanted back.
 */
final class DatabaseWire implements AutoCloseable {
    private final int database;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private boolean cut;

    /** @param database port on this machine */
    DatabaseWire(int database) throws IOException {
        this.database = database;
        start(() -> {
            while (true) {
                answer(server.accept());
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on nobody is there. */
    synchronized void cut() {
        cut = true;
        try {
            for (Socket end : ends) {
                end.close();
            }
            ends.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void join() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void answer(Socket near) throws IOException {
        if (cut) {
            near.close();
            return;
        }
        Socket far;
        try {
            far = new Socket(InetAddress.getLoopbackAddress(), database);
        } catch (IOException e) { // nobody is there at the other end either
            near.close();
            return;
        }
        ends.add(near);
        ends.add(far);
        start(() -> pass(near, far));
        start(() -> pass(far, near));
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
