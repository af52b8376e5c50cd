package io.daozha.hardware.simulated;

import io.daozha.hardware.led.LedFrame;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A sign's card that understands the frames of the maker's text: connect, clock, brightness, volume, voice and temporary
 * lines. It can be broken. Safe from any thread.
 */
public final class SimulatedLedCard {

    /** What is wrong with it. */
    public enum Fault {
        NONE,
        /** Off, or its wire is cut: it hears nothing. */
        SILENT,
        /** Set mute by 0x1A: it does what it is told and never says so. */
        MUTE,
        /** Says no to everything. */
        REFUSING,
        /** Its answers have a wrong checksum. */
        GARBLED,
        /** Each answer comes only when it hears the next frame. */
        LATE
    }

    private static final Charset GBK = Charset.forName("GBK");
    private static final int CONNECT = 0x00;
    private static final int CLOCK = 0x05;
    private static final int BRIGHTNESS = 0x0C;
    private static final int VOLUME = 0x0D;
    private static final int SPEAK = 0x30;
    private static final int LINE = 0x62;
    private static final int ROWS = 4;
    private static final int REFUSED = 0x01;

    private final Optional<String> password;
    private final List<String> rows = new CopyOnWriteArrayList<>(List.of("", "", "", ""));
    private final BlockingQueue<String> spoken = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private final AtomicInteger frames = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile int brightness = 100;
    private volatile int volume = 100;
    private byte[] clock = new byte[0];
    private byte[] heldBack = new byte[0];
    private boolean connected;

    public SimulatedLedCard() {
        this(Optional.empty());
    }

    /** @param password what must be told before anything else */
    public SimulatedLedCard(Optional<String> password) {
        this.password = password;
        this.connected = password.isEmpty();
    }

    public void breakBy(Fault what) {
        fault = what;
    }

    /** The rows as they stand, four of them. */
    public List<String> rows() {
        return List.copyOf(rows);
    }

    /** The text of each temporary line, in the order in which they came. */
    public BlockingQueue<String> shown() {
        return shown;
    }

    /** What it has said, in order. */
    public BlockingQueue<String> spoken() {
        return spoken;
    }

    public int brightness() {
        return brightness;
    }

    public int volume() {
        return volume;
    }

    /** How many whole frames it has heard. */
    public int frames() {
        return frames.get();
    }

    /** Year, low byte first, month, day, weekday from Sunday = 1, hour, minute, second; empty before it was told. */
    public synchronized byte[] clock() {
        return clock.clone();
    }

    /** Loses what power off loses. */
    public synchronized void powerCycle() {
        rows.replaceAll(row -> "");
        clock = new byte[0];
        connected = password.isEmpty();
    }

    synchronized byte[] answer(byte[] heard, Endpoint wire) throws IOException {
        int done = 0;
        for (int from = 0; from < heard.length; from++) {
            Optional<LedFrame> frame = LedFrame.at(heard, from, heard.length);
            if (frame.isPresent()) {
                done = from + frame.get().length();
                from = done - 1;
                hear(frame.get(), wire);
            }
        }
        return Arrays.copyOfRange(heard, Math.max(done, heard.length - LedFrame.MAX_LENGTH), heard.length);
    }

    private void hear(LedFrame frame, Endpoint wire) throws IOException {
        if (fault == Fault.SILENT) {
            return;
        }
        frames.incrementAndGet();
        int code = fault == Fault.REFUSING ? REFUSED : obey(frame);
        byte[] reply = new LedFrame(frame.command(), new byte[] {(byte) code}).bytes();
        switch (fault) {
            case MUTE -> {}
            case GARBLED -> {
                reply[6] ^= 0x40;
                wire.write(reply);
            }
            case LATE -> {
                wire.write(heldBack);
                heldBack = reply;
            }
            default -> wire.write(reply);
        }
    }

    /** @return the acknowledgement's code, 0 where it was done */
    private int obey(LedFrame frame) {
        byte[] data = frame.data();
        if (frame.command() == CONNECT) {
            connected = password.isEmpty() || new String(data, GBK).equals(password.get());
        }
        if (!connected) {
            return REFUSED;
        }
        switch (frame.command()) {
            case CONNECT -> {}
            case CLOCK -> clock = data;
            case BRIGHTNESS -> brightness = data[0];
            case VOLUME -> volume = data[0];
            case SPEAK -> spoken.add(new String(data, 1, data.length - 1, GBK));
            case LINE -> {
                return line(data);
            }
            default -> {
                return REFUSED;
            }
        }
        return 0;
    }

    private int line(byte[] data) {
        if (data.length < 19 || data[0] < 0 || data[0] >= ROWS || data.length != 19 + (data[17] & 0xFF)) {
            return REFUSED;
        }
        String text = new String(data, 19, data.length - 19, GBK);
        rows.set(data[0], text);
        shown.add(text);
        return 0;
    }
}
