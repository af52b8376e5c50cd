package io.daozha.billing.tariff;

/**
 * The coins in which a tariff is paid.
 *
 * @param to in the smallest unit; 1 where nothing is rounded
 */
record Rounding(long to, Way way) {
    static final Rounding NONE = new Rounding(1, Way.DOWN);

    enum Way {
        DOWN,
        UP,
        NEAREST
    }

    static Rounding read(Section tariff, String currency) {
        if (!tariff.has("rounding")) {
            return NONE;
        }
        Section section = tariff.section("rounding", Keys.ROUNDING);
        long to = section.money("to", currency);
        if (to == 0) {
            throw section.wrong("to", "要大于 0", "must be more than 0");
        }
        return new Rounding(to, section.choice("way", Way.DOWN));
    }

    long apply(long total) {
        long more = switch (way) {
            case DOWN -> 0;
            case UP -> to - 1;
            case NEAREST -> to / 2;
        };
        return (total + more) / to * to;
    }
}
