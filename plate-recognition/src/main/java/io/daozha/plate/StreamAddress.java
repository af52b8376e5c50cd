package io.daozha.plate;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Where a live camera is reached: {@code rtsp://…} (over TCP), {@code http://…} or {@code https://…} (a picture after the
 * other, MJPEG) or {@code usb:/dev/video0}. It prints without login, path and query: passwords hide in each of them.
 */
public final class StreamAddress {

    private static final String USB = "usb:";

    /** How long one read from the network may take. */
    private static final String READ_MICROS = "2000000";

    private final String place;
    private final String shown;
    private final String format;
    private final Map<String, String> options;

    private StreamAddress(String place, String shown, String format, Map<String, String> options) {
        this.place = place;
        this.shown = shown;
        this.format = format;
        this.options = options;
    }

    /** Whether this is meant to be the address of a live camera, rightly written or not. */
    public static boolean isMeantBy(String address) {
        String scheme = scheme(address);
        return scheme.equals("rtsp") || scheme.equals("http") || scheme.equals("https") || scheme.equals("usb");
    }

    /** @throws IllegalArgumentException saying what is wrong with it; never with the password in it */
    public static StreamAddress parse(String address) {
        if (!isMeantBy(address)) {
            throw new IllegalArgumentException("A live camera is rtsp://…, http://…, https://… or usb:/dev/video0");
        }
        if (scheme(address).equals("usb")) {
            return usb(address.substring(USB.length()));
        }
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            // Its message repeats the address.
            throw new IllegalArgumentException(
                    "The camera's address is no URL; write @ : / # % ? in its password as %40 %3A %2F %23 %25 %3F");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "The camera's address names no host; write @ : / # % ? in its password as %40 %3A %2F %23 %25 %3F");
        }
        String shown = scheme(address) + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return scheme(address).equals("rtsp")
                ? new StreamAddress(
                        address,
                        shown,
                        "rtsp",
                        Map.of(
                                "rtsp_transport", "tcp",
                                "allowed_media_types", "video",
                                "timeout", READ_MICROS,
                                "fflags", "nobuffer",
                                "max_delay", "0",
                                "fpsprobesize", "0"))
                : new StreamAddress(
                        address,
                        shown,
                        "mpjpeg",
                        Map.of(
                                "timeout",
                                READ_MICROS,
                                "rw_timeout",
                                READ_MICROS,
                                "fflags",
                                "nobuffer",
                                "fpsprobesize",
                                "0"));
    }

    VideoDecoder open() throws IOException {
        return VideoDecoder.open(place, format, options);
    }

    @Override
    public String toString() {
        return shown;
    }

    private static StreamAddress usb(String device) {
        if (!device.startsWith("/")) {
            throw new IllegalArgumentException("A USB camera is named by its device, such as usb:/dev/video0");
        }
        return new StreamAddress(device, USB + device, "v4l2", Map.of("fflags", "nobuffer", "fpsprobesize", "0"));
    }

    private static String scheme(String address) {
        int colon = address.indexOf(':');
        return colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
