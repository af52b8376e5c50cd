package io.daozha.admin.commands;

import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.TariffTextException;
import java.io.IOException;
import java.nio.file.Path;

/** A tariff in a file. */
final class TariffFile {
    private TariffFile() {}

    /** @throws WrongInputException with a sentence that names the file, and the key and line that are wrong */
    static Tariff read(Path file) throws IOException {
        try {
            Tariff tariff = Tariff.parse(TextFile.read(file));
            tariff.checkExamples();
            return tariff;
        } catch (TariffTextException e) {
            throw new WrongInputException(
                    file + "：" + e.words().zh(), file + ": " + e.words().en());
        }
    }
}
