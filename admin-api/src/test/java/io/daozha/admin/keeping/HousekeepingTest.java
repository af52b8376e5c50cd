package io.daozha.admin.keeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.TestSite;
import io.daozha.billing.Desk;
import io.daozha.billing.Facts;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.People;
import io.daozha.billing.Plate;
import io.daozha.gate.PictureFolder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves when: pictures after 30 days, evidence after 180, plates after ten years. */
@QuarkusTest
@WithTestResource(TestSite.class)
class HousekeepingTest {
    private static final Plate FREE = new Plate("湘A00001", Plate.Colour.BLUE);
    private static final Plate OWES = new Plate("湘A00002", Plate.Colour.BLUE);

    @Inject
    Parking parking;

    @Inject
    People people;

    @Inject
    Facts facts;

    @Inject
    Desk desk;

    @TempDir
    Path folder;

    private record Keeping(int pictures, int evidence, int people, int facts, long alarmBelowMb, long leastFreeMb)
            implements KeepingConfig {}

    @Test
    void picturesAndPeopleLeaveOnTime() throws IOException {
        PictureFolder pictures = new PictureFolder(folder);
        Instant came = Instant.parse("2026-03-01T02:00:00Z");
        String free = stay(FREE, came, Duration.ofMinutes(1));
        String owes = stay(OWES, came, Duration.ofDays(3));
        picture("2026-03-01/nobody.jpg");

        keepAt(came.plus(Duration.ofDays(30)), pictures);
        assertTrue(pictures.find(free).isPresent(), "30 days are kept");
        keepAt(came.plus(Duration.ofDays(31)), pictures);
        assertFalse(pictures.find(free).isPresent());
        assertFalse(pictures.find("2026-03-01/nobody.jpg").isPresent(), "of no stay at all");
        assertTrue(pictures.find(owes).isPresent(), "it is evidence");

        PersonArchive archive = new PersonArchive(people, pictures);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        archive.write(List.of(OWES), zip);
        assertEquals(List.of("held.json", "pictures/" + owes), entries(zip.toByteArray()));
        assertEquals(1, archive.forget(List.of(OWES)).kept().size());
        assertTrue(pictures.find(owes).isPresent(), "who owes is not forgotten");

        keepAt(came.plus(Duration.ofDays(181)), pictures);
        assertFalse(pictures.find(owes).isPresent());
        assertEquals(List.of(), pictures.days());
        assertTrue(plates().contains(OWES.text()));

        keepAt(came.plus(Duration.ofDays(3654)), pictures);
        keepAt(came.plus(Duration.ofDays(3654)), pictures);
        assertFalse(plates().contains(OWES.text()));
        assertFalse(plates().contains(FREE.text()));
        assertEquals(List.of(), parking.audit());
    }

    private void keepAt(Instant now, PictureFolder pictures) {
        new Housekeeping(
                        Clock.fixed(now, ZoneOffset.UTC),
                        new Keeping(30, 180, 3650, 30, 0, 0),
                        pictures,
                        people,
                        facts,
                        desk)
                .run();
    }

    private List<String> plates() {
        return parking.recent(100).stream()
                .map(ParkingSession::plate)
                .map(Plate::text)
                .toList();
    }

    /** @return the name of its picture */
    private String stay(Plate plate, Instant in, Duration lasts) throws IOException {
        String name = LocalDate.ofInstant(in, ZoneOffset.UTC) + "/" + plate.text() + ".jpg";
        picture(name);
        parking.record(passage("in-" + plate.text(), Direction.IN, plate, in, name));
        parking.record(passage("out-" + plate.text(), Direction.OUT, plate, in.plus(lasts), name));
        return name;
    }

    private void picture(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), new byte[] {1});
    }

    private static Passage passage(String id, Direction direction, Plate plate, Instant at, String picture) {
        return new Passage(
                id, "lane", direction, plate, Optional.empty(), at, at, true, Optional.empty(), Optional.of(picture));
    }

    private static List<String> entries(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
