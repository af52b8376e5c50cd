package io.daozha.hardware.led;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.SignText;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.simulated.SimulatedLedCard;
import io.daozha.hardware.simulated.SimulatedLedCard.Fault;
import io.daozha.hardware.simulated.SimulatedLine;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One text told to a card by hand. */
class LedTrialTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void theCardShowsAndSaysItAndWhatItCannotIsTold() throws Exception {
        SimulatedLedCard card = new SimulatedLedCard(Optional.of("159753"));
        LedPanel panel = new LedPanel(2, 8, Optional.of("159753"), true);
        try (SimulatedLine line = SimulatedLine.open(card)) {
            SignText text = new SignText(List.of("京A😀", "二", "三"), Optional.of("欢迎光临"), Optional.empty());
            String loss = LedCard.tryOut(line.address(), panel, text, CLOCK);
            assertEquals(List.of("京A?", "二"), card.rows().subList(0, 2));
            assertEquals("欢迎光临", card.spoken().poll());
            assertTrue(loss.contains("There is no row for '三'"), loss);
            assertEquals("", LedCard.tryOut(line.address(), panel, SignText.of("一"), CLOCK));
        }
    }

    @Test
    void aCardThatDoesNotConfirmAndALineThatIsNotThereAreNamed() throws Exception {
        SimulatedLedCard card = new SimulatedLedCard();
        card.breakBy(Fault.SILENT);
        try (SimulatedLine line = SimulatedLine.open(card)) {
            DeviceException silent = assertThrows(
                    DeviceException.class,
                    () -> LedCard.tryOut(line.address(), LedPanel.SQUARE, SignText.of("一"), CLOCK));
            assertTrue(silent.getMessage().contains("not set mute"), silent.getMessage());
        }
        IOException absent = assertThrows(
                IOException.class,
                () -> LedCard.tryOut(
                        new SerialLine.Port("/dev/no-such-port", 9600), LedPanel.SQUARE, SignText.of("一"), CLOCK));
        assertTrue(absent.getMessage().contains("/dev/no-such-port"), absent.getMessage());
    }
}
