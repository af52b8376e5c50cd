package io.daozha.admin.live;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as SVG draws it.
 *
 * @param side of its square, in modules, with the margin of four that scanners need (ISO/IEC 18004)
 * @param dark outline of the dark modules, as the {@code d} of a path
 */
public record SquareCode(int side, String dark) {
    private static final int MARGIN = 4;

    /** Of middling redundancy, or more where that needs no more modules: large modules are read from further away. */
    public static SquareCode of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dark.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new SquareCode(code.size + 2 * MARGIN, dark.toString());
    }
}
