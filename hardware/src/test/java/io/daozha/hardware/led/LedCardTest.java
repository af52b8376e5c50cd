package io.daozha.hardware.led;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.SignLevels;
import io.daozha.hardware.SignText;
import io.daozha.hardware.simulated.SimulatedLedCard;
import io.daozha.hardware.simulated.SimulatedLedCard.Fault;
import io.daozha.hardware.simulated.SimulatedLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver against a card that speaks the real protocol, on each kind of line. */
@ParameterizedClass
@ValueSource(strings = {"serial port", "tcp"})
class LedCardTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final SignText WELCOME = said("欢迎光临", "京A12345", "欢迎光临");
    private static final SignText PAY = said("请缴费", "5元", "请交费5元");

    @Parameter
    String kind;

    private SimulatedLedCard card = new SimulatedLedCard();
    private SimulatedLine line;
    private LedCard sign;

    @AfterEach
    void close() throws Exception {
        sign.close();
        line.close();
    }

    @Test
    void textIsShownAndSaidOnceAndTheClockIsSet() throws Exception {
        open(LedPanel.SQUARE);
        sign.show(WELCOME);
        assertEquals("欢迎光临", card.spoken().poll(3, TimeUnit.SECONDS));
        assertEquals(List.of("欢迎光临", "京A12345", " ", " "), card.rows());
        assertArrayEquals(new byte[] {(byte) 0xEA, 7, 3, 1, 1, 12, 0, 0}, card.clock());
        assertEquals(Optional.empty(), sign.trouble());
    }

    @Test
    void loudnessAndBrightnessAreSetAndSilenceIsKept() throws Exception {
        open(LedPanel.SQUARE);
        sign.adjust(new SignLevels(30, 0));
        sign.show(WELCOME);
        await(() -> card.brightness() == 30 && card.rows().get(3).equals(" "));
        sign.adjust(new SignLevels(80, 60));
        sign.show(PAY);
        assertEquals("请交费5元", card.spoken().poll(3, TimeUnit.SECONDS), "the first was not said");
        assertEquals(60, card.volume());
    }

    @Test
    void aSilentCardCostsNobodyTimeIsNamedAndHealsWithTheNewestTextUnsaid() throws Exception {
        card.breakBy(Fault.SILENT);
        open(LedPanel.SQUARE);
        long before = System.nanoTime();
        showAnyway(WELCOME);
        assertTrue(System.nanoTime() - before < Duration.ofMillis(100).toNanos(), "show does not wait");
        await(() -> sign.trouble().isPresent());
        DeviceException told = assertThrows(DeviceException.class, () -> sign.show(SignText.of("请等待")));
        assertTrue(told.getMessage().startsWith("The sign on " + line.address() + ", told 0x05, did not answer"));
        card.breakBy(Fault.NONE);
        await(() -> card.rows().get(0).equals("请等待"));
        await(() -> sign.trouble().isEmpty());
        assertNull(card.spoken().poll(), "words for a car that has gone");
    }

    @Test
    void garbageARefusalAndLatenessAreNamed() throws Exception {
        open(LedPanel.SQUARE);
        await(() -> card.frames() > 0);
        card.breakBy(Fault.GARBLED);
        showAnyway(WELCOME);
        awaitTrouble("what is no answer to it: 00 64 FF FF");
        card.breakBy(Fault.REFUSING);
        awaitTrouble("refused with code 1");
        card.breakBy(Fault.LATE);
        awaitTrouble("did not answer");
        card.breakBy(Fault.NONE);
        await(() -> sign.trouble().isEmpty());
    }

    @Test
    void aMuteCardIsToldEverythingAndNotWaitedFor() throws Exception {
        card.breakBy(Fault.MUTE);
        open(new LedPanel(4, 8, Optional.empty(), false));
        sign.show(WELCOME);
        assertEquals("欢迎光临", card.spoken().poll(3, TimeUnit.SECONDS));
        assertEquals(Optional.empty(), sign.trouble());
    }

    @Test
    void aPasswordIsGivenFirstAndAgainWhenTheCardHasBeenOff() throws Exception {
        card = new SimulatedLedCard(Optional.of("159753"));
        open(new LedPanel(4, 8, Optional.of("159753"), true));
        sign.show(WELCOME);
        assertEquals("欢迎光临", card.spoken().poll(3, TimeUnit.SECONDS));
        card.powerCycle();
        showAnyway(SignText.of("一路顺风"));
        await(() -> card.rows().get(0).equals("一路顺风"));
    }

    @Test
    void aWrongPasswordIsNamed() throws Exception {
        card = new SimulatedLedCard(Optional.of("159753"));
        open(new LedPanel(4, 8, Optional.of("000000"), true));
        awaitTrouble("its password is another one");
    }

    @Test
    void anUnpluggedLineIsOpenedAnewAndToldTheNewestText() throws Exception {
        open(LedPanel.SQUARE);
        sign.show(WELCOME);
        assertEquals("欢迎光临", card.spoken().poll(3, TimeUnit.SECONDS));
        line.unplug();
        showAnyway(PAY);
        await(() -> sign.trouble().isPresent());
        assertTrue(sign.trouble().orElseThrow().contains(line.address().toString()));
        card.powerCycle();
        line.replug();
        await(() -> card.rows().get(0).equals("请缴费"));
        await(() -> sign.trouble().isEmpty());
    }

    @Test
    void ofManyTextsTheLastStays() throws Exception {
        open(LedPanel.SQUARE);
        for (int i = 0; i < 1000; i++) {
            sign.show(SignText.of("第" + i));
        }
        await(() -> card.rows().get(0).equals("第999"));
        assertTrue(card.shown().size() < 1000, "no backlog of " + card.shown().size());
    }

    private void open(LedPanel panel) throws Exception {
        line = kind.equals("tcp") ? SimulatedLine.onTcp(card) : SimulatedLine.open(card);
        sign = LedCard.open(line.address(), panel, NOON, Duration.ofMillis(350));
    }

    private void showAnyway(SignText text) {
        try {
            sign.show(text);
        } catch (DeviceException e) {
            // It tells of what came before; the text goes out all the same.
        }
    }

    private void awaitTrouble(String part) {
        await(() -> sign.trouble().filter(why -> why.contains(part)).isPresent());
    }

    private static SignText said(String first, String second, String speech) {
        return new SignText(List.of(first, second), Optional.of(speech), Optional.empty());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain");
            LockSupport.parkNanos(5_000_000);
        }
    }
}
