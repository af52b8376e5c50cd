package io.daozha.billing.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server and its tools write, kept so that a failure can be told in their own words. */
final class ServerLog {
    /** {@code 2026-11-22 23:56:53.211 UTC [42] FATAL:  …} of the server, {@code initdb: error: …} of the tools. */
    private static final Pattern COMPLAINT =
            Pattern.compile("(?:FATAL|PANIC|ERROR|error)(?: while [a-z ]+)?: +(\\S.*)");

    /** Of a server whose data are gone; an empty car park in their place would be the end of them. */
    private static final String BAD_ADVICE = "Run initdb";

    private final Path file;
    private final long told;

    private ServerLog(Path file, long told) {
        this.file = file;
        this.told = told;
    }

    /** From its present end. */
    static ServerLog from(Path file) throws IOException {
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** @param what happened, a sentence without its full stop */
    DatabaseStartException failure(String what) {
        String reason = complaint().map(words -> ": " + words).orElse("");
        return new DatabaseStartException(what + reason + "; all that it said is at the end of " + file);
    }

    /** The first complaint, from which the later ones follow; else the last words, which may go over three lines. */
    private Optional<String> complaint() {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(told);
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith(BAD_ADVICE))
                    .toList();
            return lines.stream()
                    .map(COMPLAINT::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .findFirst()
                    .or(() -> lines.isEmpty()
                            ? Optional.empty()
                            : Optional.of(String.join(
                                    " ", lines.subList(Math.max(0, lines.size() - 3), lines.size()))));
        } catch (IOException e) {
            return Optional.empty(); // the log is not there, which may be the very failure that is being told
        }
    }
}
