package io.daozha.hardware.simulated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daozha.hardware.serial.RtuFrame;
import io.daozha.hardware.serial.SerialLine;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What boards hear among the bytes of a line. */
class SimulatedLineTest {
    private static final byte[] READ_UNIT_2 = new RtuFrame(2, new byte[] {2, 0, 0, 0, 8}).bytes();
    private static final byte[] ANSWER_UNIT_2 = new RtuFrame(2, new byte[] {2, 1, 0}).bytes();
    private static final int PATIENCE_MILLIS = 150;

    private SimulatedLine line;
    private Socket socket;

    @BeforeEach
    void open() throws Exception {
        line = SimulatedLine.onTcp(new SimulatedBoard(1, System::nanoTime), new SimulatedBoard(2, System::nanoTime));
        SerialLine.Tcp address = (SerialLine.Tcp) line.address();
        socket = new Socket(address.host(), address.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws Exception {
        socket.close();
        line.close();
    }

    @Test
    void onlyTheUnitThatWasAskedAnswers() throws Exception {
        say(READ_UNIT_2);
        assertArrayEquals(ANSWER_UNIT_2, hear());
    }

    @Test
    void noiseBeforeAFrameDoesNotHideIt() throws Exception {
        byte[] all = new byte[READ_UNIT_2.length + 3];
        Arrays.fill(all, (byte) 2);
        System.arraycopy(READ_UNIT_2, 0, all, 3, READ_UNIT_2.length);
        say(all);
        assertArrayEquals(ANSWER_UNIT_2, hear());
    }

    @Test
    void nobodyAnswersNoiseBrokenFramesAndUnitsThatAreNotThere() throws Exception {
        byte[] damaged = READ_UNIT_2.clone();
        damaged[5] ^= 1;
        for (byte[] nothing : new byte[][] {damaged, {1, 2, 3}, new RtuFrame(3, new byte[] {2, 0, 0, 0, 8}).bytes()}) {
            say(nothing);
            assertThrows(SocketTimeoutException.class, this::hear);
        }
        say(READ_UNIT_2);
        assertArrayEquals(ANSWER_UNIT_2, hear(), "and the line still works");
    }

    @Test
    void silenceEndsAHalfFrame() throws Exception {
        say(Arrays.copyOf(READ_UNIT_2, 4));
        assertThrows(SocketTimeoutException.class, this::hear);
        say(Arrays.copyOfRange(READ_UNIT_2, 4, READ_UNIT_2.length));
        assertThrows(SocketTimeoutException.class, this::hear);
        assertEquals(0, socket.getInputStream().available());
    }

    private void say(byte[] bytes) throws Exception {
        socket.getOutputStream().write(bytes);
    }

    private byte[] hear() throws Exception {
        return socket.getInputStream().readNBytes(ANSWER_UNIT_2.length);
    }
}
