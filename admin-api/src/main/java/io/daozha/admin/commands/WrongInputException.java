package io.daozha.admin.commands;

import io.daozha.billing.RefusalException;
import io.daozha.billing.Words;

/** What somebody typed, or a file that he named, is not what a command needs. */
public final class WrongInputException extends RefusalException {
    private static final long serialVersionUID = 1L;

    WrongInputException(String zh, String en) {
        super(new Words(zh, en));
    }
}
