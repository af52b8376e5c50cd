package io.daozha.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;

/**
 * The durable truth of one lane: every event that changed something and the commands it led to, one line each, on disk
 * before the commands are carried out. It needs no database.
 *
 * <p>A line is the CRC-32C of the rest in eight hexadecimal digits, a space, and one {@link Entry} as JSON. A power cut
 * can only tear the last line; that line's commands were not carried out, so it is cut off when the file is opened.
 *
 * <p>Not thread-safe: the lane's own thread writes it.
 */
public final class LaneJournal implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LaneJournal.class);
    private static final long ROTATE_AT = 1 << 20;
    private static final String SUFFIX = ".journal";

    /** @param at time of the lane's clock */
    public record Entry(Instant at, LaneEvent event, List<LaneCommand> commands) {
        public Entry {
            commands = List.copyOf(commands);
        }
    }

    /**
     * What was written since the start.
     *
     * @param time until it was on disk, all together
     */
    public record Writes(long count, Duration time) {}

    private final Path folder;
    private final List<Entry> found;
    private int number;
    private FileChannel file;
    private volatile Writes writes = new Writes(0, Duration.ZERO);

    private LaneJournal(Path folder, int number, FileChannel file, List<Entry> found) {
        this.folder = folder;
        this.number = number;
        this.file = file;
        this.found = found;
    }

    /**
     * Opens the newest file of the folder, or begins one.
     *
     * @throws IOException when the folder cannot be written, with its path
     */
    public static LaneJournal open(Path folder) throws IOException {
        Files.createDirectories(folder);
        int newest = 1;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{8}" + SUFFIX))
                    .mapToInt(name -> Integer.parseInt(name.substring(0, 8)))
                    .max()
                    .orElse(1);
        }
        Path path = path(folder, newest);
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        List<Entry> found = new ArrayList<>();
        long sound = read(path, found);
        if (sound < file.size()) {
            LOG.warnf("%s: the last %d bytes were torn by a crash and are cut off", path, file.size() - sound);
            file.truncate(sound);
        }
        file.position(sound);
        return new LaneJournal(folder, newest, file, found);
    }

    /** What the newest file held when it was opened. */
    public List<Entry> found() {
        return List.copyOf(found);
    }

    /** Returns once the entry is on disk. */
    public void append(Entry entry) throws IOException {
        long began = System.nanoTime();
        long start = file.position();
        try {
            ByteBuffer line = ByteBuffer.wrap(line(entry));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
            writes = new Writes(writes.count() + 1, writes.time().plusNanos(System.nanoTime() - began));
        } catch (IOException e) {
            file.truncate(start); // half a line in the middle would hide all that follow
            file.position(start);
            throw e;
        }
    }

    /**
     * Begins a new file once this one is long.
     *
     * @param opening what the new file must start with, so that it can be replayed on its own
     */
    public void rotate(Entry opening) throws IOException {
        if (file.position() < ROTATE_AT) {
            return;
        }
        FileChannel next = FileChannel.open(
                path(folder, number + 1),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        file.close();
        file = next;
        number++;
        append(opening);
    }

    /** From any thread. */
    Writes writes() {
        return writes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static Path path(Path folder, int number) {
        return folder.resolve("%08d%s".formatted(number, SUFFIX));
    }

    /** @return length in bytes of the part that is sound */
    private static long read(Path path, List<Entry> into) throws IOException {
        byte[] all = Files.readAllBytes(path);
        int start = 0;
        for (int end = 0; end < all.length; end++) {
            if (all[end] != '\n') {
                continue;
            }
            if (end - start < 10 || !crc(all, start + 9, end).equals(text(all, start, start + 8))) {
                break;
            }
            into.add(JournalJson.MAPPER.readValue(all, start + 9, end - start - 9, Entry.class));
            start = end + 1;
        }
        return start;
    }

    private static byte[] line(Entry entry) throws JsonProcessingException {
        byte[] json = JournalJson.MAPPER.writeValueAsBytes(entry);
        return (crc(json, 0, json.length) + " " + text(json, 0, json.length) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static String crc(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return "%08x".formatted(crc.getValue());
    }
}
