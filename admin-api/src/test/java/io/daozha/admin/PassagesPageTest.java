package io.daozha.admin;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/passages.md: which case is proved by which test, by the case numbers that tests of all modules carry in
 * their names ({@code x04_x13_whoPaidInside…}).
 */
class PassagesPageTest {
    private static final Path PAGE = Path.of("../docs/passages.md");
    private static final List<String> MODULES =
            List.of("hardware", "plate-recognition", "billing", "gate-controller", "admin-api");

    /** Lanes, boards, billing and database together. */
    private static final Path ASSEMBLED = Path.of("../admin-api/src/test/java/io/daozha/admin");

    private static final Pattern CASE = Pattern.compile("([EXF]\\d\\d) (.+)");

    /** A test's method, and its sentence where it has one. */
    private static final Pattern TEST = Pattern.compile(
            "(?:@DisplayName\\(\\s*\"([^\"]*)\"\\s*\\)\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*)?void ((?:[efx]\\d\\d_)+)(\\w*)\\(");

    /** @param whole whether it runs the assembled application */
    private record Proof(String test, String says, boolean whole) {}

    @Test
    void pageSaysWhichTestProvesWhat() throws IOException {
        Map<String, String> cases = cases();
        Map<String, List<Proof>> proofs = new LinkedHashMap<>();
        cases.keySet().forEach(number -> proofs.put(number, new ArrayList<>()));
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    collect(file, proofs);
                }
            }
        }
        String page = page(cases, proofs);
        String kept = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        if (!kept.equals(page)) {
            Files.writeString(PAGE, page);
        }
        assertEquals(kept, page, "docs/passages.md was out of date; it has been written anew, read the difference");
    }

    private static Map<String, String> cases() throws IOException {
        Map<String, String> cases = new LinkedHashMap<>();
        try (InputStream file = PassagesPageTest.class.getResourceAsStream("cases.txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("#")) {
                    continue;
                }
                Matcher parts = CASE.matcher(line);
                assertTrue(parts.matches(), "cases.txt: no case: " + line);
                assertEquals(null, cases.put(parts.group(1), parts.group(2)), "cases.txt: twice: " + line);
            }
        }
        return cases;
    }

    private static void collect(Path file, Map<String, List<Proof>> proofs) throws IOException {
        Matcher tests = TEST.matcher(Files.readString(file));
        String name = file.getFileName().toString().replace(".java", "");
        while (tests.find()) {
            String says = tests.group(1) == null ? words(tests.group(3)) : afterTheNumbers(tests.group(1));
            for (String number : tests.group(2).toUpperCase(Locale.ROOT).split("_", 0)) {
                List<Proof> known = proofs.get(number);
                assertTrue(known != null, file + " proves " + number + ", which is no case of cases.txt");
                known.add(new Proof(name, says, file.getParent().equals(ASSEMBLED)));
            }
        }
    }

    private static String afterTheNumbers(String sentence) {
        return sentence.replaceFirst("^(?:[EXF]\\d\\d,? )+", "");
    }

    /** Of {@code boardThatRefusesIsNamed}: board that refuses is named. */
    private static String words(String method) {
        return method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).strip();
    }

    private static String page(Map<String, String> cases, Map<String, List<Proof>> proofs) {
        List<String> open = cases.keySet().stream()
                .filter(number -> proofs.get(number).stream().noneMatch(Proof::whole))
                .toList();
        StringBuilder page = new StringBuilder("""
                # Passages, and what proves them

                Written by `PassagesPageTest` from the names of the tests. *Whole*: real lanes, boards that speak the real protocol, the
                real billing on a real database. *In part*: one room by itself. `MonthTest` runs all of it together, for weeks.

                """);
        page.append("Not yet proved as a whole: ")
                .append(open.isEmpty() ? "none" : String.join(", ", open))
                .append(".\n");
        cases.forEach((number, what) -> {
            page.append("\n## ").append(number).append(' ').append(what).append("\n\n");
            page.append(lines(proofs.get(number), true, "Whole"));
            page.append(lines(proofs.get(number), false, "In part"));
            if (proofs.get(number).isEmpty()) {
                page.append("- *not yet proved*\n");
            }
        });
        return page.toString();
    }

    private static String lines(List<Proof> proofs, boolean whole, String how) {
        return proofs.stream()
                .filter(proof -> proof.whole() == whole)
                .map(proof -> "- %s: %s (`%s`)\n".formatted(how, proof.says(), proof.test()))
                .collect(joining());
    }
}
