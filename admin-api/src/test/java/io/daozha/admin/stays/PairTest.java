package io.daozha.admin.stays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTest {

    /** The last column has a letter of each pair: alike, other, only above, only below. */
    @ParameterizedTest
    @CsvSource({
        "湘A12345, 湘A12345, ======= , 0",
        "湘A12345, 湘A1234B, ======o , 1",
        "湘A12345, 湘A1245, ====a== , 1",
        "湘A1245, 湘A12345, ====b== , 1",
        "湘AD12345, 粤AD12345, o======= , 1",
        "湘A12345, '', aaaaaaa , 7"
    })
    void readingsStandSideBySideWithAsFewDifferencesAsThereCanBe(
            String above, String below, String shape, long differences) {
        assertEquals(
                shape.strip(),
                Pair.align(above, below).stream()
                        .map(pair -> pair.same()
                                ? "="
                                : pair.below().isEmpty() ? "a" : pair.above().isEmpty() ? "b" : "o")
                        .collect(Collectors.joining()));
        assertEquals(differences, Pair.differences(above, below));
    }
}
