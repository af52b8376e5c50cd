package io.daozha.admin.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/** Asks whoever sits at the terminal. */
final class Question {
    private Question() {}

    /** Anything but y or yes, the end of the input too, is a no. */
    static boolean yes(String what, BufferedReader answers, PrintWriter out) throws IOException {
        out.print(what + " [y/N] ");
        out.flush();
        String answer = answers.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|是");
    }
}
