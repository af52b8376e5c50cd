package io.daozha.admin.month;

/** The process is gone: no code of the product may catch it and go on. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String where) {
        super(where, null, false, false);
    }
}
