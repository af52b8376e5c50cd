package io.daozha.admin.month;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What the process takes up, day by day, as CSV and as a plot of it. */
final class Footprint {
    private static final List<String> COLUMNS = List.of(
            "passages",
            "threads",
            "heap after GC, MB",
            "resident, MB",
            "open files",
            "lane folders, MB",
            "database, MB");

    private static final int WIDTH = 760;
    private static final int HEIGHT = 96;
    private static final int LEFT = 170;

    private final List<double[]> days = new ArrayList<>();
    private final Path csv;
    private final Path folder;
    private final DataSource database;

    /** @param folder where the lanes keep their journals and pictures */
    Footprint(Path csv, Path folder, DataSource database) {
        this.csv = csv;
        this.folder = folder;
        this.database = database;
    }

    void dayIsOver(Checks checks) {
        System.gc();
        try {
            days.add(new double[] {
                checks.counted("passed in") + checks.counted("passed out"),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                megabytes(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()),
                resident(),
                count(Path.of("/proc/self/fd")),
                megabytes(sizeOf(folder)),
                megabytes(sizeOfDatabase())
            });
            StringBuilder sheet =
                    new StringBuilder("day," + String.join(",", COLUMNS).replace(", MB", " in MB") + "\n");
            for (int day = 0; day < days.size(); day++) {
                sheet.append(day + 1);
                for (double value : days.get(day)) {
                    sheet.append(String.format(Locale.ROOT, ",%.1f", value));
                }
                sheet.append('\n');
            }
            Files.writeString(csv, sheet, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            Files.writeString(Path.of(csv.toString().replace(".csv", ".svg")), plot());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say how large it is", e);
        }
    }

    private static double megabytes(long bytes) {
        return bytes / (double) (1 << 20);
    }

    private static double resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private long sizeOfDatabase() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
            size.next();
            return size.getLong(1);
        }
    }

    private String plot() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>%n"
                        + "<rect width='100%%' height='100%%' fill='#fff'/>%n"
                        + "<text x='12' y='24'>%d simulated days: what the process takes up</text>%n",
                WIDTH,
                HEIGHT * COLUMNS.size() + 44,
                days.size()));
        for (int column = 0; column < COLUMNS.size(); column++) {
            svg.append(curve(column, 44 + HEIGHT * column));
        }
        return svg.append("</svg>\n").toString();
    }

    private String curve(int column, int top) {
        double most = days.stream().mapToDouble(day -> day[column]).max().orElse(1);
        double last = days.get(days.size() - 1)[column];
        StringBuilder points = new StringBuilder();
        int room = HEIGHT - 24;
        for (int day = 0; day < days.size(); day++) {
            double x = LEFT + (WIDTH - LEFT - 80.0) * day / Math.max(1, days.size() - 1);
            double y = top + room - room * days.get(day)[column] / Math.max(1, most);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        return String.format(
                Locale.ROOT,
                "<text x='12' y='%d'>%s</text><line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#bbb'/>"
                        + "<polyline points='%s' fill='none' stroke='#0a6' stroke-width='2'/>"
                        + "<text x='%d' y='%d'>%.0f</text>%n",
                top + room / 2,
                COLUMNS.get(column),
                LEFT,
                top + room,
                WIDTH - 80,
                top + room,
                points.toString().strip(),
                WIDTH - 72,
                top + room / 2,
                last);
    }
}
