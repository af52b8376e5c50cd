package io.daozha.billing.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Money;
import io.daozha.billing.StatementRow;
import io.daozha.billing.StatementRow.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The files as the channels' pages hand them out: backticks, tabs, remarks, GBK, gzip, and a line of sums. */
class ChannelBillTest {
    private static final String WECHAT = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
            + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,"
            + "申请退款金额,费率备注\r\n"
            + "`2026-03-01 11:31:07,`wx01,`1900000001,`0,`,`4200001,`D1ABC,`o1,`NATIVE,`SUCCESS,`OTHERS,`CNY,`6.00,`0.00,`0,`0,"
            + "`0.00,`0.00,`,`,`停车费,`,`0.04000,`0.60%,`6.00,`0.00,`\r\n"
            + "`2026-03-01 11:40:00,`wx01,`1900000001,`0,`,`4200002,`H2ABC,`o2,`MWEB,`SUCCESS,`OTHERS,`CNY,`10.05,`0.00,`0,`0,"
            + "`0.00,`0.00,`,`,`停车费,`,`0.06000,`0.60%,`10.05,`0.00,`\r\n"
            + "`2026-03-01 12:00:00,`wx01,`1900000001,`0,`,`4200001,`D1ABC,`o1,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030,"
            + "`RD9,`2.00,`0.00,`ORIGINAL,`SUCCESS,`停车费,`,`-0.01000,`0.60%,`0.00,`2.00,`\r\n"
            + "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n"
            + "`3,`16.05,`2.00,`0.00,`0.09000,`16.05,`2.00\r\n";

    private static final String ALIPAY = "#支付宝业务明细查询\n#账号：[20880000000000010156]\n#起始日期：[2026年03月01日 00:00:00]\n"
            + "#-----------------------------------------业务明细列表----------------------------------------\n"
            + "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
            + "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
            + "退款批次号/请求号,服务费（元）,分润（元）,备注\n"
            + "2026030122001\t,D1ABC\t,交易\t,停车费,2026-03-01 11:30:00,2026-03-01 11:31:07,\t,,,\t,*张(138****0000),6.00,6.00,0.00,"
            + "0.00,0.00,0.00,0.00,,0.00,0.00,\t,-0.04,0.00,\n"
            + "2026030122001\t,D1ABC\t,退款\t,停车费,2026-03-01 11:30:00,2026-03-01 12:00:00,\t,,,\t,*张(138****0000),-2.00,-2.00,0.00,"
            + "0.00,0.00,0.00,0.00,,0.00,0.00,RD9\t,0.01,0.00,\n"
            + "#-----------------------------------------业务明细列表结束------------------------------------\n#交易合计：1笔\n";

    private static final Instant PAID_AT = Instant.parse("2026-03-01T03:31:07Z");
    private static final Instant BACK_AT = Instant.parse("2026-03-01T04:00:00Z");

    private static StatementRow row(Kind kind, String serial, String order, long fen, Instant at) {
        return new StatementRow(kind, serial, order, Money.fen(fen), at);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void wechat() throws IOException {
        List<StatementRow> expected = List.of(
                row(Kind.PAYMENT, "4200001", "D1ABC", 600, PAID_AT),
                row(Kind.PAYMENT, "4200002", "D2ABC", 1005, Instant.parse("2026-03-01T03:40:00Z")),
                row(Kind.REFUND, "RD9", "D1ABC", 200, BACK_AT));
        assertEquals(expected, ChannelBill.wechat(utf8(WECHAT)));
        assertEquals(expected, ChannelBill.wechat(utf8("\uFEFF" + WECHAT)));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8(WECHAT));
        }
        assertEquals(expected, ChannelBill.wechat(packed.toByteArray()));
    }

    @Test
    void alipay() {
        assertEquals(
                List.of(
                        row(Kind.PAYMENT, "2026030122001", "D1ABC", 600, PAID_AT),
                        row(Kind.REFUND, "RD9", "D1ABC", 200, BACK_AT)),
                ChannelBill.alipay(ALIPAY.getBytes(Charset.forName("GBK"))));
    }

    @Test
    void whatIsNotUnderstoodIsNamedAndNothingTaken() {
        refused("Line 3", WECHAT.replace("`10.05,`0.00,`\r\n", "`ten,`0.00,`\r\n"));
        refused("Line 2", WECHAT.replace("2026-03-01 11:31:07", "yesterday"));
        refused("Line 2", WECHAT.replaceFirst("SUCCESS", "GIVEN"));
        refused("heading", "<html>login</html>");
        refused("has 'many' for a number of lines", WECHAT.replace("`3,", "`many,"));
        refused("微信订单号", WECHAT.replace("微信订单号", "wx"));
    }

    /** A comma within a field, or one that is lost, moves every sum that follows under another heading. */
    @Test
    void aLineWithAFieldTooManyOrTooFewIsRefused() {
        refused("Line 2 of the bill is not understood: it has 28 fields", WECHAT.replaceFirst("`停车费", "`停车,费"));
        refused(
                "Line 3 of the bill is not understood: it has 26 fields",
                WECHAT.replace("`10.05,`0.00,`\r\n", "`10.05,`0.00\r\n"));
        refused(
                "Line 4 of the bill is not understood: it has 28 fields",
                WECHAT.replace("`2.00,`\r\n总", "`2.00,`,\r\n总"));
    }

    /** Every place at which a download may have been cut. */
    @Test
    void aBillThatIsCutOffIsNotTaken() {
        byte[] whole = utf8(WECHAT);
        int lastLine = utf8(WECHAT.substring(0, WECHAT.lastIndexOf("`3,"))).length;
        for (int length = 0; length <= lastLine; length += 13) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThrows(BillException.class, () -> ChannelBill.wechat(part), "cut after " + length);
        }
    }

    private static void refused(String names, String bill) {
        BillException refused = assertThrows(BillException.class, () -> ChannelBill.wechat(utf8(bill)));
        String said = refused.in(Locale.ENGLISH);
        assertTrue(said.contains(names), said);
        Matcher line = Pattern.compile("Line (\\d+)").matcher(said);
        String zh = refused.in(Locale.CHINESE);
        assertTrue(zh.startsWith(line.find() ? "账单第 " + line.group(1) + " 行看不懂：" : "账单"), zh);
    }
}
