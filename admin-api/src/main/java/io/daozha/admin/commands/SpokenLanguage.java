package io.daozha.admin.commands;

import io.daozha.billing.Words;
import java.util.Locale;
import picocli.CommandLine.Option;

/** In which language a command tells what it found. */
final class SpokenLanguage {
    @Option(names = "--lang", paramLabel = "zh|en", description = "language of what is printed (default: zh)")
    private String language = "zh";

    /** @throws IllegalArgumentException where it is none that we speak */
    Locale locale() {
        return switch (language) {
            case "zh" -> Locale.CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> throw new IllegalArgumentException("--lang may be zh or en, not '" + language + "'");
        };
    }

    String say(Words words) {
        return words.in(locale());
    }

    String say(String zh, String en) {
        return say(new Words(zh, en));
    }
}
