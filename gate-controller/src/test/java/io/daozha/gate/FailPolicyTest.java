package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Passage.Direction;
import io.daozha.gate.FailPolicy.Answer;
import io.daozha.gate.FailPolicy.Cause;
import io.daozha.gate.FailPolicy.Rule;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailPolicyTest {

    /** Each rule a row on each side of each of its limits. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    OPEN                              | 999999 | 9999 | OPEN
                    HOLD                              | 999999 | 0    | HOLD
                    ASK                               | 0      | 0    | ASK
                    OPEN for 2h at most 50, then ASK  | 7199   | 49   | OPEN
                    OPEN for 2h at most 50, then ASK  | 7200   | 49   | ASK
                    OPEN for 2h at most 50, then ASK  | 7199   | 50   | ASK
                    OPEN for 3min, then HOLD          | 179    | 9999 | OPEN
                    OPEN for 3min, then HOLD          | 180    | 0    | HOLD
                    OPEN at most 1, then HOLD         | 999999 | 0    | OPEN
                    OPEN at most 1, then HOLD         | 0      | 1    | HOLD
                    HOLD for 30s, then OPEN           | 29     | 0    | HOLD
                    HOLD for 30s, then OPEN           | 30     | 9999 | OPEN
                    """)
    void limits(String rule, long seconds, int opened, Answer answer) {
        assertEquals(answer, Rule.parse(rule).answer(Duration.ofSeconds(seconds), opened));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    open                         | is no answer to an outage
                    OPEN for 2 h, then ASK       | is no answer to an outage
                    OPEN for 2h                  | needs to be followed by what is done beyond it
                    OPEN, then ASK               | needs a limit before it
                    OPEN at most 5, then OPEN    | says OPEN again
                    HOLD at most 5, then OPEN    | HOLD opens nothing
                    """)
    void whatIsWrongIsSaid(String rule, String said) {
        String refused = assertThrows(IllegalArgumentException.class, () -> Rule.parse(rule))
                .getMessage();
        assertTrue(refused.contains(said) && refused.contains(rule), refused);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void everyCauseHasAnAnswer(Direction direction) {
        FailPolicy policy = FailPolicy.of(direction);
        for (Cause cause : Cause.values()) {
            policy.rule(cause);
            assertTrue(cause.grounds().leaks(), cause.toString());
        }
        FailPolicy other = policy.with(Map.of(Cause.CAMERA, "HOLD"));
        assertEquals(Rule.parse("HOLD"), other.rule(Cause.CAMERA));
        assertEquals(policy.rule(Cause.BUS), other.rule(Cause.BUS));
    }

    @Test
    void exitsFailOpenSoonerOrLater() {
        for (Cause cause : Cause.values()) {
            Rule rule = FailPolicy.of(Direction.OUT).rule(cause);
            assertEquals(
                    Answer.OPEN,
                    rule.answer() == Answer.OPEN ? Answer.OPEN : rule.then().orElseThrow());
        }
    }
}
