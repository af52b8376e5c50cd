package io.daozha.admin.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.rights.PlateCheck.Flaw;
import io.daozha.billing.Plate.Colour;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateCheckTest {

    @ParameterizedTest
    @CsvSource({
        "湘A12345, , 湘A12345, BLUE",
        "湘a·12345, , 湘A12345, BLUE",
        "' 湘A 123 45 ', yellow, 湘A12345, YELLOW",
        "湘AD12345, , 湘AD12345, GREEN",
        "湘A1234学, , 湘A1234学, YELLOW",
        "粤Z1234港, , 粤Z1234港, BLACK",
        "湘A1234警, , 湘A1234警, WHITE"
    })
    void aGoodPlateIsWrittenOneWayAndHasItsUsualColour(String typed, String chosen, String text, Colour colour) {
        assertEquals(new PlateCheck(text, colour, Optional.empty()), PlateCheck.of(typed, chosen));
    }

    @ParameterizedTest
    @CsvSource({
        "'', , MISSING",
        "<script>, , NO_PLATE",
        "湘A1234567890123, , NO_PLATE",
        "湘A12345, TICKET, NO_PLATE",
        "A12345, , PROVINCE",
        "ПP12345, , NO_PLATE",
        "湘123456, , CITY",
        "湘AO2345, , LETTERS",
        "湘A1234, , LENGTH",
        "湘A12345, GREEN, GREEN_LENGTH",
        "湘AZZZZZZ, , FORM",
        "湘AD12345, BLUE, COLOUR",
        "湘A12345, PINK, COLOUR"
    })
    void aBadOneSaysWhatIsWrong(String typed, String chosen, Flaw flaw) {
        assertEquals(Optional.of(flaw), PlateCheck.of(typed, chosen).flaw());
    }
}
