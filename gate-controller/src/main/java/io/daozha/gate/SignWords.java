package io.daozha.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of what signs show and say: for each row the lines that are shown ({@code welcome.show}, parted by {@code \n})
 * and what is said ({@code welcome.say}, nothing where the sign stays silent), with blanks by name: <code>{plate}</code>. A
 * site's own table, properties in UTF-8, replaces what it names; the rest stays as it was brought along.
 */
public final class SignWords {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");
    private static final int MOST_LINES = 4;

    /** What a sign does with the words. */
    enum Form {
        SHOW,
        SAY;

        String of(SignRow row) {
            return row.key() + "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<SignRow, Map<Form, String>> rows = new EnumMap<>(SignRow.class);

    private SignWords() {
        for (SignRow row : SignRow.values()) {
            rows.put(row, new EnumMap<>(Form.class));
        }
    }

    /** The table brought along: English for English, Chinese for everything else. */
    public static SignWords in(Locale locale) {
        String name =
                locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? "signs_en.properties" : "signs.properties";
        SignWords words = new SignWords();
        try (InputStream stream = SignWords.class.getResourceAsStream(name)) {
            words.take(name, new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Table " + name + " cannot be read from the program's own files", e);
        }
        return words;
    }

    /**
     * The table brought along, with a site's own rows.
     *
     * @throws IllegalArgumentException in one sentence: the file cannot be read, or names a row or a blank that there is not,
     *     or has more lines than a sign
     */
    public static SignWords in(Locale locale, Path own) {
        SignWords words = in(locale);
        try (Reader reader = Files.newBufferedReader(own)) {
            words.take(own.toString(), reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(own + " cannot be read as a table of signs in UTF-8: " + e, e);
        }
        return words;
    }

    /** The words of a row with its blanks filled in. */
    String filled(SignRow row, Form form, Map<String, String> values) {
        return BLANK.matcher(rows.get(row).get(form))
                .replaceAll(blank -> Matcher.quoteReplacement(values.get(blank.group(1))));
    }

    private void take(String origin, Reader reader) throws IOException {
        Properties table = new Properties();
        table.load(reader);
        for (String key : new TreeSet<>(table.stringPropertyNames())) {
            int dot = key.lastIndexOf('.');
            SignRow row = SignRow.of(dot < 0 ? "" : key.substring(0, dot))
                    .orElseThrow(() -> new IllegalArgumentException(origin + ": '" + key
                            + "' is not in the table of signs; its rows are " + SignRow.keys()
                            + ", each with .show and .say"));
            Form form = form(origin, key, key.substring(dot + 1));
            String words = table.getProperty(key).strip();
            check(origin + ": '" + key + "'", row, form, words);
            rows.get(row).put(form, words);
        }
    }

    private static Form form(String origin, String key, String name) {
        return switch (name) {
            case "show" -> Form.SHOW;
            case "say" -> Form.SAY;
            default ->
                throw new IllegalArgumentException(
                        origin + ": '" + key + "' ends in ." + name + "; a row has .show and .say");
        };
    }

    private static void check(String where, SignRow row, Form form, String words) {
        Matcher blanks = BLANK.matcher(words);
        while (blanks.find()) {
            if (!row.blanks().contains(blanks.group(1))) {
                throw new IllegalArgumentException(
                        where + " has the blank " + blanks.group() + "; it may have " + new TreeSet<>(row.blanks()));
            }
        }
        String rest = blanks.replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException(where + " has a { or } that belongs to no blank such as {plate}");
        }
        long lines = words.lines().count();
        if (form == Form.SHOW && (lines < 1 || lines > MOST_LINES)) {
            throw new IllegalArgumentException(where + " has " + lines + " lines; a sign shows 1 to " + MOST_LINES);
        }
    }
}
