package io.daozha.hardware.serial;

/** Where a line of Modbus RTU units is reached: eight data bits, no parity, one stop bit (the makers' default). */
public sealed interface SerialLine {

    /**
     * A serial port of this machine.
     *
     * @param path as the operating system names it; prefer {@code /dev/serial/by-path/…}, which survives a re-plug
     * @param baud bits a second; Waveshare boards leave the factory with 9600
     */
    record Port(String path, int baud) implements SerialLine {
        public Port {
            if (path.isBlank()) {
                throw new IllegalArgumentException("The serial port has no name; give a path such as /dev/ttyUSB0.");
            }
            if (baud < 1200 || baud > 1_000_000) {
                throw new IllegalArgumentException(path + ": " + baud + " baud is outside 1200 to 1000000.");
            }
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /** RTU frames carried unchanged over TCP, as serial servers in raw mode do. Not Modbus TCP. */
    record Tcp(String host, int port) implements SerialLine {
        public Tcp {
            if (host.isBlank() || port < 1 || port > 65535) {
                throw new IllegalArgumentException("tcp://" + host + ":" + port + " is not tcp://host:port.");
            }
        }

        @Override
        public String toString() {
            return "tcp://" + host + ":" + port;
        }
    }

    /**
     * @param where {@code tcp://host:port}, or else the path of a serial port
     * @param baud for a serial port; a serial server at the far end of TCP has its own setting
     */
    static SerialLine parse(String where, int baud) {
        if (!where.startsWith("tcp://")) {
            return new Port(where, baud);
        }
        String address = where.substring("tcp://".length());
        int colon = address.lastIndexOf(':');
        try {
            return new Tcp(address.substring(0, Math.max(0, colon)), Integer.parseInt(address.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + " is not tcp://host:port.", e);
        }
    }

    /**
     * The silence that ends a frame, in nanoseconds: 3.5 characters of 11 bits, and never less than 1.75 ms above 19200
     * baud (Modbus over Serial Line V1.02, 2.5.1.1).
     */
    default long frameGapNanos() {
        if (this instanceof Port port && port.baud() <= 19200) {
            return 38_500_000_000L / port.baud();
        }
        return 1_750_000;
    }
}
