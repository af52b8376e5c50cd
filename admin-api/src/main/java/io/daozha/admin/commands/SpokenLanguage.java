package io.daozha.admin.commands;

import io.daozha.billing.Words;
import java.util.Locale;
import picocli.CommandLine.Option;

/** In which language a command tells what it found. */
final class SpokenLanguage {
    @Option(names = "--lang", paramLabel = "zh|en", description = "language of what is printed (default: zh)")
    private String language;

    /** @throws WrongInputException where it is none that we speak */
    Locale locale() {
        if (language == null || language.equals("zh")) {
            return Locale.CHINESE;
        }
        if (language.equals("en")) {
            return Locale.ENGLISH;
        }
        throw new WrongInputException(
                "--lang 只能是 zh 或 en，不能是 '" + language + "'", "--lang may be zh or en, not '" + language + "'");
    }

    String say(Words words) {
        return words.in(locale());
    }

    String say(String zh, String en) {
        return say(new Words(zh, en));
    }
}
