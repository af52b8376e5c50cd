package io.daozha.admin.keeping;

import io.daozha.billing.People;
import io.daozha.billing.Plate;
import io.daozha.gate.PictureFolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Everything that is held on one person or household, to hand over, and its end on request. */
@ApplicationScoped
public class PersonArchive {
    private final People people;
    private final PictureFolder pictures;

    PersonArchive(People people, PictureFolder pictures) {
        this.people = people;
        this.pictures = pictures;
    }

    /** Writes a ZIP with {@code held.json} and the pictures that are still there. */
    public void write(Collection<Plate> plates, OutputStream out) throws IOException {
        People.File file = people.file(plates);
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("held.json"));
            zip.write(file.json().getBytes(StandardCharsets.UTF_8));
            for (String name : file.pictures()) {
                Optional<Path> picture = pictures.find(name);
                if (picture.isPresent()) {
                    zip.putNextEntry(new ZipEntry("pictures/" + name));
                    Files.copy(picture.get(), zip);
                }
            }
        }
    }

    /** Forgets a person, as far as nothing remains to be decided or paid. */
    public People.Forgotten forget(Collection<Plate> plates) {
        People.Forgotten forgotten = people.forget(plates);
        forgotten.pictures().forEach(pictures::delete);
        return forgotten;
    }
}
