package io.daozha.admin.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.live.LaneView.Alarm.Kind;
import io.daozha.admin.web.Language;
import io.daozha.gate.FailPolicy.Answer;
import io.daozha.gate.FailPolicy.Cause;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a lane can be alarmed by is said in Chinese and in English. */
@QuarkusTest
@TestProfile(FakeSite.class)
class AlarmWordsTest {
    private static final String CHINESE = ".*\\p{IsHan}.*";

    private final LiveMsg zh = Language.ZH.words(LiveMsg.class);
    private final LiveMsg en = Language.EN.words(LiveMsg.class);

    @Test
    void everyKindOfAlarm() {
        for (Kind kind : Kind.values()) {
            assertBoth(kind.name(), zh.alarm(kind), en.alarm(kind));
        }
    }

    @Test
    void whatBillingTellsOf() {
        for (String kind : List.of("DISK_NEARLY_FULL", "CLOCK_JUMP", "LONG_STAY", "DATABASE_DOWN")) {
            assertBoth(kind, zh.fact(kind), en.fact(kind));
        }
    }

    @Test
    void everyWordOfTheFailPolicy() {
        Stream.of(
                        Stream.of(Cause.values()).map(Cause::name),
                        Stream.of(Answer.values()).map(Answer::name),
                        Stream.of("LIMIT"))
                .flatMap(words -> words)
                .forEach(word -> assertBoth(word, zh.policyWord(word), en.policyWord(word)));
        assertEquals("NEW", zh.policyWord("NEW"), "of another version of the program");
    }

    private static void assertBoth(String what, String zh, String en) {
        assertTrue(zh.matches(CHINESE), what + " in Chinese: " + zh);
        assertFalse(en.isBlank() || en.equals(what) || en.matches(CHINESE), what + " in English: " + en);
    }
}
