package io.daozha.hardware;

import java.util.List;
import java.util.Optional;

/**
 * One screenful for a sign.
 *
 * @param lines one to four, the first is the headline
 * @param speech what its voice says; nothing where it stays silent
 * @param code what a QR code on the sign should hold, if it can show one
 */
public record SignText(List<String> lines, Optional<String> speech, Optional<String> code) {
    public SignText {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > 4) {
            throw new IllegalArgumentException("A sign shows 1 to 4 lines, not " + lines.size());
        }
    }

    public static SignText of(String... lines) {
        return new SignText(List.of(lines), Optional.empty(), Optional.empty());
    }
}
