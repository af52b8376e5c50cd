package io.daozha.admin.money;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.StatementRow;
import io.daozha.billing.payment.AlipayProvider;
import io.daozha.billing.payment.ChannelBill;
import io.daozha.billing.payment.WechatProvider;
import java.util.List;
import java.util.Locale;

/** The file of a channel's day as somebody sends it: looked at before it is read. */
final class BillFile {
    /** A car park of a thousand payments a day has a tenth of it. */
    static final int MOST_BYTES = 4 << 20;

    private BillFile() {}

    /** The channel by its name; null where it hands out no bill, which is noted. */
    static String channel(Fields form, String given) {
        String name = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        if (List.of(WechatProvider.CHANNEL, AlipayProvider.CHANNEL).contains(name)) {
            return name;
        }
        form.flaw("channel", Refusals.words(MoneyMsg::noBillOfChannel));
        return null;
    }

    /** @throws Trouble for what is no bill, by size or by its first bytes */
    static void look(byte[] file) {
        if (file == null || file.length == 0) {
            throw Refusals.trouble(400, "file-missing", MoneyMsg::fileMissing).at("file");
        }
        if (file.length > MOST_BYTES) {
            throw Refusals.trouble(413, "file-too-large", MoneyMsg::fileTooLarge)
                    .at("file");
        }
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
            throw Refusals.trouble(400, "file-packed", MoneyMsg::fileZipped).at("file");
        }
        boolean gzip = file.length > 2 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b;
        for (int i = 0; !gzip && i < Math.min(file.length, 1000); i++) {
            if (file[i] == 0) {
                throw Refusals.trouble(400, "file-no-text", MoneyMsg::fileNoText)
                        .at("file");
            }
        }
    }

    static List<StatementRow> read(String channel, byte[] file) {
        look(file);
        return Refusals.heard(
                () -> channel.equals(WechatProvider.CHANNEL) ? ChannelBill.wechat(file) : ChannelBill.alipay(file));
    }
}
