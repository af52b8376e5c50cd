package io.daozha.hardware.simulated;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * A pair of serial ports without a wire between them: this object is one end, {@link #path()} names the other, which
 * any program can open as a serial port. Linux and macOS (posix_openpt of POSIX.1-2017).
 */
public final class PseudoTerminal implements Endpoint {
    private static final Logger LOG = Logger.getLogger(PseudoTerminal.class);

    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = Platform.isMac() ? 0x20000 : 0x100;
    private static final int O_CLOEXEC = Platform.isMac() ? 0x1000000 : 0x80000;
    private static final short POLLIN = 1;
    /** More than any system's struct termios. */
    private static final int TERMIOS_BYTES = 256;

    private interface LibC extends Library {
        int posix_openpt(int flags) throws LastErrorException;

        int grantpt(int fd) throws LastErrorException;

        int unlockpt(int fd) throws LastErrorException;

        int ptsname_r(int fd, byte[] name, NativeLong length) throws LastErrorException;

        int open(String path, int flags) throws LastErrorException;

        int close(int fd);

        NativeLong read(int fd, byte[] into, NativeLong length) throws LastErrorException;

        NativeLong write(int fd, byte[] bytes, NativeLong length) throws LastErrorException;

        int poll(Pointer descriptor, NativeLong count, int timeoutMillis) throws LastErrorException;

        int tcgetattr(int fd, Pointer termios) throws LastErrorException;

        int tcsetattr(int fd, int when, Pointer termios) throws LastErrorException;

        void cfmakeraw(Pointer termios);
    }

    /** Loaded on first use, so that {@link #available()} can say no where there is no such library. */
    private static final class Loaded {
        static final LibC C = Native.load("c", LibC.class);
    }

    private final int near;
    /** Held open by ourselves: with nobody at the far end, reads at this end would fail between two openings. */
    private final int far;

    private final String path;
    private volatile boolean closed;

    private PseudoTerminal(int near, int far, String path) {
        this.near = near;
        this.far = far;
        this.path = path;
    }

    /** Whether this machine has pseudo-terminals that we can open. */
    public static boolean available() {
        if (Platform.isWindows()) {
            return false;
        }
        try (PseudoTerminal terminal = open()) {
            return !terminal.path.isEmpty();
        } catch (IOException | LinkageError e) {
            LOG.infof("No pseudo-terminals here: %s", e);
            return false;
        }
    }

    public static PseudoTerminal open() throws IOException {
        LibC c = Loaded.C;
        int near = -1;
        try {
            near = c.posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
            c.grantpt(near);
            c.unlockpt(near);
            byte[] name = new byte[128];
            c.ptsname_r(near, name, new NativeLong(name.length));
            String path = Native.toString(name);
            int far = c.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
            try (Memory termios = new Memory(TERMIOS_BYTES)) {
                c.tcgetattr(far, termios);
                c.cfmakeraw(termios);
                c.tcsetattr(far, 0, termios);
            }
            return new PseudoTerminal(near, far, path);
        } catch (LastErrorException e) {
            if (near >= 0) {
                c.close(near);
            }
            throw new IOException("Cannot open a pseudo-terminal (errno " + e.getErrorCode() + ").", e);
        }
    }

    /** Where the far end can be opened. */
    public String path() {
        return path;
    }

    @Override
    public int read(byte[] into, int timeoutMillis) throws IOException {
        try (Memory descriptor = new Memory(8)) { // struct pollfd: int fd, short events, short revents
            descriptor.setInt(0, near);
            descriptor.setShort(4, POLLIN);
            descriptor.setShort(6, (short) 0);
            if (closed || Loaded.C.poll(descriptor, new NativeLong(1), timeoutMillis) == 0 || closed) {
                return 0;
            }
            return Loaded.C.read(near, into, new NativeLong(into.length)).intValue();
        } catch (LastErrorException e) {
            throw new IOException("Reading " + path + " failed (errno " + e.getErrorCode() + ").", e);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            Loaded.C.write(near, bytes, new NativeLong(bytes.length));
        } catch (LastErrorException e) {
            throw new IOException("Writing " + path + " failed (errno " + e.getErrorCode() + ").", e);
        }
    }

    /** Hangs the far end up, as pulling a USB adapter does. Not while another thread reads here. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Loaded.C.close(far);
            Loaded.C.close(near);
        }
    }
}
