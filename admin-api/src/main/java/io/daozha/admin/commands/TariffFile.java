package io.daozha.admin.commands;

import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.TariffTextException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A tariff in a file. */
final class TariffFile {
    private TariffFile() {}

    /** @throws IllegalArgumentException with a sentence that names the file, and the key and line that are wrong */
    static Tariff read(Path file, SpokenLanguage language) throws IOException {
        try {
            Tariff tariff = Tariff.parse(Files.readString(file));
            tariff.checkExamples();
            return tariff;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " is not there", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not written in UTF-8", e);
        } catch (TariffTextException e) {
            throw new IllegalArgumentException(file + ": " + language.say(e.words()), e);
        }
    }
}
