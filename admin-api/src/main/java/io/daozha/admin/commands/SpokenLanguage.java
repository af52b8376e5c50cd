package io.daozha.admin.commands;

import io.daozha.billing.Words;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** In which language a command tells what it found. */
final class SpokenLanguage {
    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Ours.class,
            description = "language of what is printed (default: zh)")
    private Locale asked;

    static final class Ours implements ITypeConverter<Locale> {
        @Override
        public Locale convert(String language) {
            return switch (language) {
                case "zh" -> Locale.CHINESE;
                case "en" -> Locale.ENGLISH;
                default ->
                    throw new WrongInputException(
                            "--lang 只能是 zh 或 en，不能是 '" + language + "'",
                            "--lang may be zh or en, not '" + language + "'");
            };
        }
    }

    Locale locale() {
        return asked == null ? Locale.CHINESE : asked;
    }

    String say(Words words) {
        return words.in(locale());
    }

    String say(String zh, String en) {
        return say(new Words(zh, en));
    }
}
