package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;
import java.util.BitSet;
import java.util.List;

/**
 * What one address of a line says when it is asked for its inputs.
 *
 * @param detail what it answered, or what to look at
 */
public record RollCall(int unit, Kind kind, String detail) {
    private static final int INPUTS = 8;
    /** Waveshare Modbus RTU IO 8CH: what each output does by itself (waveshare.com/wiki/Modbus_RTU_IO_8CH). */
    private static final int MODES = 0x1000;

    public enum Kind {
        /** A board with at least eight inputs. */
        BOARD,
        /** Something lives there that has no eight inputs. */
        OTHER,
        /** Bytes came back that are no answer. */
        GARBLED,
        SILENT
    }

    /**
     * Asks one address, once more where nothing comes.
     *
     * @throws DeviceException when the line itself cannot be used
     */
    public static RollCall of(SerialBus bus, int unit) throws DeviceException {
        try {
            BitSet on = bus.ask(new Request.ReadInputs(unit, INPUTS));
            StringBuilder inputs = new StringBuilder();
            for (int input = 0; input < INPUTS; input++) {
                inputs.append(on.get(input) ? "●" : "·");
            }
            return new RollCall(unit, Kind.BOARD, "inputs 0 to 7: " + inputs + modes(bus, unit));
        } catch (DeviceException e) {
            if (!(e.getCause() instanceof UnitException answer)) {
                throw e;
            }
            return new RollCall(
                    unit,
                    switch (answer.fault) {
                        case SILENT -> Kind.SILENT;
                        case GARBLED -> Kind.GARBLED;
                        case REFUSED -> Kind.OTHER;
                    },
                    answer.getMessage());
        }
    }

    /** A board that knows no output modes has only the right one. */
    private static String modes(SerialBus bus, int unit) {
        try {
            List<Integer> modes = bus.ask(new Request.ReadRegisters(unit, MODES, INPUTS));
            return modes.stream().allMatch(mode -> mode == 0)
                    ? ""
                    : "; its output modes are " + modes
                            + " and must all be 0, or its inputs move its relays: set them in the maker's program";
        } catch (DeviceException e) {
            return "";
        }
    }
}
