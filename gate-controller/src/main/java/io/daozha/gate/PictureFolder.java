package io.daozha.gate;

import io.daozha.plate.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps one picture a visit, in a folder a day, so that old days can be deleted whole. */
public final class PictureFolder {
    private static final Logger LOG = Logger.getLogger(PictureFolder.class);
    private static final int JPEG_QUALITY = 80;

    private final Path folder;

    public PictureFolder(Path folder) {
        this.folder = folder;
    }

    /** @return the picture's name within the folder, also when it could not be stored: the passage matters more */
    String keep(String visit, Frame frame) {
        String name = frame.at().atOffset(ZoneOffset.UTC).toLocalDate() + "/" + visit + ".jpg";
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, frame.jpeg(JPEG_QUALITY));
        } catch (IOException e) {
            LOG.warnf("Picture %s not stored in %s: %s", name, folder, e.getMessage());
        }
        return name;
    }

    /** The stored picture of that name, if it is still there. */
    public Optional<Path> find(String name) {
        Path file = folder.resolve(name).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
