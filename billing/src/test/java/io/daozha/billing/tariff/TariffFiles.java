package io.daozha.billing.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tariffs of src/test/resources/tariff, and what stays under them cost. */
final class TariffFiles {
    private static final Map<String, Tariff> READ = new ConcurrentHashMap<>();

    private TariffFiles() {}

    static String text(String name) {
        try (InputStream text =
                TariffFiles.class.getResourceAsStream("/tariff/" + name.replace("forms/../", "") + ".yaml")) {
            if (text == null) {
                throw new IllegalArgumentException("There is no tariff " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tariff read(String name) {
        return READ.computeIfAbsent(name, file -> Tariff.parse(text(file)));
    }

    /** @param vehicle as a tariff writes it; null for a small car */
    static Stay stay(Tariff tariff, String entry, String exit, String vehicle) {
        return new Stay(
                tariff.at(LocalDateTime.parse(entry.replace(' ', 'T'))),
                tariff.at(LocalDateTime.parse(exit.replace(' ', 'T'))),
                vehicle == null
                        ? VehicleClass.SMALL
                        : VehicleClass.valueOf(
                                vehicle.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)),
                false,
                List.of());
    }

    static long cost(Tariff tariff, String entry, String exit) {
        return tariff.price(stay(tariff, entry, exit, null)).total().minor();
    }
}
