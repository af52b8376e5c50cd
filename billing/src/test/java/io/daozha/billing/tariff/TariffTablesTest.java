package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.billing.Charge;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Prices as tables: of tariffs that others published or programmed, and of every form that we know. */
class TariffTablesTest {

    @ParameterizedTest(name = "{0}: {1} – {2} {3} costs {4} ({5})")
    @CsvFileSource(resources = "/tariff/published/cases.csv", numLinesToSkip = 1)
    void costsWhatItsPublisherSays(
            String tariff, String entry, String exit, String vehicle, long expected, String ignoredCase) {
        holds("published/" + tariff, entry, exit, vehicle, expected);
    }

    /** The forms of Changsha, Huaihua, Loudi and Yuanjiang, and each switch, with a row on each side of each boundary. */
    @ParameterizedTest(name = "{0}: {1} – {2} {3} costs {4} {5}")
    @CsvFileSource(resources = "/tariff/forms/cases.csv", numLinesToSkip = 1)
    void eachFormOnEachSideOfEachBoundary(
            String tariff, String entry, String exit, String vehicle, long expected, String ignoredReason) {
        holds("forms/" + tariff, entry, exit, vehicle, expected);
    }

    private static void holds(String file, String entry, String exit, String vehicle, long expected) {
        Tariff tariff = TariffFiles.read(file);
        Charge charge = tariff.price(TariffFiles.stay(tariff, entry, exit, vehicle));
        assertEquals(
                expected,
                charge.total().minor(),
                () -> charge.lines().stream()
                        .map(line -> line.from() + " – " + line.to() + " " + line.sentence(Locale.ENGLISH))
                        .collect(Collectors.joining("\n")));
    }
}
