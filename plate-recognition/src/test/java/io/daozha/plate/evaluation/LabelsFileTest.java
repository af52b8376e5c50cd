package io.daozha.plate.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.PlateColour;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsFileTest {

    @TempDir
    private Path parent;

    private Path csv;

    @BeforeEach
    void makeFolder() throws IOException {
        csv = Files.createDirectory(parent.resolve("street")).resolve("labels.csv");
    }

    @Test
    void readsWhatIsNeededAndNoMore() throws IOException {
        List<LabelledImage> images = read("file,plate,colour", "a.jpg,湘A12345,blue", "b.jpg,湘b·d12345,");
        assertEquals("street", images.get(0).set());
        assertEquals(csv.resolveSibling("a.jpg"), images.get(0).file());
        assertEquals(
                List.of(new Label("湘A12345", Optional.of(PlateColour.BLUE), 1, Optional.empty())),
                images.get(0).labels());
        assertEquals("湘BD12345", images.get(1).labels().get(0).plate(), "dot and small letters do not count");
        assertEquals(Optional.empty(), images.get(1).labels().get(0).colour());
    }

    @Test
    void readsEverythingElseInAnyOrder() throws IOException {
        List<LabelledImage> images = read(
                "\ufeffcolour,source,file,rows,plate,crop,corners,box",
                "yellow,\"x, \"\"y\"\"\",a.jpg,2,湘A1234挂,yes,,",
                ",,b.jpg,,,no,\"10,20,110,22,112,52,12,50\",\"1,2,3,4\"",
                "",
                ",,b.jpg,,湘A12345,,,\"1,2,3,4.5\"");
        assertTrue(images.get(0).crop());
        assertEquals(2, images.get(0).labels().get(0).rows());
        assertEquals(2, images.size());
        assertEquals(
                List.of(
                        new Label("", Optional.empty(), 1, Optional.of(new Bounds(10, 20, 112, 52))),
                        new Label("湘A12345", Optional.empty(), 1, Optional.of(new Bounds(1, 2, 3, 4.5)))),
                images.get(1).labels());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jpg,湘A12345,red,,,| line 2: colour is 'red'",
                ",湘A12345,,,,| line 2: no file",
                "a.jpg,湘A12345,,3,,| line 2: rows is '3'",
                "a.jpg,湘A12345,,,\"1,2,3\",| line 2: corners has 3 numbers; it needs 8",
                "a.jpg,湘A12345,,,,\"1,2,3,x\"| line 2: box holds what is no number",
                "a.jpg,\"湘A12345,,,,| line 2: a quote is opened"
            })
    void namesTheLineThatDoesNotHold(String line, String complaint) {
        String said = refusal("file,plate,colour,rows,corners,box", line);
        assertTrue(said.contains("labels.csv, " + complaint), said);
    }

    @Test
    void saysWhatIsNoLabelsFile() throws IOException {
        assertTrue(refusal("picture,text", "a.jpg,湘A12345").contains("must name the columns"));
        assertTrue(refusal("file,plate").contains("names no image"));
        Files.write(csv, new byte[0]);
        assertTrue(refusal().contains("is empty"));
        Files.write(csv, "file,plate\na.jpg,湘A12345".getBytes(Charset.forName("GBK")));
        assertTrue(refusal().contains("UTF-8"), refusal());
        csv = parent;
        assertTrue(refusal().contains("is a folder"));
        csv = parent.resolve("none.csv");
        assertTrue(refusal().contains("There is no labels file"));
    }

    private List<LabelledImage> read(String... lines) throws IOException {
        Files.write(csv, List.of(lines));
        return LabelsFile.read(csv);
    }

    private String refusal(String... lines) {
        return assertThrows(IOException.class, () -> {
                    if (lines.length > 0) {
                        Files.write(csv, List.of(lines));
                    }
                    LabelsFile.read(csv);
                })
                .getMessage();
    }
}
