package io.daozha.billing;

import io.daozha.billing.Charge.Line;

/** What a line of a bill says; the times stand beside it. */
final class LineSentence {
    private LineSentence() {}

    static Words of(Line line) {
        return new Words(zh(line), en(line));
    }

    private static String zh(Line line) {
        String name = line.name().zh();
        String price = Sums.zh(line.unitPrice());
        String amount = Sums.zh(line.amount());
        long count = line.count();
        long unit = line.unitMinutes();
        return switch (line.kind()) {
            case FREE -> name.isEmpty() ? "免费时间" : name + "免费";
            case UNITS -> name + "计时：每" + Spans.zh(unit) + price + " × " + count + " = " + amount;
            case FLAT -> name + (unit == 0 ? "按次" : "首" + Spans.zh(unit)) + "：" + times(price, count) + amount;
            case STEP -> name + "停放不超过" + Spans.zh(unit) + "：" + times(price, count) + amount;
            case SHARE -> name + "计时：" + Spans.zh(count) + "，按每" + Spans.zh(unit) + price + "折算 = " + amount;
            case CAP ->
                name + price + (count > 1 ? " × " + count : "") + "，减免 "
                        + Sums.zh(line.amount().times(-1));
            case DISCOUNT -> "优惠（" + name + "）：" + amount;
            case ROUNDING -> "尾数取整：" + amount;
            case PERMIT -> "固定车" + (name.isEmpty() ? "" : "（" + name + "）") + "：" + amount;
            case FIXED -> "核定收费：" + amount;
        };
    }

    private static String en(Line line) {
        String name = line.name().en().isEmpty() ? "" : line.name().en() + ": ";
        String price = Sums.en(line.unitPrice());
        String amount = Sums.en(line.amount());
        long count = line.count();
        long unit = line.unitMinutes();
        return switch (line.kind()) {
            case FREE -> name + "free";
            case UNITS -> name + count + " × " + price + " per " + Spans.en(unit) + " = " + amount;
            case FLAT -> name + (unit == 0 ? "flat " : "first " + Spans.en(unit) + " ") + times(price, count) + amount;
            case STEP -> name + "stay of up to " + Spans.en(unit) + " " + times(price, count) + amount;
            case SHARE ->
                name + Spans.en(count) + " at " + price + " per " + Spans.en(unit) + ", by the minute = " + amount;
            case CAP ->
                name + price + (count > 1 ? " × " + count : "") + ", takes off "
                        + Sums.en(line.amount().times(-1));
            case DISCOUNT -> "discount (" + line.name().en() + "): " + amount;
            case ROUNDING -> "rounding: " + amount;
            case PERMIT ->
                "permit" + (line.name().isEmpty() ? "" : " (" + line.name().en() + ")") + ": " + amount;
            case FIXED -> "fixed sum: " + amount;
        };
    }

    private static String times(String price, long count) {
        return count > 1 ? price + " × " + count + " = " : "";
    }
}
