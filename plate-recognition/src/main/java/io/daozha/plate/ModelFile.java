package io.daozha.plate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * A network shipped with this module; see MODEL.md beside the files.
 *
 * @param sha256 of the file, lower-case hexadecimal
 */
record ModelFile(String name, String sha256) {

    static final ModelFile DETECTOR =
            new ModelFile("detector.onnx", "d21aff180373e7d190fbba6eb0ee18a9720d57fe24affdc0d56b70e62d4026bd");
    static final ModelFile RECOGNISER =
            new ModelFile("recogniser.onnx", "5cc84a4b9cc08e585031c13ecae34f30e88d0543c7414db5bd550992fa4529f8");

    /**
     * The network, ready to run; the caller closes it.
     *
     * @throws IllegalStateException if the file is missing or is not the one named: a reader must not guess with other
     *     weights than those that were measured
     */
    Net load() {
        byte[] onnx = bytes();
        String found = digest(onnx);
        if (!found.equals(sha256)) {
            throw new IllegalStateException(
                    "Model %s has sha-256 %s, expected %s: the file was changed or damaged; build plate-recognition again"
                            .formatted(name, found, sha256));
        }
        OpenCv.prepare();
        try (BytePointer copied = new BytePointer(onnx)) {
            return opencv_dnn.readNetFromONNX(copied, onnx.length);
        }
    }

    private byte[] bytes() {
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
