package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTextTest {

    @Test
    void theDefaultIsOneTariff() {
        Tariff tariff = Tariff.parse(Tariff.defaultText());
        assertEquals(30, tariff.free().toMinutes());
        assertEquals(15, tariff.leaveBy().toMinutes());
        assertEquals("Asia/Shanghai", tariff.zone().getId());
        assertEquals("CNY", tariff.unitPrice().currency());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "frei | frei: 30 | unknown key 'frei'",
                "unitPrice | \"\" | 'unitPrice' is missing",
                "unitPrice | unitPrice: -300 | 'unitPrice' must be more than 0",
                "unitPrice | unitPrice: 0 | 'unitPrice' must be more than 0",
                "unitPrice | unitPrice: 3.5 | 'unitPrice' must be a whole number, not '3.5'",
                "unitPrice | unitPrice: 3000000000 | 'unitPrice' must be a whole number",
                "unitPrice | unitPrice: [1, 2] | 'unitPrice' must be a single value",
                "unitMinutes | unitMinutes: 0 | 'unitMinutes' must be 1 to 1440",
                "unitMinutes | unitMinutes: 1441 | 'unitMinutes' must be 1 to 1440",
                "freeMinutes | freeMinutes: -1 | 'freeMinutes' must not be negative",
                "dailyCap | dailyCap: 299 | 'dailyCap' must not be less than unitPrice",
                "zone | zone: Mars/Base | 'zone' must be a time zone",
                "currency | currency: yuan | 'currency' must be three capitals",
                "name | name: | 'name' is missing",
                "quoteValidMinutes | quoteValidMinutes: 0 | 'quoteValidMinutes' must be at least 1",
                "x | freeMinutes: 30 | Duplicate field 'freeMinutes'",
                "x | } | not readable as YAML"
            })
    void aWrongTextIsRefusedInASentenceNamingTheKey(String key, String line, String sentence) {
        TariffTextException refused =
                assertThrows(TariffTextException.class, () -> Tariff.parse(TariffTexts.with(key, line)));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }

    @Test
    void aTextThatIsNoListOfKeysIsRefused() {
        assertThrows(TariffTextException.class, () -> Tariff.parse("3 yuan an hour"));
        assertThrows(TariffTextException.class, () -> Tariff.parse(""));
    }
}
