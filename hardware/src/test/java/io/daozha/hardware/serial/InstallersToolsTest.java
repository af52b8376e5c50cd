package io.daozha.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.serial.RollCall.Kind;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which ports there are, and who lives on a line. */
class InstallersToolsTest {
    private static final Duration TIMEOUT = Duration.ofMillis(60);

    @TempDir
    Path folder;

    @Test
    void anAdapterIsNamedByThePathThatStays() throws Exception {
        Path byPath = Files.createDirectory(folder.resolve("by-path"));
        Path device = Files.createFile(folder.resolve("ttyUSB7")).toRealPath();
        Files.createSymbolicLink(byPath.resolve("usb-0:2:1.0-port0"), device);
        String builtIn = folder.resolve("ttyS0").toString();
        List<FoundPort> ports = FoundPort.all(byPath, Map.of(builtIn, "Physical Port S0", device.toString(), "CH340"));
        assertEquals(
                List.of(
                        new FoundPort(byPath.resolve("usb-0:2:1.0-port0").toString(), device.toString(), "CH340", true),
                        new FoundPort(builtIn, builtIn, "Physical Port S0", false)),
                ports);
        assertEquals(List.of(), FoundPort.all(folder.resolve("none"), Map.of()));
    }

    @Test
    void eachAddressSaysWhatLivesThere() throws Exception {
        SimulatedBoard sound = new SimulatedBoard(1, System::nanoTime);
        sound.setInput(3, true);
        SimulatedBoard linked = new SimulatedBoard(2, System::nanoTime);
        linked.setMode(0, 1);
        SimulatedBoard strange = new SimulatedBoard(3, System::nanoTime);
        strange.answerException(1);
        SimulatedBoard torn = new SimulatedBoard(4, System::nanoTime);
        torn.tear();
        try (SimulatedLine line = SimulatedLine.onTcp(sound, linked, strange, torn);
                SerialBus bus = SerialBus.open(line.address(), TIMEOUT)) {
            CountDownLatch up = new CountDownLatch(1);
            bus.onState(state -> up.countDown());
            assertTrue(bus.state().up() || up.await(5, TimeUnit.SECONDS));
            assertEquals(new RollCall(1, Kind.BOARD, "inputs 0 to 7: ···●····"), RollCall.of(bus, 1));
            RollCall moved = RollCall.of(bus, 2);
            assertEquals(Kind.BOARD, moved.kind());
            assertTrue(moved.detail().contains("must all be 0"), moved.detail());
            assertEquals(Kind.OTHER, RollCall.of(bus, 3).kind());
            assertEquals(Kind.GARBLED, RollCall.of(bus, 4).kind());
            assertEquals(Kind.SILENT, RollCall.of(bus, 5).kind());

            BusStatistics first = bus.statisticsByUnit().get(1);
            assertEquals(2, first.requests(), "inputs and modes");
            assertEquals(2, first.answers());
            assertTrue(first.roundTrips().compareTo(first.lastRoundTrip()) > 0);
            assertEquals(1, bus.statisticsByUnit().get(3).exceptions());
            assertEquals(2, bus.statisticsByUnit().get(4).crcErrors());
            assertEquals(2, bus.statisticsByUnit().get(5).timeouts());
            assertEquals(9, bus.statistics().requests());
        }
    }

    @Test
    void aLineThatIsNotThereIsNotTakenForSilence() throws Exception {
        try (SerialBus bus = SerialBus.open(new SerialLine.Port(folder + "/none", 9600), TIMEOUT)) {
            assertThrows(DeviceException.class, () -> RollCall.of(bus, 1));
        }
    }
}
