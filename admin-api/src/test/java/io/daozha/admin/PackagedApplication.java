package io.daozha.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The application as it is shipped, in a process of its own. */
final class PackagedApplication implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String END = "(end of output)";
    private static final Pattern FIRST_LOGIN = Pattern.compile("First login: name manager, password (\\S+)");

    private static final String FORM = "application/x-www-form-urlencoded";

    /** What the manager of every test's car park chooses at his first login. */
    static final String PASSWORD = "four words say nothing";

    private final Process process;
    private final int port;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String firstPassword = "";
    private boolean loggedIn;

    private PackagedApplication(Process process, int port) {
        this.process = process;
        this.port = port;
        Thread reader = new Thread(this::read, "output");
        reader.setDaemon(true);
        reader.start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * For tests: it lives for seconds, in which a better compiler would not be paid back.
     *
     * @param settings as {@code key=value}
     */
    static PackagedApplication start(Path data, int port, List<String> settings, String... arguments)
            throws IOException {
        return start(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), data, port, settings, arguments);
    }

    /**
     * For benchmarks: as the README starts it.
     *
     * @param settings as {@code key=value}
     */
    static PackagedApplication shipped(Path data, int port, List<String> settings) throws IOException {
        return start(List.of(), data, port, settings);
    }

    private static PackagedApplication start(
            List<String> flags, Path data, int port, List<String> settings, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx320m"));
        command.addAll(flags);
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-Ddaozha.data=" + data));
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new PackagedApplication(
                new ProcessBuilder(command).redirectErrorStream(true).start(), port);
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            out.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            lines.add("(output broke off: " + e + ")");
        }
        lines.add(END);
    }

    /** The first line that contains the words. @throws AssertionError with all that was said, when it never comes */
    String line(String words) throws InterruptedException {
        StringBuilder said = new StringBuilder();
        for (String line = next(); line != null; line = next()) {
            said.append(line).append('\n');
            Matcher first = FIRST_LOGIN.matcher(line);
            if (first.find()) {
                firstPassword = first.group(1);
            }
            if (line.contains(words)) {
                return line;
            }
            if (line.equals(END)) {
                break;
            }
        }
        throw new AssertionError("It never said '" + words + "', but:\n" + said);
    }

    /** On a machine with ten times the work that it can do, a start takes minutes. */
    private String next() throws InterruptedException {
        return lines.poll(5, TimeUnit.MINUTES);
    }

    /** Kills the database of an application and all that belongs to it, as kill -9 does. */
    static void killDatabase(Path data) throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** As the manager, and all of the answer. */
    HttpResponse<String> ask(String path, String accept) throws IOException, InterruptedException {
        logIn();
        return http.send(request(path).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As the manager, who logs in first and chooses a password where he has none yet. */
    String get(String path) throws IOException, InterruptedException {
        logIn();
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** As the manager. @return the status */
    int post(String path, String json) throws IOException, InterruptedException {
        logIn();
        return send(path, "application/json", json);
    }

    /** What the manager's browser sends with each request, for those that are no HTTP client of Java. */
    String cookie() throws IOException, InterruptedException {
        logIn();
        return "daozha="
                + cookies.getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("daozha"))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
    }

    String address() {
        return "http://localhost:" + port;
    }

    private void logIn() throws IOException, InterruptedException {
        if (loggedIn) {
            return;
        }
        boolean first = !firstPassword.isEmpty();
        String password = first ? firstPassword : PASSWORD;
        int status = send("/login", FORM, "name=manager&password=" + encoded(password));
        if (first && status == 303) {
            String own = encoded(PASSWORD);
            status = send("/password", FORM, "old=" + encoded(password) + "&fresh=" + own + "&again=" + own);
        }
        if (status != 303) {
            throw new AssertionError("The manager cannot log in: " + status);
        }
        loggedIn = true;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private int send(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    Process process() {
        return process;
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end");
        }
        return process.exitValue();
    }

    /** Lets it work on for a while, or less where it ends. */
    void waits(Duration time) throws InterruptedException {
        boolean unused = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        exitStatus();
    }
}
