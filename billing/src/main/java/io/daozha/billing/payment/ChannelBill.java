package io.daozha.billing.payment;

import io.daozha.billing.Money;
import io.daozha.billing.StatementRow;
import io.daozha.billing.StatementRow.Kind;
import io.daozha.billing.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads the bill file of a day as the channels' own pages hand it out. What is not understood stops the reading with the
 * line's number, so that no line is passed over in silence.
 */
public final class ChannelBill {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final int MOST_BYTES = 64 << 20;

    private ChannelBill() {}

    /**
     * WeChat Pay's {@code tradebill} (交易账单, all kinds): UTF-8, plain or gzip; each field after a backtick; a heading, the
     * lines, then a heading and one line of sums, against whose count the lines are held.
     *
     * @throws BillException naming the line that is not understood
     */
    public static List<StatementRow> wechat(byte[] file) {
        Table table = new Table(text(unpacked(file), StandardCharsets.UTF_8), "交易时间", "总交易单数");
        List<StatementRow> rows = new ArrayList<>();
        for (Table.Line line : table.lines()) {
            Instant at = line.time("交易时间");
            switch (line.get("交易状态")) {
                case "SUCCESS" ->
                    rows.add(line.row(Kind.PAYMENT, line.get("微信订单号"), order(line.get("商户订单号")), line.get("订单金额"), at));
                case "REFUND" ->
                    rows.add(line.row(
                            Kind.REFUND, line.get("商户退款单号"), order(line.get("商户订单号")), line.get("申请退款金额"), at));
                case "REVOKED" -> {}
                default -> throw line.notUnderstood(Words.of("交易状态 " + line.get("交易状态")));
            }
        }
        long told = table.told(0);
        if (told != table.lines().size()) {
            int has = table.lines().size();
            throw new BillException(
                    "账单自己写明有 " + told + " 行，实有 " + has + " 行：文件不完整",
                    "The bill says that it has " + told + " lines, and has " + has + ": it is cut off");
        }
        return rows;
    }

    private static String order(String outTradeNo) {
        return WechatProvider.ours(outTradeNo);
    }

    /**
     * Alipay's business details (业务明细): GBK, plain; lines that begin with {@code #} are remarks.
     *
     * @throws BillException naming the line that is not understood
     */
    public static List<StatementRow> alipay(byte[] file) {
        Table table = new Table(text(file, Charset.forName("GBK")), "支付宝交易号", "#");
        List<StatementRow> rows = new ArrayList<>();
        for (Table.Line line : table.lines()) {
            Instant at = line.time("完成时间");
            String order = line.get("商户订单号");
            switch (line.get("业务类型")) {
                case "交易" -> rows.add(line.row(Kind.PAYMENT, line.get("支付宝交易号"), order, line.get("订单金额（元）"), at));
                case "退款" -> rows.add(line.row(Kind.REFUND, line.get("退款批次号/请求号"), order, line.get("订单金额（元）"), at));
                default -> throw line.notUnderstood(Words.of("业务类型 " + line.get("业务类型")));
            }
        }
        return rows;
    }

    private static byte[] unpacked(byte[] file) {
        boolean packed = file.length > 2 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b;
        if (!packed) {
            return file;
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(file))) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BillException(
                        "账单解压后超过 " + MOST_BYTES + " 字节", "The bill unpacks to more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new BillException("账单解压不了（" + e.getMessage() + "）", "The bill cannot be unpacked: " + e.getMessage());
        }
    }

    private static String text(byte[] file, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new BillException("账单不是 " + charset.name() + " 编码", "The bill is not written in " + charset.name());
        }
    }

    /** A heading, its lines, and what is told after them. */
    private static final class Table {
        private final List<Line> lines = new ArrayList<>();
        private final List<String[]> after = new ArrayList<>();

        /** @param first the heading begins with it, as does {@code end} what is no line of the table any more */
        Table(String text, String first, String end) {
            Map<String, Integer> columns = null;
            int width = 0;
            boolean over = false;
            int number = 0;
            for (String written : text.replace("\uFEFF", "").split("\r?\n", -1)) {
                number++;
                if (written.isBlank() || (columns == null && !written.startsWith(first))) {
                    continue;
                }
                String[] fields = written.split(",", -1);
                if (columns == null) {
                    columns = columns(fields);
                    width = fields.length;
                } else if (over || written.startsWith(end)) {
                    if (over) {
                        after.add(fields);
                    }
                    over = true;
                } else {
                    lines.add(new Line(number, columns, fields).ofWidth(width));
                }
            }
            if (columns == null) {
                throw new BillException(
                        "账单没有以「" + first + "」开头的表头", "The bill has no heading that begins with " + first);
            }
        }

        private static Map<String, Integer> columns(String[] heading) {
            Map<String, Integer> columns = new HashMap<>();
            for (int i = 0; i < heading.length; i++) {
                columns.put(bare(heading[i]), i);
            }
            return columns;
        }

        List<Line> lines() {
            return lines;
        }

        long told(int column) {
            if (after.isEmpty()) {
                throw new BillException("账单没有合计行：文件不完整", "The bill has no line of sums: it is cut off");
            }
            String lines = bare(after.get(0)[column]);
            try {
                return Long.parseLong(lines);
            } catch (NumberFormatException e) {
                throw new BillException(
                        "账单合计行的「" + lines + "」不是行数",
                        "The bill's line of sums has '" + lines + "' for a number of lines");
            }
        }

        private static String bare(String field) {
            return field.strip().replaceFirst("^`", "").strip();
        }

        record Line(int number, Map<String, Integer> columns, String[] fields) {
            String get(String column) {
                Integer index = columns.get(column);
                if (index == null) {
                    throw new BillException("账单没有「" + column + "」一列", "The bill has no column " + column);
                }
                return bare(fields[index]);
            }

            /** With a field too many or too few, nobody knows which sum stands under which heading. */
            Line ofWidth(int width) {
                if (fields.length != width) {
                    throw notUnderstood(new Words(
                            "有 " + fields.length + " 个字段，表头有 " + width + " 个",
                            "it has " + fields.length + " fields, and the heading " + width));
                }
                return this;
            }

            Instant time(String column) {
                try {
                    return LocalDateTime.parse(get(column), TIME).toInstant(BEIJING);
                } catch (RuntimeException e) {
                    throw notUnderstood(Words.of(column + " '" + get(column) + "'"));
                }
            }

            StatementRow row(Kind kind, String serial, String order, String yuan, Instant at) {
                try {
                    return new StatementRow(kind, serial, order, Money.fen(Math.abs(AlipayProvider.fen(yuan))), at);
                } catch (RuntimeException e) {
                    throw notUnderstood(new Words(
                            "金额 '" + yuan + "'，流水号 '" + serial + "'", "sum '" + yuan + "', serial '" + serial + "'"));
                }
            }

            BillException notUnderstood(Words what) {
                return new BillException(
                        "账单第 " + number + " 行看不懂：" + what.zh(),
                        "Line " + number + " of the bill is not understood: " + what.en());
            }
        }
    }
}
