package io.daozha.admin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.daozha.admin.live.FakeSite;
import io.daozha.admin.web.Roles;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may call what: who-may.txt against the routes that are there, and against what they answer. */
@QuarkusTest
@TestProfile(FakeSite.class)
class AccessTableTest {
    private static final Map<Class<? extends Annotation>, String> METHODS = Map.of(
            GET.class, "GET", POST.class, "POST", PUT.class, "PUT", PATCH.class, "PATCH", DELETE.class, "DELETE");
    private static final String EVERYBODY = "everybody";
    private static final Set<String> CALLERS = Set.of(
            "nobody",
            Roles.MANAGER,
            Roles.OPERATOR,
            Roles.AUDITOR,
            Roles.RESIDENT,
            Roles.NEWCOMER,
            Roles.KEY_BOOKS,
            Roles.KEY_LANES,
            Roles.KEY_RIGHTS,
            Roles.KEY_PEOPLE,
            Roles.KEY_TARIFFS,
            Roles.KEY_METRICS);

    @TestHTTPResource("/")
    URI address;

    @Inject
    SignedIn signedIn;

    private final HttpClient http = HttpClient.newHttpClient();

    /** As long as nobody logs out, one login of each will do for the whole table. */
    private final Map<String, Consumer<HttpRequest.Builder>> loggedIn = new HashMap<>();

    private record Row(String method, String path, Set<String> may) {
        static Row parse(String line) {
            String[] words = line.strip().split("\\s+");
            return new Row(words[0], words[1], Stream.of(words).skip(2).collect(Collectors.toSet()));
        }

        String route() {
            return method + " " + path;
        }

        boolean opens(String caller) {
            return may.contains(EVERYBODY) || may.contains(caller);
        }
    }

    private static List<Row> table() throws IOException {
        try (InputStream file = AccessTableTest.class.getResourceAsStream("who-may.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        }
    }

    private static Set<String> routes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.daozha").stream()
                        .filter(room -> room.isAnnotatedWith(Path.class))
                        .flatMap(AccessTableTest::routes)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> routes(JavaClass resource) {
        return resource.getMethods().stream()
                .flatMap(method -> METHODS.keySet().stream()
                        .filter(method::isAnnotatedWith)
                        .map(http -> METHODS.get(http) + " " + path(resource, method)));
    }

    private static String path(JavaClass resource, JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        return Stream.of(resource.getAnnotationOfType(Path.class).value(), own)
                .map(path -> path.replaceAll("^/+|/+$", ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    @Test
    void everyRouteHasARow() throws IOException {
        Set<String> rows = table().stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", routes()), String.join("\n", rows));
    }

    @Test
    void everyRowIsKept() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Row row : table()) {
            for (String caller : CALLERS) {
                HttpResponse<InputStream> answer = ask(row, caller);
                boolean refused = Set.of(401, 403).contains(answer.statusCode()) && problem(answer);
                if (answer.statusCode() >= 500 || refused == row.opens(caller)) {
                    wrong.add(caller + ": " + row.route() + " answered " + answer.statusCode());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Our refusal, rather than a resource's own: a wrong password, a camera that nobody configured. */
    private static boolean problem(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
    }

    private HttpResponse<InputStream> ask(Row row, String caller) throws Exception {
        String path = row.path().replace("{name:.+}", "none.jpg");
        path = path.startsWith("/lane") ? path.replace("{id}", "entry") : path.replaceAll("\\{\\w+}", "987654321");
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Sec-Fetch-Site", "same-origin");
        boolean json = Stream.of("/api/", "/lanes/", "/street/", "/settings/devices/", "/readers/vzenith/plate")
                .anyMatch(path::startsWith);
        boolean upload = path.equals("/my/photo");
        request.header(
                "Content-Type",
                upload
                        ? "multipart/form-data; boundary=b"
                        : json ? "application/json" : "application/x-www-form-urlencoded");
        request.method(
                row.method(),
                row.method().equals("GET")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(upload ? "--b--\r\n" : json ? "{}" : "a=b"));
        loggedIn.computeIfAbsent(caller, this::credentials).accept(request);
        if (path.equals("/logout")) {
            loggedIn.remove(caller);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (!type.startsWith("text/event-stream") && !type.startsWith("multipart/")) {
                body.readAllBytes(); // the next request gets this connection; what is live never ends by itself
            }
        }
        return answer;
    }

    private Consumer<HttpRequest.Builder> credentials(String caller) {
        if (caller.equals("nobody")) {
            return request -> {};
        }
        if (caller.startsWith("key:")) {
            String key = signedIn.key(caller);
            return request -> request.header("Authorization", "Bearer " + key);
        }
        String token = caller.equals(Roles.NEWCOMER)
                ? signedIn.newcomer()
                : signedIn.token(Stream.of(Role.values())
                        .filter(role -> role.role().equals(caller))
                        .findFirst()
                        .orElseThrow());
        return request -> request.header("Cookie", Doorkeeper.COOKIE + "=" + token);
    }
}
