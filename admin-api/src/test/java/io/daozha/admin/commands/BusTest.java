package io.daozha.admin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.serial.FoundPort;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedLedCard;
import io.daozha.hardware.simulated.SimulatedLine;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The installer's commands against boards and a card that speak the real protocols. */
class BusTest {
    private static final String[] QUICKLY = {"--watch", "1"};

    private final StringWriter out = new StringWriter();
    private final SimulatedBoard board = new SimulatedBoard(1, System::nanoTime);

    @Test
    void portsAreNamedWithWhatToWrite() {
        PrintWriter print = new PrintWriter(out, true);
        assertEquals(1, BusPorts.print(List.of(), print));
        assertTrue(out.toString().contains("Is the adapter plugged in"), out.toString());
        FoundPort adapter = new FoundPort("/dev/serial/by-path/a", "/dev/ttyUSB0", "CH340", false);
        assertEquals(0, BusPorts.print(List.of(adapter), print));
        assertTrue(out.toString().contains("/dev/serial/by-path/a  (/dev/ttyUSB0, CH340)"), out.toString());
        assertTrue(out.toString().contains("dialout"), out.toString());
        assertEquals("/dev/serial/by-path/a", BusLine.onlyAdapter(List.of(adapter)));
        assertThrows(WrongInputException.class, () -> BusLine.onlyAdapter(List.of(adapter, adapter)));
    }

    @Test
    void scanFindsWhoAnswersAndSaysWhatToCheckWhereNobodyDoes() throws Exception {
        SimulatedBoard third = new SimulatedBoard(3, System::nanoTime);
        try (SimulatedLine line = SimulatedLine.onTcp(board, third)) {
            assertEquals(0, run(new BusScan(), line, "--to", "3"));
            assertTrue(out.toString().contains("unit 1: a board"), out.toString());
            assertFalse(out.toString().contains("unit 2"), out.toString());
            assertTrue(out.toString().contains("unit 3: a board"), out.toString());
            assertEquals(1, run(new BusScan(), line, "--from", "4", "--to", "5"));
            assertTrue(out.toString().contains("Nobody answers"), out.toString());
        }
    }

    @Test
    void aPulseAsksFirstAndWithoutAYesSendsNothing() throws Exception {
        try (SimulatedLine line = SimulatedLine.onTcp(board)) {
            board.setInput(1, true);
            for (String answer : List.of("n\n", "", "\n", "maybe\n")) {
                assertEquals(1, run(pulse(answer), line, "2"));
            }
            assertFalse(board.relayClosed(2));
            assertTrue(out.toString().contains("CAUTION: input 1 is on"), out.toString());
            assertTrue(out.toString().contains("Nothing was sent"), out.toString());
        }
    }

    @Test
    void aPulseShowsWhatItMovedOrSaysWhatToCheck() throws Exception {
        try (SimulatedLine line = SimulatedLine.onTcp(board)) {
            assertEquals(0, run(pulse("y\n"), line, "2"));
            assertTrue(out.toString().contains("No input has changed"), out.toString());
            out.getBuffer().setLength(0);
            Thread arm = new Thread(() -> {
                while (!board.relayClosed(0)) {
                    Thread.onSpinWait();
                }
                board.setInput(2, true);
            });
            arm.start();
            assertEquals(0, run(pulse(""), line, "0", "--yes"));
            arm.join();
            assertTrue(out.toString().contains("input 2 (usually the upper limit) is on"), out.toString());
            assertFalse(out.toString().contains("No input has changed"), out.toString());
        }
    }

    @Test
    void aRelayABoardOrALineThatIsNotThereIsNamedAndNothingIsSent() throws Exception {
        try (SimulatedLine line = SimulatedLine.onTcp(board)) {
            assertEquals(1, run(pulse("y\n"), line, "8"));
            assertTrue(out.toString().contains("no relay 8; nothing was sent"), out.toString());
            assertEquals(1, run(pulse("y\n"), line, "0", "--unit", "9"));
            assertTrue(out.toString().contains("unit 9") && out.toString().contains("did not answer"), out.toString());
        }
        assertEquals(1, run(new BusScan(), new SerialLine.Port("/dev/no-such-port", 9600)));
        assertTrue(out.toString().contains("is the adapter plugged in?"), out.toString());
        assertFalse(board.relayClosed(0));
    }

    @Test
    void watchPrintsInputsAndWhatTheLineDid() throws Exception {
        board.setInput(3, true);
        try (SimulatedLine line = SimulatedLine.onTcp(board)) {
            assertEquals(0, run(new BusWatch(), line, "--seconds", "1"));
        }
        assertTrue(out.toString().contains("input 3 (usually the lower limit) is on"), out.toString());
        assertTrue(out.toString().contains(" 0 unanswered"), out.toString());
    }

    @Test
    void textIsShownAfterAYesAndACardThatIsOffIsNamed() throws Exception {
        SimulatedLedCard card = new SimulatedLedCard();
        try (SimulatedLine line = SimulatedLine.onTcp(card)) {
            assertEquals(1, run(text("n\n"), line, "欢迎"));
            assertEquals(0, card.frames());
            assertEquals(0, run(text("y\n"), line, "欢迎", "光临", "--say", "欢迎光临"));
            assertEquals(List.of("欢迎", "光临"), card.rows().subList(0, 2));
            assertEquals("欢迎光临", card.spoken().poll());
            card.breakBy(SimulatedLedCard.Fault.SILENT);
            assertEquals(1, run(text("y\n"), line, "欢迎"));
            assertTrue(out.toString().contains("did not answer within"), out.toString());
        }
    }

    private static BusPulse pulse(String answers) {
        return new BusPulse(new BufferedReader(new StringReader(answers)));
    }

    private static BusText text(String answers) {
        return new BusText(new BufferedReader(new StringReader(answers)));
    }

    private int run(Callable<Integer> command, SimulatedLine line, String... arguments) {
        return run(command, line.address(), arguments);
    }

    private int run(Callable<Integer> command, SerialLine line, String... arguments) {
        CommandLine commands = new CommandLine(command).setOut(new PrintWriter(out, true));
        String[] quickly = command instanceof BusPulse ? QUICKLY : new String[0];
        String[] all = new String[arguments.length + quickly.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(quickly, 0, all, arguments.length, quickly.length);
        all[all.length - 1] = "--port=" + line;
        return commands.execute(all);
    }
}
