package io.daozha.admin.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.billing.Charge;
import io.daozha.billing.Words;
import io.daozha.billing.tariff.CannotPriceException;
import io.daozha.billing.tariff.Discount;
import io.daozha.billing.tariff.NoticeBoard;
import io.daozha.billing.tariff.Stay;
import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.VehicleClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prices stays under a tariff in a file. */
@Command(
        name = "price",
        mixinStandardHelpOptions = true,
        description = "Prices a stay, or a table of stays, under a tariff and prints the lines and the total.",
        footer = {
            "",
            "ENTRY and EXIT are times on the wall clock of the tariff's zone, such as 2026-03-02T09:00.",
            "The last line is the total in the currency's smallest unit (fen).",
            "--cases prints one line for each stay: entry, exit, class, total; where 'expected' differs, it says so.",
            "docs/tariffs.md tells how a tariff is written; its examples are checked first.",
            "",
            "Exit status: 0; 1 when a stay cannot be priced or costs other than expected; 2 when the input is wrong."
        })
public final class Price implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Parameters(index = "0", paramLabel = "TARIFF.yaml", description = "the tariff")
    private Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ENTRY", description = "when the stay begins")
    private String entry;

    @Parameters(index = "2", arity = "0..1", paramLabel = "EXIT", description = "when it ends")
    private String exit;

    @Option(
            names = "--class",
            paramLabel = "C",
            description = "small (default), large, motorcycle, new-energy-small, …")
    private String vehicle = "small";

    @Option(
            names = "--discount",
            paramLabel = "D",
            description = "60min, 5.00 (money), 50%% or all; several count in the order of the tariff")
    private List<String> discounts = List.of();

    @Option(names = "--cases", paramLabel = "FILE", description = "a CSV with columns entry, exit, class, expected")
    private Path cases;

    @Option(names = "--board", description = "prints the notice board instead")
    private boolean board;

    @Mixin
    private SpokenLanguage language = new SpokenLanguage();

    @Option(names = "--json", description = "one line of JSON for each stay")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Integer call() {
        try {
            Tariff tariff = TariffFile.read(file);
            if (board) {
                NoticeBoard.lines(tariff).forEach(line -> out().println(language.say(line)));
                return 0;
            }
            return cases == null ? one(tariff) : all(tariff);
        } catch (IOException | WrongInputException | IllegalArgumentException e) {
            throw UsageException.of(spec.commandLine(), e);
        }
    }

    private int one(Tariff tariff) {
        if (entry == null || exit == null) {
            throw new WrongInputException(
                    "缺少 ENTRY 和 EXIT；或者用 --cases FILE", "ENTRY and EXIT are missing; or say --cases FILE");
        }
        VehicleClass of = StaysCsv.vehicle(vehicle);
        List<Discount> given = discounts.stream()
                .map(text -> DiscountText.parse(text, tariff.currency()))
                .toList();
        LocalDateTime from = StaysCsv.time(entry);
        LocalDateTime to = StaysCsv.time(exit);
        return print(tariff, StaysCsv.stay(tariff, from, to, of, given), from, to, OptionalLong.empty()) ? 0 : 1;
    }

    private int all(Tariff tariff) throws IOException {
        boolean right = true;
        for (StaysCsv.Row row : StaysCsv.read(cases, "expected")) {
            right &= print(tariff, row.stay(tariff), row.entry(), row.exit(), row.sum());
        }
        return right ? 0 : 1;
    }

    /** @return whether it has a price, and the one that was expected */
    private boolean print(Tariff tariff, Stay stay, LocalDateTime from, LocalDateTime to, OptionalLong expected) {
        Charge charge;
        try {
            charge = tariff.price(stay);
        } catch (CannotPriceException e) {
            if (json) {
                json(jsonOf(stay, from, to, Map.of("error", both(e.words()))));
            }
            spec.commandLine().getErr().println(from + " – " + to + ": " + language.say(e.words()));
            spec.commandLine().getErr().flush();
            return false;
        }
        long total = charge.total().minor();
        boolean right = expected.isEmpty() || expected.getAsLong() == total;
        if (json) {
            Map<String, Object> figures = figures(tariff, charge);
            expected.ifPresent(sum -> figures.put("expected", sum));
            json(jsonOf(stay, from, to, figures));
        } else if (cases != null) {
            String differs = right ? "" : "  expected " + expected.getAsLong();
            out().println(from + "  " + to + "  " + StaysCsv.name(stay.vehicle()) + "  " + total + differs);
        } else {
            charge.lines()
                    .forEach(line -> out().println(times(tariff, line) + "  " + line.sentence(language.locale())));
            out().println(total);
        }
        out().flush();
        return right;
    }

    private static String times(Tariff tariff, Charge.Line line) {
        return TIME.format(line.from().atZone(tariff.zone())) + " – "
                + TIME.format(line.to().atZone(tariff.zone()));
    }

    private static Map<String, Object> figures(Tariff tariff, Charge charge) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("tariff", charge.tariff());
        figures.put("version", tariff.facts().version());
        figures.put("currency", charge.currency());
        figures.put("total", charge.total().minor());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Charge.Line line : charge.lines()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", line.kind());
            one.put("name", both(line.name()));
            one.put("from", line.from().atZone(tariff.zone()).toOffsetDateTime().toString());
            one.put("to", line.to().atZone(tariff.zone()).toOffsetDateTime().toString());
            one.put("count", line.count());
            one.put("unitMinutes", line.unitMinutes());
            one.put("unitPrice", line.unitPrice().minor());
            one.put("amount", line.amount().minor());
            one.put("text", both(new Words(line.sentence(Locale.CHINESE), line.sentence(Locale.ENGLISH))));
            lines.add(one);
        }
        figures.put("lines", lines);
        return figures;
    }

    private static Map<String, Object> jsonOf(
            Stay stay, LocalDateTime from, LocalDateTime to, Map<String, Object> more) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("entry", from.toString());
        line.put("exit", to.toString());
        line.put("class", StaysCsv.name(stay.vehicle()));
        line.putAll(more);
        return line;
    }

    private static Map<String, String> both(Words words) {
        return Map.of("zh", words.zh(), "en", words.en());
    }

    private void json(Map<String, Object> line) {
        try {
            out().println(mapper.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
