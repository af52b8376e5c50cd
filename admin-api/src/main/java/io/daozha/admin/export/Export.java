package io.daozha.admin.export;

import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table as a file. Rows are written while they are read, so that a long one needs no more memory than a short one: <pre>
 * Export.of("debts", List.of("stay", "plate", "owes"), rows).answer(Export.Format.XLSX);
 * </pre>
 *
 * <p>A cell is a text, a number, a {@link Money} (written in its major unit), an {@link Instant} (in the time of the car
 * park), a {@link Plate}, an enum, an {@link Optional} of these, or null.
 *
 * @param name of the file, without its ending
 */
public record Export(String name, List<String> heads, Iterator<List<?>> rows) {
    /** One less than what a sheet of Excel holds, for the heading. */
    public static final int MOST_ROWS = 1_048_575;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int PART = 1000;

    public enum Format {
        CSV("text/csv;charset=UTF-8") {
            @Override
            Writing open(Export table, OutputStream out) {
                return new Csv(table.heads(), out);
            }
        },
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
            @Override
            Writing open(Export table, OutputStream out) {
                return new Xlsx(table.name(), table.heads(), out);
            }
        };

        private final String type;

        Format(String type) {
            this.type = type;
        }

        abstract Writing open(Export table, OutputStream out);
    }

    public Export {
        heads = List.copyOf(heads);
    }

    public static Export of(String name, List<String> heads, Stream<List<?>> rows) {
        return new Export(name, heads, rows.iterator());
    }

    /**
     * Rows of a list that is read part by part, each below the id where the last one ended.
     *
     * @param part id and limit to that part, newest first
     */
    public static <T> Stream<T> keyset(KeysetPart<T> part, Function<T, Long> id) {
        return Stream.iterate(
                        part.read(Long.MAX_VALUE, PART),
                        rows -> !rows.isEmpty(),
                        rows -> rows.size() < PART
                                ? List.<T>of()
                                : part.read(id.apply(rows.get(rows.size() - 1)), PART))
                .flatMap(List::stream);
    }

    /** A part of a long list, newest first. */
    @FunctionalInterface
    public interface KeysetPart<T> {
        List<T> read(long before, int limit);
    }

    /** As a download; what goes beyond {@link #MOST_ROWS} is left out. */
    public Response answer(Format format) {
        String file = name + "." + format.name().toLowerCase(java.util.Locale.ROOT);
        StreamingOutput body = out -> write(format, out);
        return Response.ok(body)
                .type(format.type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    public void write(Format format, OutputStream out) {
        try (Writing writing = format.open(this, out)) {
            for (int row = 0; row < MOST_ROWS && rows.hasNext(); row++) {
                writing.row(rows.next().stream().map(Export::plain).toList());
            }
        }
    }

    /** Empty text, text, a number or a local time. */
    private static Object plain(Object cell) {
        if (cell instanceof Optional<?> optional) {
            return optional.map(Export::plain).orElse("");
        }
        if (cell instanceof Money money) {
            return major(money);
        }
        if (cell instanceof Instant at) {
            return LocalDateTime.ofInstant(at, ZONE).withNano(0);
        }
        if (cell instanceof Plate plate) {
            return plate.text();
        }
        return cell instanceof Number || cell instanceof LocalDateTime ? cell : cell == null ? "" : cell.toString();
    }

    private static BigDecimal major(Money money) {
        return new BigDecimal(io.daozha.billing.Sums.major(money));
    }

    /** A file that is being written, a row at a time. */
    interface Writing extends AutoCloseable {
        void row(List<?> cells);

        @Override
        void close();
    }
}
