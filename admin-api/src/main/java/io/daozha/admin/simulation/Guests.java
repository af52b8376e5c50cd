package io.daozha.admin.simulation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** The cars in and around the simulated car park, kept in a file so that they are still there after a restart. */
final class Guests {
    private static final Logger LOG = Logger.getLogger(Guests.class);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Path file;
    private final Map<Integer, Guest> guests = new LinkedHashMap<>();

    Guests(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                List<Guest> kept = JSON.readValue(file.toFile(), new TypeReference<>() {});
                kept.forEach(guest -> guests.put(guest.number(), guest));
            } catch (IOException e) {
                LOG.warnf("The simulated cars in %s cannot be read, the street starts empty: %s", file, e.getMessage());
            }
        }
    }

    synchronized int nextNumber() {
        return guests.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    synchronized List<Guest> all() {
        return List.copyOf(guests.values());
    }

    synchronized Optional<Guest> find(int number) {
        return Optional.ofNullable(guests.get(number));
    }

    synchronized List<Guest> parked(Predicate<Guest> wanted) {
        return guests.values().stream()
                .filter(guest -> guest.where() == Guest.Where.PARKED)
                .filter(wanted)
                .toList();
    }

    synchronized void put(Guest guest) {
        guests.put(guest.number(), guest);
        save();
    }

    synchronized void remove(int number) {
        guests.remove(number);
        save();
    }

    private void save() {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".half");
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(half.toFile(), guests.values());
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warnf("The simulated cars cannot be kept in %s: %s", file, e.getMessage());
        }
    }
}
