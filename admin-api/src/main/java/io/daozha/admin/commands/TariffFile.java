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

    /** @throws WrongInputException with a sentence that names the file, and the key and line that are wrong */
    static Tariff read(Path file) throws IOException {
        try {
            Tariff tariff = Tariff.parse(Files.readString(file));
            tariff.checkExamples();
            return tariff;
        } catch (NoSuchFileException e) {
            throw new WrongInputException("没有 " + file + " 这个文件", file + " is not there");
        } catch (CharacterCodingException e) {
            throw new WrongInputException(file + " 不是 UTF-8 编码的", file + " is not written in UTF-8");
        } catch (TariffTextException e) {
            throw new WrongInputException(
                    file + "：" + e.words().zh(), file + ": " + e.words().en());
        }
    }
}
