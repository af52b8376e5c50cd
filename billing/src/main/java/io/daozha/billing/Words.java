package io.daozha.billing;

import java.util.Locale;

/** The same thing said in Chinese and in English. */
public record Words(String zh, String en) {
    public static final Words NONE = new Words("", "");

    /** What is said alike in both, a name for instance. */
    public static Words of(String both) {
        return both.isEmpty() ? NONE : new Words(both, both);
    }

    public boolean isEmpty() {
        return zh.isEmpty() && en.isEmpty();
    }

    /** English where English is asked for, Chinese everywhere else. */
    public String in(Locale language) {
        return language.getLanguage().equals("en") ? en : zh;
    }
}
