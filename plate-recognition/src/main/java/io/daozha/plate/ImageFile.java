package io.daozha.plate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** An image file of somebody's, of which nothing is certain. */
public final class ImageFile {

    private ImageFile() {}

    /**
     * The picture in the file, upright, as frame 0 of a camera named after the file.
     *
     * @throws IOException if there is no such file or it holds no picture that is read; the message says what is wrong
     *     and what to do, without naming the file
     */
    public static Frame open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder, not an image: name the images in it");
        }
        if (Files.notExists(file)) {
            throw new IOException("is not there: check the path");
        }
        byte[] image;
        try {
            image = Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw new IOException("may not be read: check its permissions", e);
        }
        return Frame.decode(file.getFileName().toString(), 0, Instant.EPOCH, image);
    }
}
