package io.daozha.admin.export;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Tables as files: what stands in a cell, and what a spreadsheet must not run. */
class ExportTest {
    private static final Plate CAR = new Plate("湘A12345", Plate.Colour.BLUE);

    private static byte[] file(Export.Format format, Stream<List<?>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.of("test", List.of("a", "b"), rows).write(format, out);
        return out.toByteArray();
    }

    private static String csv(Object... cells) {
        String all =
                new String(file(Export.Format.CSV, Stream.<List<?>>of(Arrays.asList(cells))), StandardCharsets.UTF_8);
        assertTrue(all.startsWith("\uFEFFa,b\r\n"), all);
        return all.substring(6);
    }

    private static String sheet(Stream<List<?>> rows) throws IOException {
        Path file = Files.write(Files.createTempFile("export", ".xlsx"), file(Export.Format.XLSX, rows));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void cellsAsCsv() {
        assertEquals("-6.50,2026-03-01 10:00:00\r\n", csv(Money.fen(-650), Instant.parse("2026-03-01T02:00:00.123Z")));
        assertEquals("JPY,500\r\n", csv("JPY", new Money(500, "JPY")));
        assertEquals("湘A12345,7\r\n", csv(CAR, 7L));
        assertEquals(",x\r\n", csv(null, Optional.of("x")));
        assertEquals(",\"a \"\"b\"\", c\"\r\n", csv(Optional.empty(), "a \"b\", c"));
    }

    @Test
    void noTextIsAFormula() throws IOException {
        for (String evil : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertTrue(csv(evil, "").contains("'" + evil), evil);
        }
        String sheet = sheet(Stream.<List<?>>of(List.of("=1+1", Money.fen(-100))));
        assertFalse(sheet.contains("<f>"), sheet);
        assertTrue(sheet.contains("<v>-1.00</v>"), sheet);
    }

    /** A name that somebody chose must not make a file that Excel calls damaged. */
    @Test
    void whatXmlCannotHoldIsLeftOut() throws IOException {
        String sheet = sheet(Stream.<List<?>>of(List.of("a\u0001b\uD800c\uFFFEd<é道", "\uD840\uDC00")));
        assertTrue(sheet.contains("abcd&lt;"), sheet);
        assertDoesNotThrow(() -> DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(sheet))));
    }

    /** Excel shows a time that does not fit as ####. */
    @Test
    void columnsAreAsWideAsWhatIsInThem() throws IOException {
        String sheet = sheet(Stream.<List<?>>of(List.of(Instant.EPOCH, "道".repeat(5)), List.of("", "x".repeat(900))));
        assertTrue(sheet.contains("<col min=\"1\" max=\"1\" width=\"21.0\""), sheet);
        assertTrue(sheet.contains("<col min=\"2\" max=\"2\" width=\"52.0\""), sheet);
    }

    @Test
    void aLongTableIsReadPartByPart() throws IOException {
        Stream<Long> ids = Export.keyset(
                (before, limit) -> LongStream.iterate(Math.min(before, 2501) - 1, id -> id > 0, id -> id - 1)
                        .limit(limit)
                        .boxed()
                        .toList(),
                id -> id);
        String sheet = sheet(ids.map(id -> List.of(id, "x")));
        assertTrue(sheet.contains("<row r=\"2501\""), "2500 rows and a heading");
        assertFalse(sheet.contains("<row r=\"2502\""), "and no more");
    }
}
