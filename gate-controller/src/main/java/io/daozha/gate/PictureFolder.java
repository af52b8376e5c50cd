package io.daozha.gate;

import io.daozha.plate.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Keeps one picture a visit, in a folder a day, so that old days can be deleted whole. */
public final class PictureFolder {
    private static final Logger LOG = Logger.getLogger(PictureFolder.class);
    private static final int JPEG_QUALITY = 80;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

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

    /** The days (UTC) of which there are pictures, oldest first. */
    public List<LocalDate> days() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> days = Files.list(folder)) {
            return days.map(day -> day.getFileName().toString())
                    .filter(name -> DAY.matcher(name).matches())
                    .map(LocalDate::parse)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The pictures in " + folder + " cannot be listed", e);
        }
    }

    /**
     * Deletes pictures of a day, and its folder once it is empty.
     *
     * @param which told the name of a picture, as {@link #find} takes it
     * @return how many
     */
    public int remove(LocalDate day, Predicate<String> which) {
        Path pictures = folder.resolve(day.toString());
        int gone = 0;
        try (Stream<Path> files = Files.list(pictures)) {
            for (Path file : files.toList()) {
                if (which.test(day + "/" + file.getFileName()) && Files.deleteIfExists(file)) {
                    gone++;
                }
            }
        } catch (IOException e) {
            LOG.warnf("Pictures of %s in %s are not all deleted: %s; it is tried again", day, folder, e.getMessage());
            return gone;
        }
        try {
            Files.deleteIfExists(pictures);
        } catch (DirectoryNotEmptyException e) {
            LOG.debugf("Pictures of %s are kept", day);
        } catch (IOException e) {
            LOG.warnf("The empty folder %s is not deleted: %s", pictures, e.getMessage());
        }
        return gone;
    }

    /** Deletes one picture. @return whether it was there */
    public boolean delete(String name) {
        Optional<Path> picture = find(name);
        try {
            return picture.isPresent() && Files.deleteIfExists(picture.get());
        } catch (IOException e) {
            LOG.warnf("Picture %s in %s is not deleted: %s", name, folder, e.getMessage());
            return false;
        }
    }

    /** The stored picture of that name, if it is still there. */
    public Optional<Path> find(String name) {
        Path file = folder.resolve(name).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
