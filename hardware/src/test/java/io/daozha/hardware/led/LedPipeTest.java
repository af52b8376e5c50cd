package io.daozha.hardware.led;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.SignLevels;
import io.daozha.hardware.SignText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LedPipeTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LedPipe pipe = new LedPipe("reader front", LedPanel.SQUARE, nanos::get);

    @Test
    void theNewestTextIsHandedOutOnceAsTheCapturedFrame() throws Exception {
        pipe.show(SignText.of("请等待"));
        pipe.show(new SignText(List.of("欢迎光临"), Optional.of("欢迎光临"), Optional.empty()));
        List<byte[]> frames = pipe.take();
        assertEquals(5, frames.size(), "four rows and the voice");
        assertArrayEquals(
                LedFrameTest.bytes("00 64 FF FF 62 1B 00 00 01 00 05 00 01 03 00 FF 00 00 00 00 00 00 00 08 00"
                        + " BB B6 D3 AD B9 E2 C1 D9 58 96"),
                frames.get(0));
        assertEquals(List.of(), pipe.take());
    }

    @Test
    void wordsThatWaitedTooLongAreNotSaidToTheNextCar() throws Exception {
        pipe.show(new SignText(List.of("欢迎光临"), Optional.of("欢迎光临"), Optional.empty()));
        pass(Duration.ofMillis(3001));
        assertEquals(4, pipe.take().size());
    }

    @Test
    void atVolumeZeroNothingIsSaid() throws Exception {
        pipe.adjust(new SignLevels(20, 0));
        pipe.show(new SignText(List.of("欢迎光临"), Optional.of("欢迎光临"), Optional.empty()));
        List<byte[]> frames = pipe.take();
        assertEquals(5, frames.size(), "brightness and four rows");
        assertArrayEquals(LedPanel.brightness(20).bytes(), frames.get(0));
    }

    @Test
    void aCarrierThatDoesNotComeIsNamedAndTheNewTextWaits() throws Exception {
        pipe.show(SignText.of("一"));
        pass(Duration.ofSeconds(20));
        pipe.show(SignText.of("也"));
        pass(Duration.ofSeconds(11));
        DeviceException away = assertThrows(DeviceException.class, () -> pipe.show(SignText.of("二")));
        assertEquals(
                "reader front has not come for the sign's text for 31 s; check that it is on, and that its heartbeat"
                        + " calls this box.",
                away.getMessage());
        assertArrayEquals(
                LedPanel.SQUARE.lines(SignText.of("二")).frames().get(0).bytes(),
                pipe.take().get(0));
        pass(Duration.ofSeconds(100));
        pipe.show(SignText.of("三"));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
