package io.daozha.admin.commands;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that somebody named, as text. */
final class TextFile {
    private TextFile() {}

    /** @throws WrongInputException where it is not there, or not in UTF-8 */
    static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new WrongInputException("没有 " + file + " 这个文件", file + " is not there");
        } catch (CharacterCodingException e) {
            throw new WrongInputException(file + " 不是 UTF-8 编码的", file + " is not written in UTF-8");
        }
    }
}
