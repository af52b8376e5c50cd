package io.daozha.admin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * One sheet with a heading that stays; texts are texts, so that none of them is a formula, and stand in their cells, not in
 * a table of all texts, which would have to be kept until the end.
 */
final class Xlsx implements Export.Writing {
    private static final int FLUSHED = 500;
    private static final int LONGEST_CELL = 32_767;
    private static final int TIME_WIDTH = 19;
    private static final int WIDEST = 50;

    /** Chinese is twice as wide from here on: CJK Radicals Supplement and all after it. */
    private static final int WIDE = 0x2E80;

    private final Workbook book;
    private final Worksheet sheet;
    private final int[] widths;
    private int next;

    Xlsx(String name, List<String> heads, OutputStream out) {
        book = new Workbook(out, "Daozha", "1.0");
        sheet = book.newWorksheet(name);
        sheet.freezePane(0, 1);
        widths = new int[heads.size()];
        row(heads);
        sheet.range(0, 0, 0, heads.size() - 1).style().bold().set();
    }

    @Override
    public void row(List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            cell(column, cells.get(column));
        }
        next++;
        if (next % FLUSHED == 0) {
            setWidths();
            flush();
        }
    }

    private void cell(int column, Object cell) {
        if (cell instanceof BigDecimal sum) {
            sheet.value(next, column, sum);
            sheet.style(next, column).format("0.00").set();
        } else if (cell instanceof LocalDateTime at) {
            sheet.value(next, column, at);
            sheet.style(next, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (cell instanceof Number number) {
            sheet.value(next, column, number);
        } else {
            sheet.inlineString(next, column, fit(cell.toString()));
        }
        widths[column] = Math.max(widths[column], Math.min(width(cell), WIDEST));
    }

    /** XML holds no control characters and no halves of a character, and a cell no more than so much. */
    private static String fit(String text) {
        return text.codePoints()
                .filter(Xlsx::writable)
                .limit(LONGEST_CELL / 2) // counted in chars, of which a character may need two
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Production 2, Char, of XML 1.0. */
    private static boolean writable(int point) {
        boolean allowed = point >= ' ' && point != 0xFFFE && point != 0xFFFF;
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point == '\t' || point == '\n' || (allowed && !half);
    }

    private static int width(Object cell) {
        return cell instanceof LocalDateTime
                ? TIME_WIDTH
                : cell.toString().chars().map(letter -> letter < WIDE ? 1 : 2).sum();
    }

    /** By the rows before the first flush: later the columns are written. */
    private void setWidths() {
        for (int column = 0; next <= FLUSHED && column < widths.length; column++) {
            sheet.width(column, widths[column] + 2.0);
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        setWidths();
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
