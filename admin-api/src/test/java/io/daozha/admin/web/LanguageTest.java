package io.daozha.admin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void everyWordIsThereInBothLanguages() throws IOException {
        Properties chinese = words("zh");
        Properties english = words("en");
        assertEquals(chinese.keySet(), english.keySet());
        english.forEach((key, text) -> assertFalse(text.toString().isBlank(), "empty: " + key));
        chinese.forEach((key, text) -> assertFalse(text.toString().isBlank(), "empty: " + key));
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                LanguageTest.class.getResourceAsStream("/messages/msg_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        return words;
    }
}
