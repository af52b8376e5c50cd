package io.daozha.admin.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180, with the mark by which Excel knows UTF-8. */
final class Csv implements Export.Writing {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Writer out;

    Csv(List<String> heads, OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        write("\uFEFF");
        row(heads);
    }

    @Override
    public void row(List<?> cells) {
        write(cells.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String field(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (cell instanceof LocalDateTime at) {
            return TIME.format(at);
        }
        if (cell instanceof Number) {
            return cell.toString();
        }
        // A spreadsheet takes what begins with these for a formula, and people choose the text.
        String text = cell.toString();
        String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[,\"\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
