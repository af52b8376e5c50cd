package io.daozha.admin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One sheet with a heading that stays; texts are texts, so that none of them is a formula. */
final class Xlsx implements Export.Writing {
    private static final int FLUSHED = 500;
    private static final int LONGEST_CELL = 32_767;

    private final Workbook book;
    private final Worksheet sheet;
    private int next;

    Xlsx(String name, List<String> heads, OutputStream out) {
        book = new Workbook(out, "Daozha", "1.0");
        sheet = book.newWorksheet(name);
        sheet.freezePane(0, 1);
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
            String text = cell.toString();
            sheet.value(next, column, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
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
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
