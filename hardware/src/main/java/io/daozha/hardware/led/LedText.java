package io.daozha.hardware.led;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Text as the card takes it.
 *
 * @param gbk its bytes
 * @param loss what of it the card cannot be told, as a sentence; empty where it is whole
 */
record LedText(byte[] gbk, String loss) {
    static final Charset GBK = Charset.forName("GBK");

    /** Characters that GBK lacks, and control characters, become '?'; what is too long is cut between two characters. */
    static LedText of(String text, int mostBytes) {
        CharsetEncoder encoder = GBK.newEncoder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Set<String> unknown = new LinkedHashSet<>();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int codePoint = text.codePointAt(at);
            String character = Character.toString(codePoint);
            if (Character.isISOControl(codePoint) || !encoder.canEncode(character)) {
                unknown.add(String.format("U+%04X", codePoint));
                character = "?";
            }
            byte[] encoded = character.getBytes(GBK);
            if (bytes.size() + encoded.length > mostBytes) {
                return new LedText(
                        bytes.toByteArray(),
                        loss(text, unknown) + "'" + printable(text) + "' is longer than the " + mostBytes
                                + " bytes that the card takes; it ends before '"
                                + printable(text.substring(at)) + "'. ");
            }
            bytes.writeBytes(encoded);
        }
        return new LedText(bytes.toByteArray(), loss(text, unknown));
    }

    private static String loss(String text, Set<String> unknown) {
        return unknown.isEmpty()
                ? ""
                : "The card has no " + String.join(", ", unknown) + " of '" + printable(text)
                        + "'; it shows ? instead. ";
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
