package io.daozha.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.daozha.billing.Grounds;
import io.daozha.billing.Opening;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The openings of one lane by hand and by its fail policy: on disk before the arm moves by policy, so that neither a
 * restart gives a policy its budget anew nor a database that is away loses one. Safe from any thread.
 *
 * <p>A line of JSON for each opening and for each that billing has taken. What is older than a budget's period and taken
 * is left out when the file is opened.
 */
final class OpeningBook implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OpeningBook.class);

    private final String lane;
    private final Direction direction;
    private final Map<String, Opening> openings = new LinkedHashMap<>();
    private final Map<String, Opening> untaken = new LinkedHashMap<>();
    private final FileChannel file;
    private Consumer<Opening> added = opening -> {};

    /** Either an opening, or the id of one that billing has. */
    private record Line(Optional<Opening> opening, Optional<String> taken) {}

    private OpeningBook(Path path, String lane, Direction direction, Instant now) throws IOException {
        this.lane = lane;
        this.direction = direction;
        if (Files.exists(path)) {
            read(path);
            openings.values()
                    .removeIf(opening ->
                            !untaken.containsKey(opening.id()) && opening.at().isBefore(budgetBegins(now)));
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        file = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        for (Opening opening : openings.values()) {
            write(new Line(Optional.of(opening), Optional.empty()));
            if (!untaken.containsKey(opening.id())) {
                write(new Line(Optional.empty(), Optional.of(opening.id())));
            }
        }
        file.force(true);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * @param folder of the lane's journal
     * @throws IOException when the folder cannot be read or written, with its path
     */
    static OpeningBook open(Path folder, String lane, Direction direction, Instant now) throws IOException {
        Files.createDirectories(folder);
        return new OpeningBook(folder.resolve("openings.json-lines"), lane, direction, now);
    }

    private void read(Path path) throws IOException {
        // A torn last line may end within a character: what cannot be read is replaced, and is no JSON either.
        String all = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        for (String text : all.lines().toList()) {
            try {
                Line line = JournalJson.MAPPER.readValue(text, Line.class);
                line.opening().ifPresent(opening -> {
                    openings.put(opening.id(), opening);
                    untaken.put(opening.id(), opening);
                });
                line.taken().ifPresent(untaken::remove);
            } catch (JsonProcessingException e) {
                LOG.warnf("%s: a line was torn by a crash and is left out: %s", path, text);
            }
        }
    }

    private static Instant budgetBegins(Instant now) {
        return now.minus(FailPolicy.BUDGET_PERIOD);
    }

    /** How many vehicles were let through on these grounds within a budget's period. */
    synchronized int used(Grounds grounds, Instant now) {
        Instant from = budgetBegins(now);
        openings.values()
                .removeIf(opening ->
                        !untaken.containsKey(opening.id()) && opening.at().isBefore(from));
        return (int) openings.values().stream()
                .filter(opening -> opening.grounds() == grounds && !opening.at().isBefore(from))
                .count();
    }

    /** @param listener told of each one from now on, before the next: it must not block */
    synchronized void onAdded(Consumer<Opening> listener) {
        added = listener;
    }

    /** Openings that billing has not confirmed, oldest first. */
    synchronized List<Opening> untaken() {
        return new ArrayList<>(untaken.values());
    }

    /** Writes one down; a disk that is full does not keep it from billing. */
    synchronized void add(
            Instant at,
            Grounds grounds,
            String by,
            String reason,
            Optional<Plate> plate,
            Optional<String> picture,
            Optional<String> visit) {
        Opening opening = new Opening(id(at), lane, direction, at, grounds, by, reason, plate, picture, visit);
        openings.put(opening.id(), opening);
        untaken.put(opening.id(), opening);
        append(new Line(Optional.of(opening), Optional.empty()));
        added.accept(opening);
    }

    /** Writes down that the lane opened by itself. */
    synchronized void byPolicy(Instant at, Grounds grounds, Optional<Car> car, Optional<String> visit) {
        add(at, grounds, Opening.POLICY, grounds.name(), car.map(Car::plate), car.flatMap(Car::picture), visit);
    }

    /** The name for an opening at this moment, and for its picture. */
    synchronized String id(Instant at) {
        String id = lane + "-opening-" + at.toString().replaceAll("[^0-9TZ]", "");
        return openings.containsKey(id) ? id + "-" + openings.size() : id;
    }

    synchronized void taken(Opening opening) {
        untaken.remove(opening.id());
        append(new Line(Optional.empty(), Optional.of(opening.id())));
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private void append(Line line) {
        try {
            write(line);
            file.force(false);
        } catch (IOException e) {
            LOG.errorf(e, "Lane %s: %s is not on disk; is it full? A restart would not know of it", lane, line);
        }
    }

    private void write(Line line) throws IOException {
        byte[] json = (JournalJson.MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.wrap(json);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
