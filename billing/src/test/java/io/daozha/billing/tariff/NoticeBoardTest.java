package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeBoardTest {

    @Test
    void theBoardOfHuaihua() {
        List<Words> board = NoticeBoard.lines(TariffFiles.read("published/hn-1"));
        assertEquals(
                List.of(
                        "怀化市机动车停放收费",
                        "定价形式：政府指导价",
                        "收费依据：怀发改价服〔2021〕3号",
                        "【小型车】",
                        "停放30分钟以内（含30分钟）免费，超过的从进场起计费",
                        "白天 07:00–22:00 5.00元/1小时，不足1小时按1小时计",
                        "夜间 22:00–07:00 2.00元/1小时，不足1小时按1小时计",
                        "跨时段的计费单位按其开始时段计费",
                        "每24小时最高20.00元",
                        "【大型车】",
                        "停放30分钟以内（含30分钟）免费，超过的从进场起计费",
                        "白天 07:00–22:00 8.00元/1小时，不足1小时按1小时计",
                        "夜间 22:00–07:00 4.00元/1小时，不足1小时按1小时计",
                        "跨时段的计费单位按其开始时段计费",
                        "每24小时最高40.00元",
                        "【摩托车】",
                        "停放30分钟以内（含30分钟）免费，超过的从进场起计费",
                        "1.00元/1小时，不足1小时按1小时计",
                        "每24小时最高7.00元",
                        "缴费后15分钟内离场不再计费",
                        "进场后调价的，按进场时的标准收费",
                        "价格监督举报电话：12315"),
                board.stream().map(Words::zh).toList());
        assertEquals(
                "day 07:00–22:00 CNY 5.00 per 1 h, a part counts whole",
                board.get(5).en());
    }

    @Test
    void theBoardOfYuanjiangTellsTheSteps() {
        List<String> board = NoticeBoard.lines(TariffFiles.read("forms/yuanjiang")).stream()
                .map(Words::zh)
                .toList();
        assertTrue(board.contains("累计停放12小时以内：5.00元"), board::toString);
        assertTrue(board.contains("每24小时重新计费"), board::toString);
        assertTrue(board.contains("累计停放12小时以内：15.00元"), board::toString);
    }
}
