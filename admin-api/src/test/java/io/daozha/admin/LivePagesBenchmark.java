package io.daozha.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What open live pages cost: the packaged application on its simulated forecourt with cars that come and go, for a minute
 * without a page and for a minute with 200. Then something changes at once for all of them, twenty times, and each says when
 * it heard. The pages are here, in another process than what is measured; PostgreSQL is a third.
 *
 * <p>{@code ./mvnw -q package -DskipTests && cd admin-api && java -cp 'target/test-classes:target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*'
 * io.daozha.admin.LivePagesBenchmark}
 */
final class LivePagesBenchmark {
    private static final int PAGES = 200;
    private static final int CHANGES = 20;
    private static final Duration SETTLES = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private LivePagesBenchmark() {}

    /** An open page that notes when its banner changed last. */
    private static final class LivePage implements Runnable {
        private final PackagedApplication application;
        private final HttpClient http;
        private final String cookie;
        private final AtomicLong bannerAt = new AtomicLong();
        private final AtomicLong events = new AtomicLong();

        LivePage(PackagedApplication application, HttpClient http, String cookie) {
            this.application = application;
            this.http = http;
            this.cookie = cookie;
        }

        @Override
        public void run() {
            HttpRequest live = HttpRequest.newBuilder(URI.create(application.address() + "/live"))
                    .header("Cookie", cookie)
                    .build();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    http.send(live, HttpResponse.BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data:")) {
                        events.incrementAndGet();
                    }
                    if (line.contains("\"id\":\"banner\"")) {
                        bannerAt.set(System.nanoTime());
                    }
                }
            } catch (IOException e) {
                System.err.println("A page ends: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("daozha-live");
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (PackagedApplication application =
                PackagedApplication.shipped(data, PackagedApplication.freePort(), List.of())) {
            application.line("Daozha is ready");
            String cookie = application.cookie();
            sleep(SETTLES);
            say(0, used(application));
            List<LivePage> pages = new ArrayList<>();
            for (int page = 0; page < PAGES; page++) {
                LivePage open = new LivePage(application, http, cookie);
                Thread reader = new Thread(open, "page-" + page);
                reader.setDaemon(true);
                reader.start();
                pages.add(open);
            }
            sleep(SETTLES);
            long before = pages.stream().mapToLong(page -> page.events.get()).sum();
            Duration used = used(application);
            long events = pages.stream().mapToLong(page -> page.events.get()).sum() - before;
            say(PAGES, used);
            System.out.printf(
                    Locale.ROOT, "events of a page a second: %.1f%n", (double) events / PAGES / MEASURED.toSeconds());
            changes(application, pages);
        }
        System.exit(0);
    }

    private static void changes(PackagedApplication application, List<LivePage> pages) throws Exception {
        List<Double> heard = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            long began = System.nanoTime();
            application.post("/street/paying", "{\"on\":\"" + (change % 2 == 1) + "\"}");
            sleep(BETWEEN);
            pages.stream()
                    .map(page -> page.bannerAt.get())
                    .map(at -> at < began ? BETWEEN.toMillis() : (at - began) / 1e6)
                    .forEach(heard::add);
        }
        double[] millis =
                heard.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "from the order to the page, %d changes on %d pages: p50 %.0f ms, p95 %.0f ms, most %.0f ms%n",
                CHANGES,
                PAGES,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.95)],
                Arrays.stream(millis).max().orElse(0));
    }

    private static Duration used(PackagedApplication application) {
        Duration before = cpu(application);
        sleep(MEASURED);
        return cpu(application).minus(before);
    }

    private static void say(int pages, Duration used) {
        System.out.printf(
                Locale.ROOT,
                "%d live pages: %.1f %% of a core%n",
                pages,
                100.0 * used.toMillis() / MEASURED.toMillis());
    }

    private static Duration cpu(PackagedApplication application) {
        return application.process().info().totalCpuDuration().orElseThrow();
    }

    private static void sleep(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
