package io.daozha.plate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The networks of this module and, from a library, PP-OCRv4's reader with its list of characters; a card for each says
 * what it is and what it was trained on.
 */
enum ModelFile {
    DETECTOR("detector.onnx"),
    STRAIGHTENER("straightener.onnx"),
    RECOGNISER("recogniser.onnx"),
    GENERAL_READER("/models/", "ch_PP-OCRv4_rec_infer.onnx"),
    GENERAL_CHARACTERS("/models/", "ppocr_keys_v1.txt");

    private static final String OURS = "models/";

    /** In the form of sha256sum; the training writes the lines of those that it makes. */
    private static final String SUMS = "SHA256SUMS";

    private final String folder;
    private final String file;

    ModelFile(String file) {
        this(OURS, file);
    }

    ModelFile(String folder, String file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * The file's content.
     *
     * @throws BadModelException if the file is missing or is not the one that was measured
     */
    byte[] bytes() {
        return checked(file, read(folder, file), new String(read(OURS, SUMS), StandardCharsets.US_ASCII));
    }

    /** The content, if the sums ({@code sum  file}, a line each) say that it is the file's. */
    static byte[] checked(String file, byte[] content, String sums) {
        String expected = sums.lines()
                .filter(line -> line.endsWith("  " + file))
                .findFirst()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .orElseThrow(() -> new BadModelException(
                        "%s names no model %s: build plate-recognition again".formatted(SUMS, file)));
        String found = sum(content);
        if (!found.equals(expected)) {
            throw new BadModelException(
                    "Model %s has sha-256 %s, expected %s: the file was changed or damaged; build plate-recognition again"
                            .formatted(file, found, expected));
        }
        return content;
    }

    static byte[] read(String folder, String file) {
        try (InputStream content = ModelFile.class.getResourceAsStream(folder + file)) {
            if (content == null) {
                throw new BadModelException(
                        "Model file %s is not in plate-recognition or its libraries: build it again".formatted(file));
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new BadModelException("Model file %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return file;
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256, this one has not", e);
        }
    }
}
