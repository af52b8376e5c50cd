package io.daozha.admin.commands;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The language that the machine was told to speak. Not that of the Java runtime, which is English where the machine lacks the
 * locale that it names.
 */
public final class MachineLanguage {
    /** The first that says anything decides: POSIX.1-2017, 8.2. */
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private MachineLanguage() {}

    /** Chinese where it is told so, else English. */
    public static Locale of(Map<String, String> environment) {
        return VARIABLES.stream()
                .map(variable -> environment.getOrDefault(variable, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.toLowerCase(Locale.ROOT).matches("zh([_.@-].*)?"))
                .map(value -> Locale.CHINESE)
                .orElse(Locale.ENGLISH);
    }
}
