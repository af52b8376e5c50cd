package io.daozha.billing.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Any tariff that the format allows, within reason, from a seed. */
final class RandomTariff {
    private static final List<String> ZONES =
            List.of("Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomTariff(Random random) {
        this.random = random;
    }

    /** @param crossing start, fill or split */
    static String text(Random random, String crossing) {
        return new RandomTariff(random).write(crossing);
    }

    private String write(String crossing) {
        text.append("schema: daozha-tariff/1\nname: random\ncurrency: CNY\nlongestStay: 400 d\nzone: ")
                .append(one(ZONES))
                .append("\ncrossing: ")
                .append(crossing)
                .append('\n');
        if (random.nextInt(3) > 0) {
            free("");
        }
        boolean restarts = random.nextBoolean();
        if (restarts) {
            text.append("restart: {every: ")
                    .append(one(List.of("24 h", "day", "12 h", "day, at: 06:00")))
                    .append(", what: ")
                    .append(one(List.of("[units]", "[units, first]", "[units, first, free]", "[free]", "[first]")))
                    .append("}\n");
        }
        List<String> periods = periods();
        caps(periods);
        return text.toString();
    }

    private List<String> periods() {
        if (random.nextInt(3) == 0) {
            text.append("rates:\n");
            rates("  ");
            return List.of();
        }
        text.append("periods:\n");
        List<String> names = new ArrayList<>();
        int kinds = 1 + random.nextInt(2);
        for (int kind = 0; kind < kinds; kind++) {
            String days = kinds == 1 ? "" : "    days: " + (kind == 0 ? "[weekday]" : "[weekend]") + "\n";
            int from = 30 * random.nextInt(20);
            int to = from + 30 * (1 + random.nextInt(20));
            period(names, "a" + kind, days, from, to);
            period(names, "b" + kind, days, to, from);
        }
        return names;
    }

    private void period(List<String> names, String name, String days, int from, int to) {
        names.add(name);
        text.append("  ").append(name).append(":\n").append(days);
        text.append(String.format("    hours: %02d:%02d-%02d:%02d%n", from / 60, from % 60, to / 60, to % 60));
        if (random.nextInt(4) == 0) {
            text.append("    begins: period\n");
        }
        if (random.nextInt(5) == 0) {
            free("    ");
        }
        text.append("    rates:\n");
        rates("      ");
    }

    private void free(String indent) {
        text.append(indent)
                .append("free: {minutes: ")
                .append(random.nextInt(90))
                .append(" min, as: ")
                .append(one(List.of("threshold", "deduction")))
                .append(", inclusive: ")
                .append(one(List.of("yes", "no")))
                .append("}\n");
    }

    private void rates(String indent) {
        int upTo = 0;
        for (int before = random.nextInt(3); before > 0; before--) {
            int per = 10 * (1 + random.nextInt(6));
            upTo += per * (1 + random.nextInt(3));
            text.append(indent).append("- {upTo: ").append(upTo).append(" min");
            if (random.nextBoolean()) {
                text.append(", per: ").append(per).append(" min");
            }
            text.append(", price: ").append(price()).append("}\n");
        }
        text.append(indent).append("- {");
        int form = random.nextInt(6);
        if (form > 0) {
            text.append("per: ").append(1 + random.nextInt(100)).append(" min, ");
        }
        text.append("price: ").append(price()).append(form == 1 ? ", part: exact}\n" : "}\n");
    }

    private void caps(List<String> periods) {
        int caps = random.nextInt(4);
        if (caps == 0) {
            return;
        }
        text.append("caps:\n");
        for (int i = 0; i < caps; i++) {
            String per = one(List.of("24 h", "day", "stay", "12 h", "period", "day, at: 05:00"));
            text.append("  c").append(i).append(": {amount: ").append(10 + random.nextInt(90));
            text.append(", per: ").append(per);
            if (!periods.isEmpty() && random.nextInt(3) == 0) {
                text.append(", periods: [").append(one(periods)).append(']');
            }
            text.append("}\n");
        }
    }

    private String price() {
        return random.nextInt(6) == 0 ? "0" : random.nextInt(12) + "." + (10 + random.nextInt(90));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
