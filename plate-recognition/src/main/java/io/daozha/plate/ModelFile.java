package io.daozha.plate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A network shipped with this module; see MODEL.md beside the files.
 *
 * @param sha256 of the file, lower-case hexadecimal
 */
record ModelFile(String name, String sha256) {

    static final ModelFile DETECTOR = shipped("detector.onnx");
    static final ModelFile STRAIGHTENER = shipped("straightener.onnx");
    static final ModelFile RECOGNISER = shipped("recogniser.onnx");

    /** Written by the training, in the form of sha256sum. */
    private static final String SUMS = "SHA256SUMS";

    /**
     * The file's content.
     *
     * @throws IllegalStateException if the file is missing or is not the one named: a reader must not guess with other
     *     weights than those that were measured
     */
    byte[] bytes() {
        byte[] onnx = bytes(name);
        String found = digest(onnx);
        if (!found.equals(sha256)) {
            throw new IllegalStateException(
                    "Model %s has sha-256 %s, expected %s: the file was changed or damaged; build plate-recognition again"
                            .formatted(name, found, sha256));
        }
        return onnx;
    }

    private static ModelFile shipped(String name) {
        return new String(bytes(SUMS), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.endsWith("  " + name))
                .findFirst()
                .map(line -> new ModelFile(name, line.substring(0, line.indexOf(' '))))
                .orElseThrow(() -> new IllegalStateException(
                        "%s names no model %s: build plate-recognition again".formatted(SUMS, name)));
    }

    private static byte[] bytes(String name) {
        try (InputStream file = ModelFile.class.getResourceAsStream("models/" + name)) {
            if (file == null) {
                throw new IllegalStateException(
                        "Model %s is not in the plate-recognition module: build it again".formatted(name));
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Model %s cannot be read".formatted(name), e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256, this one has not", e);
        }
    }
}
