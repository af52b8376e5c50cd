package io.daozha.admin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a manager waits for each page he can open while the books hold many stays: the packaged application, asked over
 * HTTP on the same machine, one page at a time. Fill the books by BigBooksBenchmark first (its second argument is {@code
 * FOLDER/postgres} then), and run it with that folder:
 *
 * <p>{@code ./mvnw -q package -DskipTests && cd admin-api && java -cp 'target/test-classes:target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*'
 * io.daozha.admin.PagesBenchmark /tmp/bigbooks}
 */
final class PagesBenchmark {
    private static final int WARMING = 3;
    private static final int ASKED = 30;
    private static final int YEARS = 5;
    private static final Pattern FIRST_STAY = Pattern.compile("/stays/(\\d+)\"");

    /** {@code %6d} and its like are a number that is another each time, so that nothing is asked twice. */
    private static final List<String> PAGES = List.of(
            "/",
            "/stays",
            "/stays?before=%6d",
            "/stays?plate=湘A%5d0",
            "/stays?plate=%4d",
            "/stays?plate=%2d",
            "/stays?from=202%y-0%m-01&to=202%y-0%m-28",
            "/stays?from=202%y-0%m-1%m",
            "/stays?from=202%y-0%m-01&reason=DISPUTED",
            "/stays?from=202%y-0%m-01&to=202%y-0%m-28&least=21&most=24",
            "/stays?owing=yes",
            "/stays?owing=yes&from=202%y-0%m-01&to=202%y-0%m-28",
            "/stays?state=OPEN",
            "/stays?state=CLOSED",
            "/stays?reason=UNCERTAIN_PASSAGE",
            "/stays?reason=DISPUTED",
            "/stays?lane=exit",
            "/stays?lane=none",
            "/stays?lane=none&from=202%y-0%m-1%m",
            "/stays?least=21&most=24",
            "/stays?least=7000",
            "/stays/%6d",
            "/review",
            "/review/stays/%k",
            "/review/exits/u%e",
            "/review/long",
            "/rights",
            "/rights?q=业主1%m",
            "/rights/grant",
            "/rights/permits/%u",
            "/rights/trail/PERMIT/%u",
            "/rights/passes",
            "/rights/households",
            "/rights/households/%u",
            "/rights/requests",
            "/rights/lists",
            "/rights/types",
            "/tariff",
            "/tariff/1",
            "/tariff/draft",
            "/board",
            "/money",
            "/money?day=202%y-0%m-1%m",
            "/money/unclear",
            "/money/refunds",
            "/money/refunds/R%r",
            "/money/refunds/new?entry=%r",
            "/money/ledger",
            "/money/ledger?before=%6d",
            "/money/ledger?from=202%y-0%m-01&to=202%y-0%m-28",
            "/money/ledger?from=202%y-0%m-01&to=202%y-0%m-28&before=%r",
            "/money/ledger?to=202%y-0%m-28",
            "/money/ledger?from=202%y-0%m-01&kind=REFUNDED",
            "/money/ledger?kind=REFUNDED",
            "/money/ledger?kind=PAID&channel=wechat",
            "/money/ledger?channel=cash",
            "/money/ledger?plate=湘A%5d",
            "/money/ledger?plate=湘A",
            "/money/ledger?stay=%6d",
            "/money/ledger?permit=%u",
            "/money/debts",
            "/money/debts?plate=湘A%4d",
            "/money/desk",
            "/money/desk?plate=湘A%5d",
            "/money/desk/%6d",
            "/money/desk/fees/%u",
            "/money/shifts",
            "/money/shifts?before=%u",
            "/money/shifts/%u",
            "/money/merchants",
            "/money/merchants/%h",
            "/money/merchants/%h/sheet?given=202%y-0%m-1%mT00:00:00Z",
            "/money/reconciliation",
            "/money/reconciliation?channel=alipay&day=2025-0%m-1%m",
            "/reports",
            "/reports?of=DAY&on=202%y-0%m-1%m",
            "/reports?of=WEEK&on=202%y-0%m-1%m",
            "/reports?of=MONTH&on=202%y-0%m-1%m",
            "/reports?of=CUSTOM&from=202%y-0%m-01&to=202%y-12-31",
            "/settings",
            "/settings/overview",
            "/settings/devices",
            "/settings/people",
            "/settings/people/new",
            "/settings/people/1",
            "/settings/keys",
            "/settings/keys/new",
            "/settings/audit",
            "/settings/person",
            "/password",
            "/login",
            "/login/refused",
            "/pay",
            "/visit",
            "/join",
            "/receipt/F%u",
            "/lane/exit",
            "/lane/exit/sign");

    /** What is fetched and is no page: files, streams, parts that scripts ask for. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "/(api|books|payments|pictures|readers)/.*|.*[./](csv|xlsx|yaml|jpg|export|live|now)|.*\\{name:.*");

    private PagesBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<String> pages = arguments.length > 1 ? Stream.of(arguments).skip(1).toList() : PAGES;
        if (arguments.length == 1) {
            nameWhatIsNotAsked();
        }
        try (PackagedApplication application = PackagedApplication.shipped(
                Path.of(arguments[0]),
                PackagedApplication.freePort(),
                List.of("daozha.simulation.traffic=false", "daozha.keeping.people=36500"))) {
            application.line("Daozha is ready");
            Matcher newest = FIRST_STAY.matcher(application.get("/stays?state=CLOSED"));
            long stays = newest.find() ? Long.parseLong(newest.group(1)) : 1;
            System.out.printf(Locale.ROOT, "The newest stay that ended is %,d; each page %d times%n%n", stays, ASKED);
            System.out.printf("%-60s %8s %8s %8s%n", "page", "p50 ms", "p95 ms", "most ms");
            for (String page : pages) {
                measure(application, page, stays);
            }
        }
    }

    /** Pages that the table of who may call what has and the list above has not. */
    private static void nameWhatIsNotAsked() throws IOException {
        try (InputStream table = PagesBenchmark.class.getResourceAsStream("access/who-may.txt")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("GET") && line.matches(".*(manager|everybody).*"))
                    .map(line -> line.replaceFirst("GET\\s+(\\S+).*", "$1"))
                    .filter(route -> !NO_PAGE.matcher(route).matches())
                    .filter(route -> PAGES.stream()
                            .noneMatch(page ->
                                    page.replaceFirst("\\?.*", "").matches(route.replaceAll("\\{[^}]+}", "[^/]+"))))
                    .forEach(route -> System.out.println("Not asked: " + route));
        }
    }

    private static void measure(PackagedApplication application, String page, long stays) throws Exception {
        double[] millis = new double[ASKED];
        String trouble = "";
        for (int time = -WARMING; time < ASKED; time++) {
            String path = filled(page, time + WARMING, stays);
            long began = System.nanoTime();
            String body = application.get(path);
            if (time >= 0) {
                millis[time] = (System.nanoTime() - began) / 1e6;
            }
            if (body.contains("class=\"stop\"")) {
                trouble = " refused: " + path;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-60s %8.0f %8.0f %8.0f%s%n",
                page,
                millis[ASKED / 2],
                millis[(int) (ASKED * 0.95)],
                millis[ASKED - 1],
                trouble);
    }

    private static String filled(String page, int time, long stays) {
        long spread = 1 + (time * 7_919L * 104_729L) % stays;
        String path = page.replace("%6d", Long.toString(spread))
                .replace("%5d", "%05d".formatted(spread % 20_000))
                .replace("%4d", "%04d".formatted(spread % 10_000))
                .replace("%2d", "%02d".formatted(spread % 100))
                // As BigBooks numbers what waits for a person, households, merchants, and every tenthousandth payment.
                .replace("%k", Long.toString(1_000 * (1 + spread % (stays / 1_000))))
                .replace("%e", Integer.toString(500 * (1 + time % 20)))
                .replace("%u", Integer.toString(1 + time * 7 % 200))
                .replace("%h", Integer.toString(1 + time % 5))
                .replace("%r", Long.toString(10_000 * (stays / 12_500 + time)))
                .replace("%y", Integer.toString(1 + time % YEARS))
                .replace("%m", Integer.toString(1 + time % 9));
        return URI.create(path).toASCIIString();
    }
}
