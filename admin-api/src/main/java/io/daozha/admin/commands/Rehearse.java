package io.daozha.admin.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.billing.Money;
import io.daozha.billing.Sums;
import io.daozha.billing.tariff.Rehearsal;
import io.daozha.billing.tariff.Tariff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prices past stays under a draft. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description =
                "Prices past stays under a draft of a tariff and says who pays more, who pays less, and what comes in.",
        footer = {
            "",
            "FILE.csv has a line of column names, then one line for each stay: entry, exit (times on the wall clock of the",
            "draft's zone), optional class, plate, charged (in the smallest unit). Stays that do not say what they were",
            "charged are priced under --against.",
            "",
            "Exit status: 0; 1 when some stay has no price; 2 when the input is wrong."
        })
public final class Rehearse implements Callable<Integer> {
    private static final int STEPS = 10;

    @Parameters(paramLabel = "DRAFT.yaml", description = "the tariff to try")
    private Path draftFile;

    @Option(names = "--against", paramLabel = "OTHER.yaml", description = "the tariff that holds now")
    private Path otherFile;

    @Option(names = "--stays", required = true, paramLabel = "FILE.csv", description = "the stays of the past")
    private Path stays;

    @Option(
            names = "--biggest",
            paramLabel = "N",
            description = "how many of the largest changes to name (default: 10)")
    private int biggest = 10;

    @Mixin
    private SpokenLanguage language = new SpokenLanguage();

    @Option(names = "--json", description = "prints it all as one line of JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Tariff draft = TariffFile.read(draftFile);
            Tariff other = otherFile == null ? draft : TariffFile.read(otherFile);
            List<Rehearsal.Past> past = new ArrayList<>();
            for (StaysCsv.Row row : StaysCsv.read(stays, "charged")) {
                if (otherFile == null && row.sum().isEmpty()) {
                    throw new WrongInputException(
                            stays + " 第 " + row.line() + " 行：没有写收了多少；填 'charged' 一列，或者用 --against OTHER.yaml",
                            stays + ", line " + row.line()
                                    + ": does not say what was charged; fill the column 'charged' or say --against OTHER.yaml");
                }
                past.add(new Rehearsal.Past(row.label(), row.stay(draft), row.sum()));
            }
            Rehearsal rehearsal = Rehearsal.of(other, draft, past);
            if (json) {
                out().println(new ObjectMapper().writeValueAsString(figures(rehearsal)));
            } else {
                print(rehearsal, draft);
            }
            out().flush();
            return rehearsal.unpriced().isEmpty() ? 0 : 1;
        } catch (IOException | WrongInputException | IllegalArgumentException e) {
            throw UsageException.of(spec.commandLine(), e);
        }
    }

    private void print(Rehearsal rehearsal, Tariff draft) {
        Money before = rehearsal.before();
        Money after = rehearsal.after();
        out().println(language.say("停车    ", "stays   ")
                + rehearsal.changes().size()
                + language.say("，算不出价格 ", ", not priced ")
                + rehearsal.unpriced().size());
        out().println(language.say("多付    ", "more    ") + rehearsal.more());
        out().println(language.say("少付    ", "less    ") + rehearsal.less());
        out().println(language.say("不变    ", "same    ") + rehearsal.same());
        out().println(language.say("现行    ", "before  ") + sum(before));
        out().println(language.say("草稿    ", "after   ") + sum(after) + " (" + signed(after.minus(before)) + ")");
        rehearsal
                .byClass()
                .forEach((vehicle, sum) -> out().println("        " + StaysCsv.name(vehicle) + " "
                        + signed(new Money(sum, rehearsal.currency()))));
        long width = width(rehearsal);
        out().println(language.say("变化的分布，每档 ", "change, from … in steps of ")
                + Sums.major(new Money(width, rehearsal.currency())));
        rehearsal
                .distribution(width)
                .forEach((from, count) ->
                        out().printf("%10s  %6d%n", Sums.major(new Money(from, rehearsal.currency())), count));
        out().println(language.say("变化最大的", "largest changes"));
        for (Rehearsal.Change change : rehearsal.biggest(biggest)) {
            out().println("  " + change.label() + "  "
                    + change.from().atZone(draft.zone()).toLocalDateTime() + " – "
                    + change.to().atZone(draft.zone()).toLocalDateTime() + "  "
                    + Sums.major(new Money(change.before(), rehearsal.currency())) + " → "
                    + Sums.major(new Money(change.after(), rehearsal.currency())));
        }
        rehearsal
                .unpriced()
                .forEach(one -> out().println(language.say("算不出价格：", "no price: ") + one.label() + ": "
                        + language.say(one.reason())));
    }

    private static Map<String, Object> figures(Rehearsal rehearsal) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("currency", rehearsal.currency());
        figures.put("stays", rehearsal.changes().size());
        figures.put("more", rehearsal.more());
        figures.put("less", rehearsal.less());
        figures.put("same", rehearsal.same());
        figures.put("before", rehearsal.before().minor());
        figures.put("after", rehearsal.after().minor());
        figures.put("distribution", rehearsal.distribution(width(rehearsal)));
        figures.put(
                "changes", rehearsal.changes().stream().map(Rehearse::figures).toList());
        figures.put("unpriced", rehearsal.unpriced());
        return figures;
    }

    private static Map<String, Object> figures(Rehearsal.Change change) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("label", change.label());
        figures.put("class", StaysCsv.name(change.vehicle()));
        figures.put("before", change.before());
        figures.put("after", change.after());
        return figures;
    }

    /** About ten steps, of a round width. */
    private static long width(Rehearsal rehearsal) {
        long most = rehearsal.changes().stream()
                .mapToLong(change -> Math.abs(change.difference()))
                .max()
                .orElse(0);
        long width = 1;
        while (width * STEPS < most) {
            width *= 10;
        }
        return width;
    }

    private String sum(Money money) {
        return language.say(Sums.zh(money), Sums.en(money));
    }

    private static String signed(Money sum) {
        return (sum.minor() > 0 ? "+" : "") + Sums.major(sum);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
