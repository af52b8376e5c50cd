package io.daozha.hardware.relay;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.DigitalInput;
import io.daozha.hardware.DigitalOutput;
import io.daozha.hardware.Level;
import io.daozha.hardware.serial.Request;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.serial.Watch;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Waveshare board of relays and inputs (Modbus RTU Relay D, Modbus RTU IO 8CH) on a {@link SerialBus}. Its inputs are
 * polled; a pulse goes before the next poll and is timed by the board itself ("flash on": function 05 at address 0x0200
 * + relay, value in tenths of a second; waveshare.com/wiki/Modbus_RTU_Relay).
 *
 * <p>How a lane is wired unless its site says otherwise: input 0 presence loop before the arm, 1 safety loop under the
 * arm, 2 open limit, 3 closed limit, 4 fire contact; relay 0 the barrier's OPEN. An IO 8CH must be left in output mode 0
 * (normal): in the other modes its inputs move its outputs.
 */
public final class RelayBoard implements DigitalOutput {

    /**
     * @param relays how many relays the board has
     * @param inputs how many inputs it has
     * @param pollPause from an answer to the next question for the inputs
     * @param validity how long a sample counts; must outlast one unanswered question of a neighbour on the line
     */
    public record Settings(int relays, int inputs, Duration pollPause, Duration validity) {
        public static final Settings WAVESHARE_8 = new Settings(8, 8, Duration.ofMillis(10), Duration.ofMillis(500));

        public Settings {
            if (relays < 0 || relays > 32 || inputs < 1 || inputs > 32) {
                throw new IllegalArgumentException(
                        "No board has " + relays + " relays and " + inputs + " inputs; 0 to 32 and 1 to 32 are known.");
            }
            if (pollPause.isNegative() || validity.compareTo(pollPause) <= 0) {
                throw new IllegalArgumentException("Inputs asked every " + pollPause.toMillis()
                        + " ms cannot be valid for only " + validity.toMillis() + " ms.");
            }
        }
    }

    private static final int FLASH_ON = 0x0200;
    private static final Duration FLASH_UNIT = Duration.ofMillis(100);
    private static final Duration LONGEST_PULSE = Duration.ofSeconds(5);

    /** @param nanoTime the inputs were like this no earlier than then */
    private record Sample(BitSet on, long nanoTime) {}

    private final SerialBus bus;
    private final int unit;
    private final Settings settings;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Sample sample;
    private volatile String trouble = "its inputs have not been read yet.";

    private RelayBoard(SerialBus bus, int unit, Settings settings) {
        this.bus = bus;
        this.unit = unit;
        this.settings = settings;
    }

    /** An eight-channel board with its inputs polled from now on. */
    public static RelayBoard on(SerialBus bus, int unit) {
        return on(bus, unit, Settings.WAVESHARE_8);
    }

    /** @param unit the board's address, 1 to 247 */
    public static RelayBoard on(SerialBus bus, int unit, Settings settings) {
        RelayBoard board = new RelayBoard(bus, unit, settings);
        bus.watch(
                new Request.ReadInputs(unit, settings.inputs()),
                settings.pollPause(),
                settings.validity(),
                board.new Inputs());
        return board;
    }

    @Override
    public void pulse(int relay, Duration length) throws DeviceException {
        if (relay < 0 || relay >= settings.relays()) {
            throw new DeviceException(this + " has relays 0 to " + (settings.relays() - 1) + ", no relay " + relay
                    + "; nothing was sent.");
        }
        if (length.compareTo(FLASH_UNIT) < 0
                || length.compareTo(LONGEST_PULSE) > 0
                || length.toNanos() % FLASH_UNIT.toNanos() != 0) {
            throw new DeviceException(this + " pulses for 100 ms to 5 s in steps of 100 ms, not for "
                    + length.toMillis() + " ms; nothing was sent.");
        }
        bus.ask(new Request.WriteCoil(unit, FLASH_ON + relay, (int) length.dividedBy(FLASH_UNIT)));
    }

    /** @throws IllegalArgumentException if the board has no such input */
    public DigitalInput input(int channel) {
        if (channel < 0 || channel >= settings.inputs()) {
            throw new IllegalArgumentException(
                    this + " has inputs 0 to " + (settings.inputs() - 1) + ", no input " + channel + ".");
        }
        return () -> {
            Sample newest = sample;
            if (!isFresh(newest)) {
                return Level.INVALID;
            }
            return newest.on().get(channel) ? Level.ON : Level.OFF;
        };
    }

    /** Its address on the line. */
    public int unit() {
        return unit;
    }

    /** The line it hangs on. */
    public SerialBus bus() {
        return bus;
    }

    /** Called on the bus thread after each poll and when the inputs become invalid: must not block. */
    public void onPoll(Runnable afterEachPoll) {
        listeners.add(afterEachPoll);
    }

    /** Its inputs are known right now. */
    public boolean healthy() {
        return isFresh(sample);
    }

    /** What is wrong, as a sentence; empty when {@link #healthy()}. */
    public String trouble() {
        return healthy() ? "" : this + ": " + trouble;
    }

    @Override
    public String toString() {
        return "board " + unit + " on " + bus.line();
    }

    private boolean isFresh(Sample newest) {
        return newest != null
                && System.nanoTime() - newest.nanoTime() < settings.validity().toNanos();
    }

    private final class Inputs implements Watch<BitSet> {
        @Override
        public void read(BitSet on, long nanoTime) {
            sample = new Sample(on, nanoTime);
            listeners.forEach(Runnable::run);
        }

        @Override
        public void lost(DeviceException why) {
            trouble = why.getMessage();
            sample = null;
            listeners.forEach(Runnable::run);
        }
    }
}
