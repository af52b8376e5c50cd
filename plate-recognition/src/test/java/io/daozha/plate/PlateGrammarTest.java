package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateGrammarTest {

    @ParameterizedTest
    @CsvSource({
        "湘A12345, ORDINARY",
        "湘S1A2B3, ORDINARY",
        "湘AABCDE, ORDINARY",
        "湘AD12345, SMALL_NEW_ENERGY",
        "粤BA12345, SMALL_NEW_ENERGY",
        "川AA12345, SMALL_NEW_ENERGY",
        "湘ADA1234, SMALL_NEW_ENERGY",
        "湘A12345D, LARGE_NEW_ENERGY",
        "湘A1234挂, TRAILER",
        "湘A1234学, DRIVING_SCHOOL",
        "川AA001警, POLICE",
        "粤ZA123澳, HONG_KONG_MACAU",
        "沪22401领, CONSULATE",
        "粤A0001领, CONSULATE",
        "224001使, EMBASSY",
        "使224001, EMBASSY",
        "WJ湘12345, ARMED_POLICE",
        "KA12345, MILITARY",
        "湘X1234应急, RESCUE",
        "民航A1234, CIVIL_AVIATION",
        "湘A1234, UNKNOWN",
        "湘A123456, UNKNOWN",
        "湘AL12345, UNKNOWN",
        "湘A1234I, UNKNOWN",
        "A12345, UNKNOWN",
        "'', UNKNOWN",
    })
    void knowsTheFormsOfPlates(String text, PlateClass expected) {
        assertEquals(expected, PlateGrammar.classify(text));
    }

    @ParameterizedTest
    @CsvSource({
        "湘A12345, BLUE, 湘A12345, GREEN",
        "湘A12345, YELLOW, 湘A12345, WHITE",
        "湘A1234警, WHITE, 湘A1234警, YELLOW",
        "湘A12345, BLUE, 湘Z12345, BLUE",
        "湘A12345, BLUE, 湘AABC12, BLUE",
        "湘Z12345, BLUE, 湘A1234, BLUE",
    })
    void weighsTheUsualHigherThanTheOdd(String usual, PlateColour colour, String odd, PlateColour oddColour) {
        assertTrue(PlateGrammar.weight(usual, colour) > PlateGrammar.weight(odd, oddColour));
        assertTrue(PlateGrammar.weight(odd, oddColour) > 0, "weighs, never forbids");
    }

    @Test
    void sevenOnGreenAreNotAWholePlate() {
        assertFalse(PlateGrammar.complete("湘AD1234", PlateColour.GREEN));
        assertTrue(PlateGrammar.complete("湘AD12345", PlateColour.GREEN));
        assertTrue(PlateGrammar.complete("湘A12345", PlateColour.BLUE));
        assertTrue(PlateGrammar.complete("民航A1234", PlateColour.GREEN));
    }
}
