package io.daozha.admin.reports;

import io.daozha.billing.Plate;
import io.daozha.billing.search.MonthReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How often a person had to correct what was read: over all, by lane, by colour of the plate, by hour of the day. */
record Accuracy(Share all, Map<String, Share> lanes, Map<Plate.Colour, Share> colours, Map<Integer, Share> hours) {

    /** Of so many that were read. */
    record Share(long passages, long corrected) {
        private static final Share NONE = new Share(0, 0);

        Share plus(Share other) {
            return new Share(passages + other.passages, corrected + other.corrected);
        }

        /** Of those that were right, per hundred with two digits, cut off: 99.995 is not yet all. */
        public String right() {
            if (passages == 0) {
                return "–";
            }
            long hundredths = Math.floorDiv((passages - corrected) * 10_000, passages);
            return "%d.%02d%%".formatted(hundredths / 100, hundredths % 100);
        }
    }

    static Accuracy of(List<MonthReport.ReaderAccuracy> sheet) {
        Share all = sheet.stream().map(Accuracy::share).reduce(Share.NONE, Share::plus);
        return new Accuracy(
                all,
                by(sheet, MonthReport.ReaderAccuracy::lane),
                by(sheet, MonthReport.ReaderAccuracy::colour),
                by(sheet, MonthReport.ReaderAccuracy::hour));
    }

    private static Share share(MonthReport.ReaderAccuracy line) {
        return new Share(line.passages(), line.corrected());
    }

    private static <K extends Comparable<K>> Map<K, Share> by(
            List<MonthReport.ReaderAccuracy> sheet, Function<MonthReport.ReaderAccuracy, K> key) {
        Map<K, Share> shares = new TreeMap<>();
        sheet.forEach(line -> shares.merge(key.apply(line), share(line), Share::plus));
        return shares;
    }
}
