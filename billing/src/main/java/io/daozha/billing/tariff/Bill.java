package io.daozha.billing.tariff;

import io.daozha.billing.Charge;
import io.daozha.billing.Charge.Line.Kind;
import io.daozha.billing.Money;
import io.daozha.billing.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of a charge while it is being reckoned. Times are minutes from the entry. */
final class Bill {

    private static final class Entry {
        final Kind kind;
        final Object source;
        final Words name;
        final long from;
        final long unit;
        long to;
        long count;
        long price;
        long amount;

        Entry(
                Kind kind,
                Object source,
                Words name,
                long from,
                long to,
                long count,
                long unit,
                long price,
                long amount) {
            this.kind = kind;
            this.source = source;
            this.name = name;
            this.from = from;
            this.to = to;
            this.count = count;
            this.unit = unit;
            this.price = price;
            this.amount = amount;
        }
    }

    private final List<Entry> entries = new ArrayList<>(16);
    private int blockBegins;
    private boolean broken = true;

    /** @param source what the line comes from; one that goes on with the line before is added to it */
    void add(Kind kind, Object source, Words name, long from, long to, long count, long unit, long price) {
        Entry last = last(kind, source, from);
        if (last != null && (kind == Kind.UNITS || kind == Kind.FREE)) {
            last.to = to;
            last.count += kind == Kind.FREE ? 0 : count;
            last.amount += price * count;
            return;
        }
        put(new Entry(kind, source, name, from, to, count, unit, price, price * count));
    }

    /** @return by how much the bill has grown */
    long share(RateLine source, Words name, long from, long minutes, long per, long price, long to) {
        Entry last = last(Kind.SHARE, source, from);
        if (last == null) {
            last = new Entry(Kind.SHARE, source, name, from, to, 0, per, price, 0);
            put(last);
        }
        long before = last.amount;
        last.to = to;
        last.count += minutes;
        last.amount = source.share(last.count);
        return last.amount - before;
    }

    /** A higher step takes the place of the lower one. */
    void step(RateLine.Step step, Period period, long from, long to) {
        Entry last = last(Kind.STEP, period, from);
        long since = last == null ? from : last.from;
        long price = last == null ? step.more() : step.total();
        if (last != null) {
            entries.remove(entries.size() - 1);
        }
        put(new Entry(Kind.STEP, period, period.name(), since, to, 1, step.upTo(), price, price));
    }

    void cap(Cap cap, Words name, long from, long to, long takesOff) {
        put(new Entry(Kind.CAP, cap, name, from, to, 1, 0, cap.amount(), -takesOff));
        broken = true;
    }

    /** What comes next is a line of its own. */
    void breakOff() {
        broken = true;
    }

    void beginBlock() {
        blockBegins = entries.size();
        broken = true;
    }

    /** All lines since the beginning of the block happen so many times more. */
    void repeat(long times, long minutes) {
        for (Entry entry : entries.subList(blockBegins, entries.size())) {
            entry.to += minutes;
            entry.count *= times + 1;
            entry.amount *= times + 1;
        }
    }

    private Entry last(Kind kind, Object source, long from) {
        if (broken || entries.isEmpty()) {
            return null;
        }
        Entry last = entries.get(entries.size() - 1);
        return last.kind == kind && last.source == source && last.to == from ? last : null;
    }

    private void put(Entry entry) {
        entries.add(entry);
        broken = false;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    long total() {
        long sum = 0;
        for (Entry entry : entries) {
            sum = Math.addExact(sum, entry.amount);
        }
        return sum;
    }

    List<Charge.Line> lines(long entrySecond, long end, String currency) {
        List<Charge.Line> lines = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            lines.add(new Charge.Line(
                    entry.kind,
                    entry.name,
                    Instant.ofEpochSecond(entrySecond + Math.min(entry.from, end) * 60),
                    Instant.ofEpochSecond(entrySecond + Math.min(entry.to, end) * 60),
                    entry.count,
                    entry.unit,
                    new Money(entry.price, currency),
                    new Money(entry.amount, currency),
                    Words.NONE));
        }
        return lines;
    }
}
