package io.daozha.admin.commands;

import io.daozha.billing.Words;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command cannot be carried out as it was typed; {@link UsageErrors} says why. */
public final class UsageException extends ParameterException {
    private static final long serialVersionUID = 1L;

    private final transient Words words;

    public UsageException(CommandLine command, Words words) {
        super(command, words.en());
        this.words = words;
    }

    public UsageException(CommandLine command, String zh, String en) {
        this(command, new Words(zh, en));
    }

    /** For what a library says in English alone. */
    static UsageException of(CommandLine command, Exception fault) {
        return new UsageException(
                command,
                fault instanceof WrongInputException wrong
                        ? wrong.words()
                        : Words.of(String.valueOf(fault.getMessage())));
    }

    Words words() {
        return words;
    }
}
