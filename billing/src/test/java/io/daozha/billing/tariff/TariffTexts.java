package io.daozha.billing.tariff;

import java.util.Random;

final class TariffTexts {
    private TariffTexts() {}

    /** Any tariff that the rules allow, within two orders of magnitude. */
    static Tariff random(Random random) {
        int unitPrice = 1 + random.nextInt(2000);
        return Tariff.parse("""
                name: random
                currency: CNY
                zone: Asia/Shanghai
                freeMinutes: %d
                unitMinutes: %d
                unitPrice: %d
                dailyCap: %d
                leaveByMinutes: 15
                quoteValidMinutes: 5
                longestStayDays: 60
                """.formatted(
                        random.nextInt(180), 1 + random.nextInt(1440), unitPrice, unitPrice + random.nextInt(20000)));
    }

    /** The default text with one line put in the place of the one that has its key, or added. */
    static String with(String key, String line) {
        String without = Tariff.defaultText().replaceAll("(?m)^" + key + ":.*\\n", "");
        return without + line + "\n";
    }
}
